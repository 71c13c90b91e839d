"""Calls: which messages ask the bot for something by name. Nothing forwarded, edited, captioned or in code does."""

import re
from datetime import datetime
from typing import Final

from adapters.telegram.fields import Fields
from adapters.telegram.messages import answered, message_of
from adapters.telegram.people import Known, number_of
from adapters.telegram.writing import begins_with_code, with_ids, written
from chat.events import CommandCalled
from chat.message import Message
from chat.plain import plain

_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\s+(.*))?\Z", re.DOTALL)


def called(of: Fields, message: Message, known: Known, now: datetime, *, private: bool = False) -> CommandCalled | None:
    """Give the call that a new message is, or nothing: an unknown name is just words, except between two alone.

    Arguments that mention somebody who has no user name have the id in place of the name.
    """
    if message.forward or message.via_bot or not isinstance(of.get("text"), str):
        return None
    body, entities = written(of)
    if not body.startswith("/") or begins_with_code(entities):
        return None
    found = _COMMAND.match(with_ids(body, entities))
    if found is None or (found[2] or known.username).lower() != known.username.lower():
        return None
    if found[1].lower() not in known.commands and not private:
        return None
    return CommandCalled(
        id=f"{message.group}:{message.id}:called",
        group=message.group,
        at=message.at,
        by=message.author,
        name=found[1].lower(),
        arguments=plain(found[3] or "").strip(),
        message=message.id,
        reply_to=_answered(of, message, known, now),
        private=private,
        thread=message.thread,
    )


def _answered(of: Fields, message: Message, known: Known, now: datetime) -> Message | None:
    reply = answered(of)
    chat = number_of(message.group)
    return message_of({"chat": {"id": chat}, **reply}, known, now) if reply else None
