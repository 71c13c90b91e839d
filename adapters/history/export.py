"""An exported history: its events in the order of time, and what there is to say about the reading of it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from adapters.history.discord import DiscordChannel
from adapters.history.errors import BrokenJsonError, ExportError
from adapters.history.flaw import Flaw
from adapters.history.frames import Frame, Frames, MessagesBegin
from adapters.history.order import in_time_order
from adapters.history.source import open_file, window_on
from adapters.history.telegram import CHANNELS, GROUPS, TelegramChat
from adapters.history.values import decode, scalar, string
from chat.events import Event
from chat.people import GroupId
from chat.plain import plain_name
from chat.words import Words

Chat: TypeAlias = TelegramChat | DiscordChannel

FLAWS_KEPT: Final = 20
_MOST_FIELDS: Final = 1000
_ID: Final = re.compile(rb'"id"\s*:\s*"?(-?\d{1,20})')


class Export:
    """One file by Telegram Desktop (a chat, or all of them) or DiscordChatExporter, told apart by what is in it.

    `chats` are the groups found so far, `messages` counts what their lists hold, `flaws` are the first messages
    that could not be read.
    """

    def __init__(self, path: Path, *, unnamed: GroupId = "") -> None:
        """`unnamed` is the Telegram group whose history it is where the file does not tell."""
        self._unnamed = unnamed
        self._file: BinaryIO | None = None
        self.path = path
        self.chats: list[Chat] = []
        self.left_out: Counter[str] = Counter()
        self.messages = 0
        self.malformed = 0
        self.unnamed = 0
        """Groups whose id is not told."""
        self.flaws: list[Flaw] = []
        self.broken: BrokenJsonError | None = None
        self._fields: dict[str, object] = {}
        self._lists = 0

    @property
    def size(self) -> int:
        """How many bytes the file has, none if that cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._file.tell() if self._file and not self._file.closed else 0

    def events(self) -> Iterator[Event]:
        """Give every event, each group's in the order of time; once only. Raises `ExportError` if there is none."""
        self._file = open_file(self.path)
        with self._file as file:
            yield from in_time_order(self._read(file))

    def groups(self) -> list[GroupId]:
        """Give the groups whose histories are in the file, without reading the messages; raises `ExportError`."""
        with open_file(self.path) as file:
            for piece, _ in self._pieces(file):
                if isinstance(piece, MessagesBegin) and piece.path == "messages":
                    break
        self._expect_something()
        return [chat.group for chat in self.chats]

    def _read(self, file: BinaryIO) -> Iterator[Event]:
        for piece, chat in self._pieces(file):
            if isinstance(piece, Frame) and chat is not None:
                yield from self._events_of(piece, chat)
        self._expect_something()

    def _pieces(self, file: BinaryIO) -> Iterator[tuple[Frame | MessagesBegin, Chat | None]]:
        """Give the beginnings of lists and what stands in them, each with the chat it belongs to."""
        chat: Chat | None = None
        try:
            for piece in Frames(window_on(file)):
                if isinstance(piece, Frame):
                    yield piece, chat
                elif isinstance(piece, MessagesBegin):
                    chat = self._begin(piece.path)
                    yield piece, chat
                elif len(self._fields) < _MOST_FIELDS or piece.path in self._fields:
                    self._fields[piece.path] = scalar(piece.raw)
        except BrokenJsonError as broken:
            self.broken = broken

    def _events_of(self, frame: Frame, chat: Chat) -> Iterator[Event]:
        self.messages += 1
        message = decode(frame.raw)
        events = chat.events(message) if message is not None else None
        if events is not None:
            yield from events
            return
        self.malformed += 1
        if len(self.flaws) < FLAWS_KEPT:
            found = _ID.search(frame.raw[:400])
            self.flaws.append(Flaw(number=self.messages, at=frame.at, id=found[1].decode() if found else ""))

    def _begin(self, path: str) -> Chat | None:
        """Give the chat whose messages begin, by the fields before them; nothing if it is left out."""
        above = path.removesuffix("messages")
        told = {key.removeprefix(above): value for key, value in self._fields.items() if key.startswith(above)}
        for key in told:
            del self._fields[above + key]
        if not told.keys() & {"id", "type", "guild.id", "channel.id"}:
            return None
        self._lists += 1
        chat = self._discord(told) if "guild.id" in told or "channel.id" in told else self._telegram(told, above)
        if chat is not None:
            self.chats.append(chat)
        return chat

    def _telegram(self, told: dict[str, object], above: str) -> TelegramChat | None:
        kind = string(told.get("type")) or "private_supergroup"
        if kind not in GROUPS and (kind not in CHANNELS or above):
            self.left_out["channels" if kind in CHANNELS else "personal"] += 1
            return None
        number = string(told.get("id"))
        self.unnamed += not number
        chat = TelegramChat(kind=kind, number=number, name=plain_name(told.get("name")))
        chat.group = chat.group if number else self._unnamed or chat.group
        return chat

    def _discord(self, told: dict[str, object]) -> DiscordChannel | None:
        guild, channel = string(told.get("guild.id")), string(told.get("channel.id"))
        if guild in ("", "0"):
            self.left_out["personal"] += 1
            return None
        name = f"{plain_name(told.get('guild.name'))} #{plain_name(told.get('channel.name'))}"
        return DiscordChannel(guild=guild, channel=channel, name=name)

    def _expect_something(self) -> None:
        """Refuse a file in which there was nothing to read."""
        if self.broken and not self.messages:
            raise ExportError(Words("export-broken-at-once", byte=self.broken.at))
        if not self._lists or (self.messages and self.malformed == self.messages):
            raise ExportError(Words("export-unsupported"))
        if not self.chats:
            raise ExportError(Words("export-no-groups"))
