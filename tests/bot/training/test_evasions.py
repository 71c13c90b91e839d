"""Chinese evasions, and honest haste."""

import random

import opencc
import pytest

from bot.training.evasions import evaded, hasty

ADVERT = "加微信领红包，日结工资，进群看主页 13800001111 https://paro.top/li"


def _many(text: str, number: int = 400) -> list[str]:
    chance = random.Random(9)
    return [evaded(text, chance) for _ in range(number)]


def test_the_same_chance_evades_the_same_way() -> None:
    assert _many(ADVERT) == _many(ADVERT)
    assert len(set(_many(ADVERT))) > 200


@pytest.mark.parametrize(
    "sign",
    ["薇信", "徽信", "➕", "力口", "彳敳", "🧧", "紅包", "１３８", "①③⑧", "日\n结", "裙", "壹", "加.", "加❤"],
)
def test_every_way_around_a_filter_is_produced(sign: str) -> None:
    assert any(sign in text for text in _many(ADVERT, 6000))


def test_a_short_text_is_also_written_backwards() -> None:
    assert any("信微加" in text for text in _many("加微信", 1000))


def test_an_address_still_leads_somewhere() -> None:
    assert all("https://paro.top/li" in text for text in _many("彩金 https://paro.top/li", 300))


@pytest.mark.parametrize("text", ["", "6", "微", "ok", "🔥", "。。。", "1234", "https://paro.top"])
def test_short_texts_are_evaded_and_hurried_without_harm(text: str) -> None:
    chance = random.Random(2)
    for _ in range(100):
        assert isinstance(evaded(text, chance), str)
        assert text == "" or hasty(text, chance) != ""


def test_honest_haste_has_slips_feelings_and_traditional_letters_and_often_leaves_the_words_alone() -> None:
    chance = random.Random(4)
    texts = [hasty("我在学校等你，带好书", chance) for _ in range(500)]
    plain = opencc.OpenCC("t2s")
    assert any("再学校" in text for text in texts)
    assert any("😂" in text for text in texts)
    assert any("學校" in text for text in texts)
    assert any("书书" in text for text in texts)
    assert sum("学校等你" in plain.convert(text) for text in texts) > 250
