"""Messages, cases and actions as they lie on disk, with their text and without.

msgspec writes a message in 3 µs and reads one in 2; pydantic, which knows `Words` and therefore serves for cases and
actions, takes 17 and 5.
"""

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace

import msgspec

from chat.actions import Action, DeleteMessage, EditMessage, SendMessage
from chat.case import Case
from chat.gestures import DirectMessage, PostPoll
from chat.message import Media, Message, Reading
from chat.people import Member
from chat.plain import plain
from chat.records import Teach
from chat.wire import WireError, dump, load
from chat.words import Value, Words
from storage.columns import dumps

_WRITE = msgspec.json.Encoder()
_READ = msgspec.json.Decoder(Message)


def _defaults(kind: type[Message | Member | Reading | Media]) -> tuple[tuple[str, object], ...]:
    """Give the name of each field with what it holds when nothing was said; one that must be said has none."""
    return tuple(
        (each.name, each.default_factory() if each.default_factory is not MISSING else each.default)
        for each in fields(kind)
    )


def _lean(value: Message | Member | Reading | Media, defaults: Iterable[tuple[str, object]]) -> dict[str, object]:
    return {name: held for name, default in defaults if (held := getattr(value, name)) != default}


_MESSAGE, _MEMBER, _READING, _MEDIA = (_defaults(kind) for kind in (Message, Member, Reading, Media))


def write_message(message: Message) -> str:
    """Give the payload of `message`, without the fields that hold nothing: half the bytes of a plain message.

    Characters that no encoding takes are left out.
    """
    lean = _lean(message, _MESSAGE)
    lean["author"] = _lean(message.author, _MEMBER)
    if "reading" in lean:
        lean["reading"] = _lean(message.reading, _READING)
    if message.media:
        lean["media"] = [_lean(each, _MEDIA) for each in message.media]
    try:
        return _WRITE.encode(lean).decode()
    except UnicodeEncodeError:
        return dumps(dump(message))


def read_message(payload: str) -> Message | None:
    """Give the message of a payload, or nothing for one that cannot be read any more."""
    try:
        return _READ.decode(payload)
    except msgspec.MsgspecError:
        return None


def write_case(case: Case) -> dict[str, object]:
    """Give the JSON values of a case with its receipt."""
    return dump(case)


def read_case(data: dict[str, object]) -> Case:
    """Give the case of JSON values; raises `chat.wire.WireError`."""
    return load(Case, data)


def read_words(data: dict[str, object]) -> Words:
    """Give the sentence of JSON values; one that cannot be read any more says so."""
    try:
        return load(Words, data)
    except WireError:
        return Words("unknown-words")


def without_text(message: Message) -> Message:
    """Give what may stay of a message for ever: who and when, kinds and counts and scores, but none of its words."""
    return replace(
        message,
        author=replace(message.author, name="", username=""),
        text="",
        quote="",
        links=(),
        mentions=(),
        forward=replace(message.forward, name="") if message.forward else None,
        media=tuple(_without_words(each) for each in message.media),
        buttons=(),
        reading=Reading(traces=message.reading.traces, scores=message.reading.scores),
    )


def _without_words(media: Media) -> Media:
    """Give what a message carried without what can be read on it; of a picture, what it looks like stays."""
    picture = replace(media.picture, codes=(), text="") if media.picture else None
    return replace(media, text="", file="", same="", picture=picture)


def case_without_text(case: Case) -> Case:
    """Give a case whose receipt still says what was found and how sure it was, but not in which words."""
    verdict = case.receipt.verdict
    findings = tuple(replace(each, reason=numbers_only(each.reason)) for each in verdict.findings)
    receipt = replace(
        case.receipt,
        message=without_text(case.receipt.message),
        verdict=replace(verdict, findings=findings),
        talk=tuple(without_text(each) for each in case.receipt.talk),
    )
    return replace(case, receipt=receipt)


def action_without_text(action: Action) -> Action:
    """Give an action that can still be undone where its text is not needed for that."""
    match action:
        case SendMessage() | EditMessage():
            return replace(action, text="", buttons=(), reason=numbers_only(action.reason))
        case PostPoll():
            return replace(action, question="", answers=(), reason=numbers_only(action.reason))
        case DeleteMessage() | DirectMessage() | Teach():
            return replace(action, text="", reason=numbers_only(action.reason))
        case _:
            return replace(action, reason=numbers_only(action.reason))


def numbers_only(words: Words) -> Words:
    """Give a sentence whose gaps keep their numbers; strings in them may be somebody's words."""
    kept: dict[str, Value] = {name: "" if isinstance(value, str) else value for name, value in words.values.items()}
    return Words(
        words.key, {name: numbers_only(value) if isinstance(value, Words) else value for name, value in kept.items()}
    )


def folded_name(name: str) -> str:
    """Give a name in the form names are compared in."""
    return plain(name.strip().removeprefix("@").casefold(), 1024)
