"""Rude words are counted in every language, and everyday words that look like them are not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.rudeness import RUDENESS, rudeness
from moderation.text import fold


def counted(text: str) -> dict[str, float]:
    return dict(zip(RUDENESS, rudeness(fold(text).text).tolist(), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "you are an idiot",
        "get lost, you moron",
        "你就是个废物",
        "你這個白痴",
        "ты идиот",
        "YOU STUPID BOT",
        "f u c k you",
    ],
)
def test_a_rude_word_to_somebody_is_aimed(text: str) -> None:
    found = counted(text)
    assert found["profanity"] > 0
    assert found["aimed"] > 0


@pytest.mark.parametrize(
    "text",
    [
        "my father is a fatherly figure",
        "a spicy dish, please",
        "we assess the classes on Monday",
        "Scunthorpe and Essex are places",
        "the cocktail party is at eight",
        "滚动条怎么隐藏",
        "мы едем в гости к дедушке",
        "",
    ],
)
def test_everyday_words_that_look_like_rude_ones_are_not_counted(text: str) -> None:
    found = counted(text)
    assert found["insult"] == 0
    assert found["aimed"] == 0


@given(st.text(max_size=60), st.sampled_from(["you idiot", "你个废物", "ты дурак"]))
def test_rude_words_more_never_count_less(text: str, rude: str) -> None:
    before, after = rudeness(fold(text).text), rudeness(fold(f"{text} . {rude}").text)
    assert (after >= before - 1e-6).sum() >= 4


@pytest.mark.parametrize("text", ["!" * 5000, "you " * 2000, "f" * 5000, "你" * 5000, ". . " * 2000])
def test_padding_does_not_make_it_slow(text: str) -> None:
    started = time.process_time()
    rudeness(text)
    assert time.process_time() - started < 0.05
