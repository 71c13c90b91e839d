"""Messages with pictures: what was found on the pictures is told from what was found beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from chat.case import Finding, Label
from chat.context import Context
from chat.message import Message
from chat.words import Words
from moderation.detectors.pictures import nearest

_ON_PICTURES: Final = frozenset(
    {
        "found-on-code",
        "found-on-writing",
        "found-on-both",
        "found-pictures",
        "found-campaigns-pictures",
        "found-repeats-pictures",
    }
)
"""Keys of reasons that speak of pictures."""


def without_pictures(message: Message) -> Message:
    """Give a message as though nobody had looked at its pictures."""
    bare = tuple(replace(each, picture=None) for each in message.media)
    return replace(message, media=bare, reading=message.reading.bare or message.reading)


def read_apart(
    messages: Sequence[Message], read: Callable[[Sequence[Message], Sequence[int]], list[Message]]
) -> list[Message]:
    """Read messages, those with words on their pictures without these as well, all at once.

    `read` is also told the place that each message, or what it was made of, has in `messages`.
    """
    pictured = [place for place, message in enumerate(messages) if any(each.says for each in message.pictures)]
    forms = [*messages, *(without_pictures(messages[place]) for place in pictured)]
    done = read(forms, [*range(len(messages)), *pictured])
    for place, bare in zip(pictured, done[len(messages) :], strict=True):
        done[place] = replace(done[place], reading=replace(done[place].reading, bare=bare.reading))
    return done[: len(messages)]


def found_apart(message: Message, context: Context, look: Callable[[Message], list[Finding]]) -> list[Finding]:
    """Look at a message with its pictures, and say of each finding whether it needs what stands on them.

    A picture that moderators taught as fine is let through: what stands on it does not count.
    """
    if not message.pictures:
        return look(message)
    taught = nearest(message, context)
    if taught is not None and taught[0].label is Label.OK:
        return look(without_pictures(message))
    if message.reading.bare is None:
        return look(message)
    beside = {each.detector: each.score for each in look(without_pictures(message))}
    reason = _where(message)
    return [
        each
        if beside.get(each.detector, 0.0) >= each.score or is_on_pictures(each)
        else replace(each, reason=Words(reason, reason=each.reason))
        for each in look(message)
    ]


def is_on_pictures(finding: Finding) -> bool:
    """Tell whether a finding rests on what was seen on a picture."""
    words: object = finding.reason
    while isinstance(words, Words):
        if words.key in _ON_PICTURES:
            return True
        words = words.values.get("reason")
    return False


def speaks_of_pictures(findings: Sequence[Finding]) -> bool:
    """Tell whether any finding rests on what was seen on a picture."""
    return any(is_on_pictures(each) for each in findings)


def _where(message: Message) -> str:
    codes = any(each.codes for each in message.pictures)
    if codes and any(each.text for each in message.pictures):
        return "found-on-both"
    return "found-on-code" if codes else "found-on-writing"
