"""Evasions one at a time."""

import pytest

from bot.quality.evading import EVASIONS, evaded

CHINESE = "加微信领取免费彩金，日结三百元，群里找老师，电话13800001111"
ENGLISH = "Earn 500 daily with free bitcoin, write to the manager today"
RUSSIAN = "Быстрый заработок от 500 рублей каждый день, пиши менеджеру"

ONLY_CHINESE = {"traditional", "homophones", "pinyin", "split characters"}
ONLY_LATIN = {"mathematical"}


@pytest.mark.parametrize("name", EVASIONS)
def test_an_evasion_changes_what_it_can_and_always_in_the_same_way(name: str) -> None:
    assert evaded(name, ENGLISH) == evaded(name, ENGLISH)
    assert (evaded(name, CHINESE) != CHINESE) is (name not in ONLY_LATIN | {"look-alikes", "leet"})
    assert (evaded(name, ENGLISH) != ENGLISH) is (name not in ONLY_CHINESE)


@pytest.mark.parametrize("name", ["look-alikes", "leet", "spacing, dots", "repeated letters", "mixed scripts"])
def test_russian_is_evaded_as_well(name: str) -> None:
    assert evaded(name, RUSSIAN) != RUSSIAN


@pytest.mark.parametrize("name", EVASIONS)
@pytest.mark.parametrize("text", ["", "6", "🔥", "...", "\ud800", "https://paro.top/li"])
def test_a_text_with_nothing_to_change_is_no_trouble(name: str, text: str) -> None:
    assert isinstance(evaded(name, text), str)
