"""The shipped forecast: heated talk that turns on a person lies above heated talk that stays with the matter."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.foresight import FORECAST
from chat.foresight import Forecast
from moderation.conversation import WINDOW, Turn
from moderation.forecast_model import ForecastModel
from moderation.sentences import Sentences
from moderation.text import fold
from storage.forecast_models import load_forecast_model

SENTENCES = Sentences()


@cache
def model() -> ForecastModel:
    return load_forecast_model(FORECAST)


def talk(*lines: str, by: str = "AB") -> list[Turn]:
    return [
        Turn(text=line, folded=fold(line).text, author=by[place % len(by)] if by else "")
        for place, line in enumerate(lines)
    ]


def read(turns: list[Turn]) -> Forecast:
    return model().forecast(turns, list(SENTENCES.embed([turn.text for turn in turns])))


def blind(turns: list[Turn]) -> Forecast:
    return model().forecast(turns, [None] * len(turns))


PAIRS = [
    (
        [
            "Your patch broke the release.",
            "It did not. Maybe learn to read a log.",
            "Oh please. You never test anything.",
        ],
        [
            "The patch broke the release, I think.",
            "Hm, did it? I can look at the log.",
            "Thanks. Maybe it's the cache.",
        ],
    ),
    (
        ["你又把公告删了，凭什么？", "写成那样还好意思问", "你以为群是你家开的？"],
        ["公告好像被删了，是误删吗？", "不好意思，是我手滑", "没事，我再发一遍，谢谢"],
    ),
    (
        ["又是你在半夜洗衣服吧", "你不要亂講好嗎", "我有錄音，你還要狡辯？"],
        ["昨天半夜好像有洗衣機的聲音", "不好意思，可能是我", "沒關係，下次早一點就好，謝謝"],
    ),
    (
        ["Опять вы удалили моё сообщение!", "А вы читать правила не пробовали?", "Кто вас вообще назначил?"],
        ["Кажется, моё сообщение пропало.", "Извините, это я случайно.", "Ничего страшного, спасибо."],
    ),
]


@pytest.mark.parametrize(("derailing", "calm"), PAIRS)
def test_talk_that_turns_on_a_person_lies_above_talk_that_does_not(derailing: list[str], calm: list[str]) -> None:
    for look in (read, blind):
        assert look(talk(*derailing)).risk > 0.5 > look(talk(*calm)).risk


@pytest.mark.parametrize(
    "lines",
    [
        ["this bug is driving me mad", "same here, I hate it", "rolled back to 2.1, works", "thanks!"],
        ["气死我了，又连跪五把", "这版本太恶心了", "休息一下吧", "好，明天再来"],
        ["anyone up for lunch?", "yes, noodles?", "noodles!"],
        ["我不同意改默认值", "但是新用户现在全都踩坑", "嗯，这倒是，那加个提示？", "可以"],
        [],
        [""],
        ["ok"],
    ],
)
def test_heated_talk_about_a_thing_is_no_quarrel(lines: list[str]) -> None:
    assert read(talk(*lines)).risk < 0.5


@given(
    st.lists(st.sampled_from([line for pair in PAIRS for lines in pair for line in lines]), max_size=6),
    st.sampled_from(["you are a stupid idiot, shut up", "你就是个废物，闭嘴", "ты идиот, заткнись"]),
)
@settings(deadline=None, max_examples=40)
def test_an_insult_never_lowers_the_risk(lines: list[str], insult: str) -> None:
    assert blind(talk(*lines, insult)).risk >= blind(talk(*lines)).risk - 1e-6


@pytest.mark.parametrize("insult", ["you are a stupid idiot, shut up", "你就是个废物，闭嘴", "ты идиот, заткнись"])
def test_nor_does_it_where_the_meaning_is_read(insult: str) -> None:
    for lines in (lines for pair in PAIRS for lines in pair):
        assert read(talk(*lines, insult)).risk >= read(talk(*lines)).risk - 1e-6


@given(st.lists(st.sampled_from("ABC"), min_size=1, max_size=6), st.permutations("ABC"))
@settings(deadline=None, max_examples=40)
def test_it_is_the_same_whatever_people_are_called(authors: list[str], names: list[str]) -> None:
    lines = (PAIRS[0][0] * 2)[: len(authors)]
    renamed = "".join(dict(zip("ABC", names, strict=True))[each] for each in authors)
    assert blind(talk(*lines, by="".join(authors))) == blind(talk(*lines, by=renamed))


def test_the_drivers_are_the_turns_that_matter_the_strongest_first() -> None:
    lines = ["hi all", "the build is green", "you are lying and you know it, idiot", "lunch?", "stop it, you clown"]
    found = read(talk(*lines))
    assert set(found.drivers[:2]) == {2, 4}
    assert len(found.drivers) <= 3


def test_where_all_say_the_same_there_are_drivers_still() -> None:
    found = blind(talk(*["you are wrong and you know it"] * 10))
    assert len(found.drivers) == 3


def test_only_the_last_turns_are_looked_at() -> None:
    lines = ["you idiot, shut up"] * 5 + [f"line {n} of the log looks fine" for n in range(WINDOW)]
    assert blind(talk(*lines)).risk == blind(talk(*lines[5:])).risk
    late = blind(talk(*["fine"] * 9_990, *["you fool, shut up"] * 2))
    assert set(late.drivers[:2]) == {9_990, 9_991}


@given(st.lists(st.text(max_size=200), max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_text_gives_a_chance(lines: list[str]) -> None:
    found = blind(talk(*lines))
    assert 0 < found.risk < 1
    assert all(0 <= place < len(lines) for place in found.drivers)


def test_chances_are_graded_finely() -> None:
    risks = [read(talk(*lines)).risk for pair in PAIRS for lines in pair]
    assert len({round(risk, 8) for risk in risks}) == len(risks)
    assert np.isfinite(risks).all()
