"""What moderators teach about pictures: remembered by their looks, and forgotten again."""

import asyncio
from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call
from chat.case import Label
from chat.message import Message
from chat.records import Teach, Unteach
from chat.taught import TaughtPicture
from moderation.looks import ALIKE, distance, looks

PATIENCE: Final = 8.0
"""Seconds that looking at a picture may take, for the group waits meanwhile."""


async def looked_at(call: Call, message: Message) -> Message:
    """Give a message with what is seen on its pictures, as it is remembered or else looked at now."""
    known = call.context.recent.find(message.id)
    if known is not None and known.pictures:
        return known
    if not any(each.file and each.picture is None for each in message.media):
        return message
    try:
        async with asyncio.timeout(PATIENCE):
            return await call.look(message)
    except TimeoutError:
        return message


def taught(call: Call, message: Message, label: Label) -> Sequence[Teach | Unteach]:
    """Teach the looks of a message's pictures; what was said before of pictures like them no longer counts."""
    shown = looks(message)
    lessons = [TaughtPicture(look=look, label=label) for look in dict.fromkeys(shown)]
    before = [each for each in forgotten(call, message) if each.sample not in {lesson.sample for lesson in lessons}]
    return [
        *before,
        *(
            Teach(group=call.group, reason=call.reason, sample=each.sample, text="", label=label, by=call.by)
            for each in lessons
        ),
    ]


def forgotten(call: Call, message: Message) -> Sequence[Unteach]:
    """Forget what was taught of pictures like those of a message."""
    shown = looks(message)
    alike = [each for each in call.context.taught_pictures if any(distance(each.look, look) <= ALIKE for look in shown)]
    return [Unteach(group=call.group, reason=call.reason, sample=each.sample) for each in alike]
