"""Commands said as words: `签到` is as good as /checkin, and `/禁言 @ann 2h` as /mute."""

from typing import Final

from bot.commands import NAMED
from chat.events import CommandCalled, MessagePosted
from chat.recent import Recent

BARE: Final = frozenset({"checkin", "points", "top"})
"""Commands whose Chinese name by itself, without a slash, is a call."""

LONGEST_NAME: Final = 32


def spoken(event: MessagePosted, recent: Recent | None = None) -> CommandCalled | None:
    """Give the call that a message is, where a network knows no such command; forwarded words call nothing.

    `recent`: where the message it answers is looked for.
    """
    message = event.message
    if message.forward or message.via_bot:
        return None
    slash = message.text.startswith("/")
    name, _, arguments = message.text[slash:].strip().partition(" ")
    name = name.lower()
    command = NAMED.get(name) if len(name) <= LONGEST_NAME and not name.isascii() else None
    if command is None or not (slash or (command.spec.name in BARE and not arguments)):
        return None
    return CommandCalled(
        id=event.id,
        group=event.group,
        at=event.at,
        by=message.author,
        name=command.spec.name,
        arguments=arguments.strip(),
        message=message.id,
        thread=message.thread,
        reply_to=recent.find(message.reply_to.message) if message.reply_to and recent is not None else None,
    )
