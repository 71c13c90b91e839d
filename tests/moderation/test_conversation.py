"""A conversation is summed up so that heat adds, calm takes away, and names do not matter."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.conversation import EXCHANGE, FEATURES, Turn, cues_of, exchange, summed_up
from moderation.cues import CUES, cues
from moderation.text import fold

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def turns(*lines: str, by: str = "", apart: float | None = None) -> list[Turn]:
    return [
        Turn(
            text=line,
            folded=fold(line).text,
            author=by[place % len(by)] if by else "",
            at=NOON + timedelta(seconds=place * apart) if apart is not None else None,
        )
        for place, line in enumerate(lines)
    ]


def taken(*lines: str, by: str = "", apart: float | None = None) -> dict[str, float]:
    talk = turns(*lines, by=by, apart=apart)
    return dict(zip(EXCHANGE, exchange(talk, cues_of(talk)).tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Thanks a lot for this!", "gratitude"),
        ("谢谢你的说明", "gratitude"),
        ("спасибо", "gratitude"),
        ("I think it might be the cache", "hedge"),
        ("我觉得可能是缓存", "hedge"),
        ("Good point, I agree", "concession"),
        ("你说得对", "concession"),
        ("What about a compromise?", "proposal"),
        ("要不先挂个模板", "proposal"),
        ("You broke it", "you_first"),
        ("你又来了", "you_first"),
        ("你憑什麼刪", "challenge"),
        ("Who made you the boss?", "challenge"),
        ("Please stop", "please_first"),
        ("This is your final warning", "ultimatum"),
        ("你这是造谣", "accusation"),
        ("this is vandalism", "accusation"),
        ("Oh really, how convenient", "sarcasm"),
        ("learn to read", "belittling"),
        ("看不懂就算了", "belittling"),
        ("I SAID NO WAY", "shouting"),
        ("what??", "asks_twice"),
    ],
)
def test_a_cue_is_heard_in_every_language(text: str, cue: str) -> None:
    assert cues(text, fold(text).text)[CUES.index(cue)] > 0


@pytest.mark.parametrize("text", ["", " ", "12", "https://example.org/a?b=c", "好", "\ud800"])
def test_what_says_nothing_has_few_cues(text: str) -> None:
    found = cues(text, fold(text).text)
    assert np.isfinite(found).all()
    assert (found > 0).sum() <= 2


@given(st.lists(st.text(max_size=40), max_size=6), st.sampled_from(["you idiot", "你个废物", "ты дурак", "stop it"]))
def test_one_more_hot_turn_never_takes_from_what_heats(lines: list[str], hot: str) -> None:
    before, after = turns(*lines), turns(*lines, hot)
    still = np.zeros((len(after), 2), np.float32)
    first = summed_up(cues_of(before), still[: len(before)])
    second = summed_up(cues_of(after), still)
    calming = [place for place, name in enumerate(FEATURES) if name in ("gratitude", "hedge", "apology", "proposal")]
    heating = [place for place, name in enumerate(FEATURES) if name in ("you", "belittling", "insult", "denial")]
    assert (second[heating] >= first[heating] - 1e-6).all()
    assert (second[calming] <= first[calming] + 1e-6).all()


def test_two_who_answer_each_other_are_an_exchange() -> None:
    assert taken("a", "b", "c", "d", "e", "f", by="AB")["exchange"] == 1
    assert taken("a", "b", "c", "d", by="ABCD")["exchange"] == 0
    assert taken("a", "b", "c", "d")["exchange"] == 0


def test_several_at_one_are_a_pile_on() -> None:
    one = [Turn(text="hm", folded="hm", author="A")]
    many = [Turn(text="you", folded="you were wrong", author=name, to="A") for name in "BCDE"]
    talk = [*one, *many]
    assert exchange(talk, cues_of(talk))[1] == 1
    assert exchange(talk[:2], cues_of(talk[:2]))[1] == 0


def test_quick_answers_count_and_unknown_times_do_not() -> None:
    assert taken(*"abcdefg", by="AB", apart=5)["tempo"] == 1
    assert taken(*"abcdefg", by="AB", apart=500)["tempo"] == 0
    assert taken(*"abcdefg", by="AB")["tempo"] == 0


@given(st.lists(st.sampled_from("ABC"), max_size=8), st.permutations("ABC"))
def test_names_do_not_matter(authors: list[str], names: list[str]) -> None:
    renamed = dict(zip("ABC", names, strict=True))
    first = [Turn(text="you", folded="you", author=name) for name in authors]
    second = [Turn(text="you", folded="you", author=renamed[name]) for name in authors]
    assert exchange(first, cues_of(first)).tolist() == exchange(second, cues_of(second)).tolist()


def test_nothing_said_has_no_features() -> None:
    assert not summed_up(cues_of([]), np.zeros((0, 2), np.float32)).any()
