"""Teaching: what may be learnt from, and the trial a new head stands before it is gone by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from chat.lessons import OwnHead
from chat.message import Message
from chat.words import Words
from moderation.budget import ASKED, ASKS_A_REMOVAL, allowed
from moderation.common import is_common
from moderation.own_head import Lesson, adjusted, fit
from moderation.sentences import unpacked

SAME: Final = 0.95
"""Likeness of meaning from which two texts say the same."""

SHORTEST: Final = 8
"""Length from which a text says enough to be learnt from; a Chinese character is two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A lesson with who gave it, under the id of its sample."""

    sample: str
    by: str
    lesson: Lesson


class RefusedError(ValueError):
    """Something is not learnt; `words` say why, in one line."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.key)
        self.words = words


def refuse_empty(message: Message) -> None:
    """Raise `RefusedError` for a text that says too little: "ok", a greeting, an emoji teach nothing good."""
    if not message.reading.folded or is_common(message.reading.folded, SHORTEST):
        raise RefusedError(Words("teach-too-short"))


def learnt(
    lessons: Sequence[Taught],
    before: OwnHead | None,
    *,
    ordinary: Sequence[tuple[float, bytes]] = (),
    new: frozenset[str] = frozenset(),
    wrong_per_1000: float = 1.0,
) -> OwnHead | None:
    """Give the head that follows from the lessons, or nothing without any.

    `ordinary`: chance and vector of messages of the group's members; `new`: the samples that are being taught. Where
    the head would turn against more of either than before, and than the budget allows, raises `RefusedError`.
    """
    version = before.version + 1 if before else 1
    head = fit([replace(each.lesson, weight=weight) for each, weight in _weighed(lessons)], version)
    if head is None or not new:
        return head
    flagged = _flagged(ordinary, head)
    spare = allowed(len(ordinary), ASKS_A_REMOVAL * wrong_per_1000 / 1000)
    if flagged > max(_flagged(ordinary, before), spare):
        raise RefusedError(Words("teach-refused-members", count=flagged, of=len(ordinary)))
    _refuse_contradiction(lessons, new)
    fine = [(e.lesson.chance, e.lesson.vector) for e in lessons if not e.lesson.spam and e.sample not in new]
    contradicted = _flagged(fine, head)
    if contradicted > _flagged(fine, before):
        raise RefusedError(Words("teach-refused-lessons", count=contradicted))
    return head


def _refuse_contradiction(lessons: Sequence[Taught], new: frozenset[str]) -> None:
    """Raise `RefusedError` where nearly the same text is taught as spam that another moderator knows to be fine."""
    accused = [each for each in lessons if each.sample in new and each.lesson.spam]
    others = [each for each in lessons if each.sample not in new and not each.lesson.spam]
    others = [each for each in others if any(each.by != one.by for one in accused)]
    if not accused or not others:
        return
    likeness = unpacked([each.lesson.vector for each in others]) @ unpacked([each.lesson.vector for each in accused]).T
    if count := int((likeness.max(axis=1) >= SAME).sum()):
        raise RefusedError(Words("teach-refused-lessons", count=count))


def _weighed(lessons: Sequence[Taught]) -> list[tuple[Taught, float]]:
    """Weigh lessons so that a moderator who teaches a hundred times as much counts ten times as much."""
    many: dict[tuple[str, bool], int] = {}
    for each in lessons:
        many[each.by, each.lesson.spam] = many.get((each.by, each.lesson.spam), 0) + 1
    return [(each, many[each.by, each.lesson.spam] ** -0.5) for each in lessons]


def _flagged(texts: Sequence[tuple[float, bytes]], head: OwnHead | None) -> int:
    """Count the texts that would be asked about by their words."""
    return sum(adjusted(chance, vector, head) >= ASKED for chance, vector in texts)
