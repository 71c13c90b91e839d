"""One chat of a Telegram Desktop export: its messages become events."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from adapters.history.memory import Memory
from adapters.history.people import author, group_id, member_id
from adapters.history.reactions import telegram_reactions
from adapters.history.telegram_media import media
from adapters.history.telegram_service import MOVING, moves
from adapters.history.telegram_text import flat, links, mentions
from adapters.history.values import Fields, identifier, iso_time, string, unix_time
from chat.events import Event, MessagePosted
from chat.message import Message, Origin, Reply
from chat.people import GroupId, Kind, Member
from chat.plain import plain, plain_name

GROUPS: Final = frozenset({"private_group", "private_supergroup", "public_supergroup"})
CHANNELS: Final = frozenset({"private_channel", "public_channel"})
_ORIGINS: Final = {"user": "person", "chat": "group", "channel": "channel"}


class TelegramChat:
    """Turns one chat's messages into events and counts in `passed` what has no event, by kind."""

    network = "telegram"

    def __init__(self, *, kind: str, number: str, name: str) -> None:
        self.group: GroupId = group_id(kind, number)
        self.name = name
        self.passed: Counter[str] = Counter()
        self.guessed_times = 0
        self._ids = Memory()
        self._authors = Memory()
        self._bots = Memory()
        self._topics = Memory()

    def events(self, message: Fields) -> Iterator[Event] | None:
        """Give the events of one message, in order; nothing if it is malformed."""
        number = identifier(message.get("id"))
        if message.get("type") == "unsupported":
            self.passed["unsupported"] += 1
            return iter(())
        at = self._time(message)
        if not number or at is None:
            return None
        return self._service(message, at) if message.get("type") == "service" else self._posted(message, number, at)

    def _time(self, message: Fields) -> datetime | None:
        """Give when it was; exports before 2021 tell only the local time, taken as UTC."""
        exact = unix_time(message.get("date_unixtime"))
        if exact is None and (guessed := iso_time(message.get("date"))) is not None:
            self.guessed_times += 1
            return guessed
        return exact

    def _service(self, message: Fields, at: datetime) -> Iterator[Event]:
        action = plain_name(message.get("action")) or "unknown"
        if action == "topic_created":
            topic = identifier(message.get("id"))
            self._topics.keep(topic, topic)
        if action not in MOVING:
            self.passed[action] += 1
        return moves(message, self.group, at, self._ids)

    def _posted(self, message: Fields, number: str, at: datetime) -> Iterator[Event]:
        writer = self._author(message)
        answered = identifier(message.get("reply_to_message_id"))
        topic = self._topics.get(answered)
        self._remember(number, writer, topic)
        posted = Message(
            id=number,
            group=self.group,
            author=writer,
            at=at,
            text=flat(message.get("text")),
            edited_at=unix_time(message.get("edited_unixtime")) or iso_time(message.get("edited")),
            reply_to=self._reply(message, answered) if answered != topic else None,
            thread=topic,
            links=links(message),
            mentions=mentions(message),
            forward=_origin(message),
            via_bot=plain_name(message.get("via_bot")).removeprefix("@"),
            media=media(message),
            buttons=_buttons(message) if "inline_bot_buttons" in message else (),
        )
        yield MessagePosted(id=f"{self.group}:{number}:posted", group=self.group, at=at, message=posted)
        if "reactions" in message:
            yield from telegram_reactions(message, posted)

    def _author(self, message: Fields) -> Member:
        """Give who wrote a message; who once was seen to be a bot is one also where nothing shows it."""
        writer = author(message, self.group)
        if writer.kind is Kind.BOT:
            self._bots.keep(writer.id, "seen")
        elif self._bots.get(writer.id) and writer.kind is Kind.PERSON:
            return replace(writer, kind=Kind.BOT)
        return writer

    def _reply(self, message: Fields, answered: str) -> Reply | None:
        elsewhere = member_id(message.get("reply_to_peer_id"))
        if not answered or elsewhere not in ("", self.group):
            return Reply(message=answered, elsewhere=True) if answered else None
        return Reply(message=answered, author=self._authors.get(answered))

    def _remember(self, number: str, writer: Member, topic: str) -> None:
        """Remember what later messages only point at. A reply to a message in a topic stands in the topic too."""
        self._ids.keep(writer.name, writer.id)
        self._authors.keep(number, writer.id)
        if topic:
            self._topics.keep(number, topic)
            self._topics.keep(topic, topic)


def _origin(message: Fields) -> Origin | None:
    """Give where a message was forwarded from; without an id the sender hid their account, or the export is old."""
    if "forwarded_from" not in message:
        return None
    word = string(message.get("forwarded_from_id")).rstrip("0123456789")
    return Origin(kind=_ORIGINS.get(word, "hidden"), name=plain_name(message.get("forwarded_from")))


def _buttons(message: Fields) -> tuple[str, ...]:
    """Give the texts of the buttons under a message, and their addresses."""
    rows = message.get("inline_bot_buttons")
    entries = [entry for row in rows if isinstance(row, list) for entry in row] if isinstance(rows, list) else []
    texts = [entry.get(key) for entry in entries if isinstance(entry, dict) for key in ("text", "data")]
    return tuple(shown for text in texts if (shown := plain(text, 2048)))
