"""Incoming: what Discord tells as events. Pure: payloads in, events out, never an exception."""

import zlib
from datetime import datetime
from typing import Final

from adapters.discord.carried import buttons, links, media, snapshots
from adapters.discord.people import author_of, member_of
from adapters.discord.places import House, message_id
from adapters.discord.rights import lacking
from adapters.discord.values import Fields, fields, iso_time, made_at, objects, snowflake, whole
from chat.events import MessageEdited, MessagePosted, Reacted, RightsChanged
from chat.message import Media, MediaKind, Message, Origin, Reply
from chat.people import Kind, Member
from chat.plain import plain, plain_name

SAID: Final = frozenset({0, 4, 18, 19, 20, 23})
"""Types of messages in which somebody says something: plain, a thread's new name, its first, a reply, a command's."""

_FORWARD: Final = 1


def message_of(data: Fields, house: House) -> Message | None:
    """Give a message of a server as the bot reads it; nothing for what has no id, channel or author."""
    number, channel = snowflake(data.get("id")), snowflake(data.get("channel_id"))
    if not number or not channel or not snowflake(fields(data.get("author")).get("id")):
        return None
    whole_of = (data, *snapshots(data))
    mentions = [plain_name(user.get("username")) for user in objects(data.get("mentions"))]
    return Message(
        id=message_id(channel, number),
        group=house.group,
        author=author_of(data, house),
        at=at_of(data, number),
        text=plain("\n".join(text for part in whole_of if (text := plain(part.get("content"))))),
        edited_at=iso_time(data.get("edited_timestamp")),
        reply_to=_reply(data, channel, house),
        thread=channel,
        links=tuple(link for part in whole_of for link in links(part)),
        mentions=tuple(name for name in mentions if name),
        mentions_everyone=data.get("mention_everyone") is True,
        forward=_origin(data, house),
        media=(*(each for part in whole_of for each in media(part)), *_thread_name(channel, number, house)),
        buttons=tuple(text for part in whole_of for text in buttons(part)),
    )


def posted(data: Fields, house: House) -> MessagePosted | None:
    """Give a new message as an event; nothing for the bot's own and for what the network itself says."""
    message = _said(data, house)
    if message is None:
        return None
    return MessagePosted(id=f"{mark_of(data, house)}:posted", group=house.group, at=message.at, message=message)


def edited(data: Fields, house: House) -> MessageEdited | None:
    """Give a message's new form as an event. A preview that Discord adds later is a new form too.

    The same form told twice is the same event: its id is made of the time of the edit and of what the message carries.
    """
    message = _said(data, house)
    if message is None:
        return None
    form = zlib.crc32("\n".join((message.carried, *message.links)).encode("utf-8", "replace"))
    at = message.edited_at or message.at
    event = f"{mark_of(data, house)}:edited:{int(at.timestamp() * 1000)}:{form:08x}"
    return MessageEdited(id=event, group=house.group, at=at, message=message)


def reacted(data: Fields, house: House, now: datetime, count: int) -> Reacted | None:
    """Give an emoji put under a message (`count` 1) or taken back (-1) as an event, at `now`."""
    channel, number = snowflake(data.get("channel_id")), snowflake(data.get("message_id"))
    user, emoji = snowflake(data.get("user_id")), _emoji(fields(data.get("emoji")))
    if not (channel and number and user and emoji) or user == house.innkeeper:
        return None
    member = fields(data.get("member"))
    by = member_of({"id": user, **fields(member.get("user"))}, member, house) if member else None
    when = int(now.timestamp() * 1000)
    return Reacted(
        id=f"{house.place(channel)}:{number}:reacted:{user}:{zlib.crc32(emoji.encode()):08x}:{count}:{when}",
        group=house.group,
        at=now,
        message=message_id(channel, number),
        emoji=emoji,
        member=by,
        count=count,
    )


def arrived(guild: Fields, house: House, now: datetime) -> RightsChanged | None:
    """Give the bot's coming into a server as an event, the same one however often the server is told of."""
    if guild.get("unavailable") is True:
        return None
    since = iso_time(guild.get("joined_at"))
    return _rights(house, now, f"arrived:{int(since.timestamp()) if since else 0}", arrived=True)


def rights_changed(house: House, now: datetime) -> RightsChanged:
    """Give what the bot may do as an event, at `now`."""
    return _rights(house, now, f"rights:{house.own}:{int(now.timestamp())}")


def put_out(guild: Fields, now: datetime) -> RightsChanged | None:
    """Give the end of the bot's stay in a server as an event; an outage of Discord's is none."""
    house = House(id=snowflake(guild.get("id")), innkeeper="0")
    gone = bool(house.id) and not guild.get("unavailable")
    return _rights(house, now, f"out:{int(now.timestamp())}", here=False) if gone else None


def _rights(house: House, at: datetime, what: str, *, here: bool = True, arrived: bool = False) -> RightsChanged:
    """Give the event; Discord does not say whose doing it was, so the bot itself stands there."""
    by = Member(id=f"discord:{house.innkeeper}", name="Innkeeper", kind=Kind.INNKEEPER)
    lacks = lacking(house.own) if here else ()
    event = f"{house.group}:{what}"
    return RightsChanged(id=event, group=house.group, at=at, by=by, here=here, arrived=arrived, lacks=lacks)


def _said(data: Fields, house: House) -> Message | None:
    if whole(data.get("type")) not in SAID:
        return None
    message = message_of(data, house)
    return None if message is None or message.author.kind is Kind.INNKEEPER else message


def mark_of(data: Fields, house: House) -> str:
    """Name a message as the events about it do."""
    return f"{house.place(snowflake(data.get('channel_id')))}:{snowflake(data.get('id'))}"


def at_of(data: Fields, number: str) -> datetime:
    """Give when a message was written."""
    return iso_time(data.get("timestamp")) or made_at(number)


def _reply(data: Fields, channel: str, house: House) -> Reply | None:
    reference = fields(data.get("message_reference"))
    answered = snowflake(reference.get("message_id"))
    if not answered or whole(reference.get("type")) == _FORWARD:
        return None
    place = snowflake(reference.get("channel_id")) or channel
    known = fields(data.get("referenced_message"))
    author = snowflake(fields(known.get("author")).get("id"))
    return Reply(
        message=message_id(place, answered),
        author=f"discord:{author}" if author else "",
        elsewhere=snowflake(reference.get("guild_id")) not in ("", house.id),
    )


def _origin(data: Fields, house: House) -> Origin | None:
    """Give where a forwarded message is from: Discord names no author, and the server only by its id."""
    reference = fields(data.get("message_reference"))
    if not snapshots(data) and whole(reference.get("type")) != _FORWARD:
        return None
    server = snowflake(reference.get("guild_id"))
    return Origin(kind="group", name=server) if server not in ("", house.id) else Origin(kind="hidden")


def _thread_name(channel: str, number: str, house: House) -> tuple[Media, ...]:
    """Give the title of a forum's post on its first message, which has the thread's own id."""
    title = house.threads.get(channel, "") if channel == number else ""
    return (Media(kind=MediaKind.OTHER, text=plain(title, 256)),) if title else ()


def _emoji(emoji: Fields) -> str:
    name = plain(emoji.get("name"), 64)
    identity = snowflake(emoji.get("id"))
    return f":{name or 'emoji'}:" if identity else name


def about(data: Fields) -> str:
    """Name what a payload is about, for the log: ids, never words."""
    return ":".join(part for key in ("guild_id", "channel_id", "id") if (part := snowflake(data.get(key))))
