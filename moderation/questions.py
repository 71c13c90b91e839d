"""Questions at the door: small ones that people answer at a glance. Each follows from its id, so none is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from chat.actions import Picture
from chat.words import Words
from moderation.pictures import puzzle

CHOICES: Final = 4

_THINGS: Final = (
    ("tea", "🍵"),
    ("moon", "🌙"),
    ("bell", "🔔"),
    ("fish", "🐟"),
    ("apple", "🍎"),
    ("key", "🔑"),
    ("tree", "🌳"),
    ("umbrella", "☂️"),
)


class How(StrEnum):
    """Kinds of questions."""

    BUTTON = "button"
    SUM = "sum"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, what may be answered, which of the answers is right, and the picture it is about, if any."""

    asked: Words
    answers: Sequence[str]
    right: int
    picture: Picture | None = None


def question(id: str, how: str) -> Question:  # noqa: A002 - it is one
    """Give the question of an id, the same one always."""
    if how == How.PICTURE:
        shown = puzzle(id)
        return Question(asked=shown.asked, answers=shown.answers, right=shown.right, picture=Picture(seed=id))
    seed = sha256(f"question:{id}".encode()).digest()
    right = seed[0] % CHOICES
    return _sum(seed, right) if how == How.SUM else _things(seed, right)


def _things(seed: bytes, right: int) -> Question:
    first, step = seed[1] % len(_THINGS), (1, 3, 5, 7)[seed[2] % 4]
    shown = [_THINGS[(first + step * each) % len(_THINGS)] for each in range(CHOICES)]
    asked = Words("door-ask-button", thing=Words(f"door-thing-{shown[right][0]}"))
    return Question(asked=asked, answers=[sign for _, sign in shown], right=right)


def _sum(seed: bytes, right: int) -> Question:
    one, other = 2 + seed[1] % 8, 2 + seed[2] % 8
    answers = [str(one + other + each - right) for each in range(CHOICES)]
    return Question(asked=Words("door-ask-sum", one=one, other=other), answers=answers, right=right)
