"""Only what the group itself has listed is removed in a quarrel; everything else is asked about."""

from typing import Any

import pytest
from pydantic import ValidationError

from chat.case import Label, Step
from moderation.detectors.listed import Listed
from moderation.moderation import judge
from tests.moderation.said import MEMBER, NEWCOMER, TRUSTED, context, found, said, score

LIST = {"words": ["斷你手腳", "qaqaface", "cut your throat", "ублюдочный"]}


def listed(standing: Any = MEMBER) -> Any:
    return context(standing, listed=LIST)


@pytest.mark.parametrize(
    "text",
    [
        "你再說一句我就斷你手腳",
        "你再说一句我就断你手脚",
        "断.你.手.脚",
        "what a QaQaFaCe you are",
        "q a q a f a c e",
        "I will cut your throat",
        "ублюдочный ты человек",
    ],
)
@pytest.mark.parametrize("standing", [NEWCOMER, MEMBER, TRUSTED])
def test_a_listed_word_is_removed_in_any_dress_whoever_writes_it(text: str, standing: Any) -> None:
    verdict = judge(said(text), listed(standing))
    assert (verdict.label, verdict.step) == (Label.ABUSE, Step.DELETE)


@pytest.mark.parametrize("text", ["切断电源，洗手脚", "qaqafaces are cute", "he cut your hair", "好的", ""])
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(Listed, text, listed()) is None


@pytest.mark.parametrize("text", ["you are an idiot, shut up", "你就是个废物，滚", "ты идиот"])
def test_what_the_group_has_not_listed_is_never_removed(text: str) -> None:
    for known in (context(NEWCOMER), listed(NEWCOMER)):
        assert judge(said(text), known).step in (Step.NONE, Step.ASK)


def test_the_list_is_empty_until_the_group_fills_it() -> None:
    assert score(Listed, "cut your throat") == 0


def test_a_group_may_rather_be_asked() -> None:
    known = context(MEMBER, listed={**LIST, "stage": "review"})
    assert judge(said("I will cut your throat"), known).step is Step.ASK


@pytest.mark.parametrize("word", ["a", "\u200b", "x" * 300])
def test_a_word_that_would_be_everywhere_or_nowhere_is_refused(word: str) -> None:
    with pytest.raises(ValidationError):
        Listed.model_validate({"words": [word]})
