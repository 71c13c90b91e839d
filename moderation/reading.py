"""Reading: everything that is read out of messages before a rule sees them, for many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from chat.message import Message, Reading
from moderation.links import find_links
from moderation.text import Folded, fold
from moderation.text_model import TextModel

EXPLAINED_FROM: Final = 0.5
"""Learned score from which the pieces that raised it are looked up."""

_NOTHING: Final = Reading()


def read(messages: Sequence[Message], model: TextModel | None) -> list[Message]:
    """Put on every message its `Reading`: the folded text, the links, and the scores where there is a model."""
    texts = [written(message) for message in messages]
    folded = [fold(text) if text else None for text in texts]
    scores = _scores(folded, model)
    return [
        replace(message, reading=_reading(message, text, one, score, model))
        for message, text, one, score in zip(messages, texts, folded, scores, strict=True)
    ]


def written(message: Message) -> str:
    """Give what a message is judged by: all it carries, and a quote that its author fetched from another chat."""
    if message.quote and message.reply_to is not None and message.reply_to.elsewhere:
        return f"{message.carried}\n{message.quote}"
    return message.carried if message.media or message.buttons else message.text


def _scores(folded: Sequence[Folded | None], model: TextModel | None) -> list[Mapping[str, float]]:
    """Give the scores of all texts, in order; a text of nothing has none."""
    none: list[Mapping[str, float]] = [{}] * len(folded)
    places = [place for place, one in enumerate(folded) if one is not None and one.text]
    if model is None or not places:
        return none
    found = model.score([one.text for one in folded if one is not None and one.text])
    for place, scores in zip(places, found, strict=True):
        none[place] = scores
    return none


def _reading(
    message: Message, text: str, folded: Folded | None, scores: Mapping[str, float], model: TextModel | None
) -> Reading:
    links = find_links(text, message.links, message.buttons) if text or message.links else ()
    if folded is None:
        return Reading(links=links) if links else _NOTHING
    return Reading(
        folded=folded.text,
        traces=dict(folded.traces),
        changes=folded.changes,
        links=links,
        scores=scores,
        because=_because(folded.text, scores, model),
    )


def _because(folded: str, scores: Mapping[str, float], model: TextModel | None) -> tuple[str, ...]:
    if model is None or not scores:
        return ()
    label = max(scores, key=lambda name: scores[name])
    if scores[label] < EXPLAINED_FROM:
        return ()
    return tuple(piece for piece, _weight in model.explain(folded, label))
