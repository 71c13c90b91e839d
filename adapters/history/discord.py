"""One channel of a DiscordChatExporter export: its messages become events."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from adapters.history.discord_media import buttons, embedded_text, media
from adapters.history.memory import Memory
from adapters.history.reactions import discord_reactions
from adapters.history.values import Fields, fields, identifier, iso_time, objects, string
from chat.events import Event, MemberJoined, MemberLeft, MessagePosted
from chat.message import Message, Origin, Reply
from chat.people import GroupId, Kind, Member
from chat.plain import plain, plain_name

# the exporter names the kinds it shows in a way of their own and gives the number of any other
_SAID: Final = frozenset({"Default", "Reply", "0", "19", "20", "21", "23", "ThreadStarterMessage"})
_JOINED: Final = frozenset({"GuildMemberJoin", "UserJoin", "7"})
_ADDED: Final = frozenset({"RecipientAdd", "1"})
_REMOVED: Final = frozenset({"RecipientRemove", "2"})


class DiscordChannel:
    """Turns one channel's messages into events and counts in `passed` what has no event, by kind.

    The group is the server; the channel's messages share a `thread`. Ids are those that the live server has: a message
    is `<channel>/<message>`.
    """

    network = "discord"
    guessed_times = 0

    def __init__(self, *, guild: str, channel: str, name: str) -> None:
        self.group: GroupId = f"discord:{guild or '0'}"
        self.name = name
        self.passed: Counter[str] = Counter()
        self._guild, self._channel = guild, channel
        self._authors = Memory()

    def events(self, message: Fields) -> Iterator[Event] | None:
        """Give the events of one message, in order; nothing if it is malformed."""
        number, at = identifier(message.get("id")), iso_time(message.get("timestamp"))
        author = fields(message.get("author"))
        if not number or at is None or not string(author.get("id")):
            return None
        kind = plain_name(string(message.get("type"))) or "Default"
        if kind in _SAID:
            return self._posted(message, number, at)
        if kind in _JOINED | _ADDED | _REMOVED:
            return self._moves(message, kind, number, at)
        self.passed[kind] += 1
        return iter(())

    def _moves(self, message: Fields, kind: str, number: str, at: datetime) -> Iterator[Event]:
        actor, mark = _member(fields(message.get("author"))), f"{self.group}/{self._channel}:{number}"
        if kind in _JOINED:
            yield MemberJoined(id=f"{mark}:joined", group=self.group, at=at, member=actor)
            return
        for place, named in enumerate(objects(message.get("mentions"))):
            if kind in _ADDED:
                added = _member(named)
                yield MemberJoined(id=f"{mark}:joined:{place}", group=self.group, at=at, member=added, inviter=actor)
            else:
                yield MemberLeft(id=f"{mark}:left:{place}", group=self.group, at=at, member=_member(named))

    def _posted(self, message: Fields, number: str, at: datetime) -> Iterator[Event]:
        forwarded = fields(message.get("forwardedMessage"))
        text = plain(message.get("content")) or plain(forwarded.get("content")) or embedded_text(message)
        writer = _member(fields(message.get("author")))
        id_ = f"{self._channel}/{number}"
        self._authors.keep(id_, writer.id)
        posted = Message(
            id=id_,
            group=self.group,
            author=writer,
            at=at,
            text=text,
            edited_at=iso_time(message.get("timestampEdited")),
            reply_to=self._reply(fields(message.get("reference"))),
            thread=self._channel,
            mentions=tuple(f"@{_member(each).name}" for each in objects(message.get("mentions"))),
            mentions_everyone="@everyone" in text or "@here" in text,
            forward=Origin(kind="hidden") if forwarded else None,
            media=(*media(message), *media(forwarded)),
            buttons=buttons(message),
        )
        mark = f"{self.group}/{self._channel}:{number}"
        yield MessagePosted(id=f"{mark}:posted", group=self.group, at=at, message=posted)
        yield from discord_reactions(message, posted)

    def _reply(self, reference: Fields) -> Reply | None:
        answered = identifier(reference.get("messageId"))
        if not answered or reference.get("type") == "Forward":
            return None
        channel = identifier(reference.get("channelId")) or self._channel
        answered, elsewhere = f"{channel}/{answered}", string(reference.get("guildId")) not in ("", self._guild)
        return Reply(message=answered, author=self._authors.get(answered), elsewhere=elsewhere)


def _member(user: Fields) -> Member:
    """Give who a user of the export is; webhooks count as bots there."""
    account = plain_name(user.get("name"))
    return Member(
        id=f"discord:{identifier(user.get('id')) or '0'}",
        name=plain_name(user.get("nickname")) or account,
        username=account,
        kind=Kind.BOT if user.get("isBot") is True else Kind.PERSON,
    )
