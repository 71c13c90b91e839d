"""The group's own words and patterns, in any dress; what could not work is refused when it is saved."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.settings import Catalogue, SettingError
from moderation.detectors.phrases import Phrases
from moderation.moderation import judge
from tests.moderation.said import REGULAR, context, found, said

CATALOGUE = Catalogue((Phrases,))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("賭場", "最好的赌场在这里"),
        ("赌场", "最好的賭場在這裡"),
        ("Free Nitro", "get FREE  NITRO today"),
        ("казино", "лучшее КАЗИНО города"),
        ("paypal", "send pаypаl now"),
        ("加微信", "加\u200b微\u200b信 abc"),
        ("🍀🍀", "lucky 🍀🍀 day"),
        ("ｖｉｐ", "vip room"),
    ],
)
def test_a_word_is_found_in_any_script_or_dress(word: str, text: str) -> None:
    finding = found(Phrases, text, context(phrases={"words": [word]}))
    assert finding is not None
    assert finding.reason.values["word"] == word
    assert finding.score >= 0.9


@pytest.mark.parametrize(("word", "text"), [("ass", "first class passage"), ("кот", "который час"), ("bet", "better")])
def test_a_word_inside_a_longer_one_is_not_it(word: str, text: str) -> None:
    assert found(Phrases, text, context(phrases={"words": [word]})) is None


def test_a_phrase_counts_in_full_against_a_regular_too() -> None:
    known = context(REGULAR, phrases={"words": ["forbidden thing"]})
    assert judge(said("a forbidden thing"), known).label == "spam"


def test_patterns_match_the_text_as_written_and_as_read() -> None:
    known = context(phrases={"patterns": [r"賺\d+萬", r"buy\s+\w+\s+now"]})
    for text in ("月入賺10萬", "月入赚10万", "BUY gold NOW"):
        assert found(Phrases, text, known) is not None
    assert found(Phrases, "nothing here", known) is None


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"(?<!x)y", r"a(?!b)", r"(?<=a)b"])
def test_look_around_is_refused_with_the_reason(pattern: str) -> None:
    with pytest.raises(SettingError, match="RE2 has no look-around"):
        CATALOGUE.validate("phrases", "patterns", [pattern])


@pytest.mark.parametrize("pattern", [r"(a)\1", "(", "[z-a]", "a{5000}", "x" * 1001, "a**"])
def test_what_re2_cannot_read_is_refused(pattern: str) -> None:
    with pytest.raises(SettingError):
        CATALOGUE.validate("phrases", "patterns", [pattern])


@pytest.mark.parametrize("pattern", [".", ".*", "a*", r"\s*$", "", "|x", r"[\s\S]", r"\b|."])
def test_a_pattern_that_matches_everything_is_refused_and_an_empty_line_is_none(pattern: str) -> None:
    if not pattern:
        assert CATALOGUE.validate("phrases", "patterns", [pattern]) == []
        return
    with pytest.raises(SettingError, match="matches every message"):
        CATALOGUE.validate("phrases", "patterns", [pattern])


@pytest.mark.parametrize("word", ["a", "7", "的", "ＴＨＥ", "не", "\u200b", "\u3164", "x" * 201])
def test_a_word_that_would_be_nowhere_or_everywhere_is_refused(word: str) -> None:
    with pytest.raises(SettingError):
        CATALOGUE.validate("phrases", "words", [word])


def test_lines_of_a_form_are_entries() -> None:
    assert CATALOGUE.validate("phrases", "words", "  赌场 \n\nfree nitro\n赌场\n") == ["赌场", "free nitro"]


@pytest.mark.parametrize("pattern", [r"(a+)+x", r"(.*a){25}b", r"\s+x$", r"(\w+\s?)*!"])
def test_a_catastrophic_pattern_costs_nothing_special(pattern: str) -> None:
    known = context(phrases={"patterns": [pattern]})
    message = said("a" * 4096)
    found(Phrases, message, known)
    began = time.process_time()
    found(Phrases, message, known)
    assert time.process_time() - began < 0.02


def test_a_hundred_thousand_words_are_looked_for_at_once() -> None:
    known = context(phrases={"words": [f"phrase {number} end" for number in range(100_000)]})
    assert found(Phrases, "say phrase 77777 end please", known) is not None
    began = time.process_time()
    assert found(Phrases, "an ordinary sentence of ordinary length", known) is None
    assert time.process_time() - began < 0.01


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    found(Phrases, said(text), context(phrases={"words": ["赌场"], "patterns": [r"\d{5}"]}))
