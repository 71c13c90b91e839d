"""What the worst texts cost that anybody could send: reading and judging one message, alone, of a newcomer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.hostile import TEXTS
from bench.measure import Stage, cost_us
from chat.context import Context
from chat.message import Message
from chat.people import Member
from chat.plain import plain
from moderation import reading
from moderation.moderation import judge
from moderation.reading import read
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.models import load_text_model

MODEL = Path(__file__).parent.parent / "moderation" / "models" / "text.npz"
MOST_US = 5_000
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LINKS = tuple(f"https://b{number}.com/" for number in range(20))
NEVER, ALWAYS = 2.0, -1.0
"""Scores from which the pieces that raised it are named for a receipt, that none has and that all have."""


def stages() -> Iterator[Stage]:
    """Measure each text without and with a look at its meaning, and the dearest receipt."""
    letters = load_text_model(MODEL)
    meaning = replace(letters, sentences=Sentences())
    usual = reading.EXPLAINED_FROM
    try:
        reading.EXPLAINED_FROM = NEVER  # type: ignore[misc]
        for name, text in TEXTS.items():
            yield Stage(name=f"hostile: {name}", figure=_cost(text, letters), budget=MOST_US)
        for name, text in TEXTS.items():
            yield Stage(name=f"hostile, with its meaning: {name}", figure=_cost(text, meaning), budget=MOST_US)
        reading.EXPLAINED_FROM = ALWAYS  # type: ignore[misc]
        for title, model in (("", letters), (", with its meaning", meaning)):
            name, cost = max(((name, _cost(text, model)) for name, text in TEXTS.items()), key=lambda each: each[1])
            yield Stage(name=f"hostile{title}, with a receipt that names pieces, the worst: {name}", figure=cost)
    finally:
        reading.EXPLAINED_FROM = usual  # type: ignore[misc]


def _cost(text: str, model: TextModel) -> float:
    author = Member(id="bench:1", name=text[:256])
    said = Message(id="1", group="bench:group", author=author, at=NOON, text=plain(text), links=LINKS)
    context = Context(now=NOON)

    def once() -> None:
        reading.explained.cache_clear()
        judge(read([said], model)[0], context)

    return cost_us(once, 1, rounds=5)
