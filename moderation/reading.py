"""Reading: everything that is read out of messages before a rule sees them, for many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chat.message import Message, Reading, Reply
from chat.people import Member
from moderation.because import because
from moderation.clues import clues
from moderation.links import find_links
from moderation.sentences import packed
from moderation.text import fold, unmasked
from moderation.text_model import TextModel

EXPLAINED_FROM: Final = 0.5
"""Learned score from which the pieces that raised it are looked up."""

SUSPICIOUS_FROM: Final = 0.3
"""Chance by the letters and clues from which the meaning of a known member's text is looked at as well."""

_LONG: Final = 600
"""Letters from which on a text in disguise is read but once."""

_NOTHING: Final = Reading()
_BARE: Final = Message(id="", group="", author=Member(id="", name=""), at=datetime.min.replace(tzinfo=UTC))


def read(messages: Sequence[Message], model: TextModel | None, known: Sequence[bool] = ()) -> list[Message]:
    """Put on every message its `Reading`: the folded text, the links, and the scores where there is a model.

    `known` tells of each message whether the group knows its author well; of such a one's text the meaning is looked
    at only on suspicion. Nothing said: nobody is known.
    """
    looked_at = [_looked_at(message) for message in messages]
    places = [place for place, message in enumerate(looked_at) if message.reading.folded]
    if model is None or not places:
        return looked_at
    strange = np.array([not known[place] if known else True for place in places])
    scored = _scored([looked_at[place] for place in places], model, strange)
    for place, message in zip(places, scored, strict=True):
        looked_at[place] = message
    return looked_at


def written(message: Message) -> str:
    """Give what a message is judged by: all it carries, and a quote that its author fetched from another chat."""
    if message.quote and message.reply_to is not None and message.reply_to.elsewhere:
        return f"{message.carried}\n{message.quote}"
    return message.carried if message.media or message.buttons else message.text


def meant_text(message: Message) -> str:
    """Give the text whose meaning is looked at, of a message that is folded: as written, without any disguise.

    A long one in disguise is not read a second time for the sake of its capitals and traditional characters.
    """
    text = written(message)
    if not message.reading.traces:
        return text
    return unmasked(text) if len(text) <= _LONG else message.reading.folded


def _looked_at(message: Message) -> Message:
    """Read what needs no model."""
    text = written(message)
    links = find_links(text, message.links, message.buttons) if text or message.links else ()
    if not text:
        return replace(message, reading=Reading(links=links) if links else _NOTHING)
    folded = fold(text)
    reading = Reading(folded=folded.text, traces=dict(folded.traces), changes=folded.changes, links=links)
    return replace(message, reading=reading)


def _scored(messages: Sequence[Message], model: TextModel, strange: NDArray[np.bool_]) -> list[Message]:
    """Score messages that have a text: all by their letters and clues, and by their meaning where that may count."""
    margins, seen = model.margins([message.reading.folded for message in messages]), clues(messages)
    chances = model.weighed(margins, seen, None)
    vectors: dict[int, NDArray[np.float32]] = {}
    closer = np.flatnonzero(strange | (chances.max(axis=1) >= SUSPICIOUS_FROM)).tolist()
    if model.sentences is not None and closer:
        meant = model.sentences.embed([meant_text(messages[place]) for place in closer])
        chances[closer] = model.weighed(margins[closer], seen[closer], meant)
        vectors = dict(zip(closer, meant, strict=True))
    return [
        _with_scores(message, model.named(chances[place].tolist()), vectors.get(place), model)
        for place, message in enumerate(messages)
    ]


def _with_scores(
    message: Message, scores: Mapping[str, float], vector: NDArray[np.float32] | None, model: TextModel
) -> Message:
    pieces, otherwise = _because(message, scores, model)
    reading = replace(
        message.reading,
        scores=scores,
        because=pieces,
        otherwise=otherwise,
        vector=b"" if vector is None else packed(vector),
    )
    return replace(message, reading=reading)


def _because(message: Message, scores: Mapping[str, float], model: TextModel) -> tuple[tuple[str, ...], float | None]:
    """Look for the pieces that raised the highest score, where it matters."""
    label = max(scores, key=lambda name: scores[name])
    if scores[label] < EXPLAINED_FROM:
        return (), None
    return explained(written(message), model.labels.index(label), model, answers=message.reply_to is not None)


@lru_cache(maxsize=256)
def explained(text: str, column: int, model: TextModel, *, answers: bool) -> tuple[tuple[str, ...], float | None]:
    """Name the pieces of a text that raise a label's chance; in a raid many say the same, and it is looked up once."""

    def chances(texts: Sequence[str]) -> Sequence[float]:
        found: Sequence[float] = _chances(texts, model, answers=answers)[:, column].tolist()
        return found

    return because(text, chances, EXPLAINED_FROM)


def _chances(texts: Sequence[str], model: TextModel, *, answers: bool) -> NDArray[np.float64]:
    """Score parts of a text as if a newcomer had said each alone, in answer to another or not."""
    reply = Reply(message="") if answers else None
    parts = [_looked_at(replace(_BARE, text=text, reply_to=reply)) for text in texts]
    meant = model.sentences.embed([meant_text(part) for part in parts]) if model.sentences else None
    return model.weighed(model.margins([part.reading.folded for part in parts]), clues(parts), meant)
