"""Interactions: slash commands, context menus and buttons as events. Pure."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from adapters.discord.incoming import message_of
from adapters.discord.menu import MENUS, Option, options_of
from adapters.discord.people import member_of
from adapters.discord.places import House
from adapters.discord.values import Fields, fields, made_at, objects, snowflake, string, whole
from chat.commands import CommandSpec
from chat.events import ButtonPressed, CommandCalled
from chat.message import Message
from chat.people import Member
from chat.plain import plain

COMMAND: Final = 2
COMPONENT: Final = 3
TYPING: Final = 4
PRESSED: Final = "innkeeper:"
"""What the ids of the bot's own buttons begin with; the server and the command line follow."""

LONGEST_ARGUMENTS: Final = 4_096
_CHANNEL: Final = re.compile(r"<#([0-9]{1,20})>")
_SLASH: Final = 1
_MESSAGE_MENU: Final = 3


def event_id(data: Fields, house: House) -> str:
    """Name an interaction as an event, which begins with the place it is from."""
    channel = snowflake(data.get("channel_id")) or snowflake(fields(data.get("channel")).get("id"))
    what = "pressed" if whole(data.get("type")) == COMPONENT else "called"
    return f"{house.place(channel)}:{snowflake(data.get('id'))}:{what}"


def asked(data: Fields, house: House, commands: Mapping[str, CommandSpec]) -> CommandCalled | ButtonPressed | None:
    """Give an interaction as an event; nothing for one without a member, and for what the bot never offered."""
    by, at = _caller(data, house), made_at(snowflake(data.get("id")))
    if by is None or not snowflake(data.get("id")):
        return None
    match whole(data.get("type")):
        case kind if kind == COMMAND:
            return _called(data, house, by, at, commands)
        case kind if kind == COMPONENT:
            return _pressed(data, house, by, at)
    return None


def _caller(data: Fields, house: House) -> Member | None:
    member = fields(data.get("member"))
    user = fields(member.get("user"))
    return member_of(user, member, house) if snowflake(user.get("id")) else None


def _called(
    data: Fields, house: House, by: Member, at: datetime, commands: Mapping[str, CommandSpec]
) -> CommandCalled | None:
    about = fields(data.get("data"))
    name, kind = string(about.get("name")), whole(about.get("type")) or _SLASH
    arguments, answered = "", None
    if kind == _MESSAGE_MENU:
        menu = next((menu for menu in MENUS if menu.name == name), None)
        answered = _chosen_message(about, house)
        if menu is None or answered is None:
            return None
        name, arguments = menu.command, menu.arguments
    elif kind == _SLASH and name in commands:
        arguments, answered = _given(about, options_of(commands[name]), house, at)
    else:
        return None
    return CommandCalled(
        id=event_id(data, house),
        group=house.group,
        at=at,
        by=by,
        name=name,
        arguments=arguments[:LONGEST_ARGUMENTS],
        reply_to=answered,
        private=True,
        place=house.place(snowflake(data.get("channel_id"))),
        thread=snowflake(data.get("channel_id")),
    )


def _given(about: Fields, options: tuple[Option, ...], house: House, at: datetime) -> tuple[str, Message | None]:
    """Give the arguments as one line in the order of the usage; a chosen member is who would have been answered."""
    values = {string(option.get("name")): option.get("value") for option in objects(about.get("options"))}
    line = [
        (option.after, typed)
        for option in options
        if not option.member and (typed := _typed(values.get(option.name), house))
    ]
    member = next((values[option.name] for option in options if option.member and option.name in values), None)
    chosen = _chosen_member(about, snowflake(member), house)
    answered = Message(id="", group=house.group, author=chosen, at=at) if chosen else None
    return "".join(f"{after if at else ''}{typed}" for at, (after, typed) in enumerate(line)), answered


def _typed(value: object, house: House) -> str:
    """Give what was filled in as it would be typed; a channel that was named is its place."""
    if isinstance(value, bool | float):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return _CHANNEL.sub(lambda named: house.place(named[1]), plain(value, LONGEST_ARGUMENTS).strip())


def _chosen_member(about: Fields, user: str, house: House) -> Member | None:
    resolved = fields(about.get("resolved"))
    account = fields(fields(resolved.get("users")).get(user))
    return member_of(account, fields(fields(resolved.get("members")).get(user)), house) if account else None


def _chosen_message(about: Fields, house: House) -> Message | None:
    """Give the message a menu was opened on. It comes without its author's roles, so those are looked up before."""
    resolved = fields(fields(fields(about.get("resolved")).get("messages")).get(snowflake(about.get("target_id"))))
    return message_of(resolved, house)


def chosen(data: Fields) -> Iterator[dict[str, object]]:
    """Give the messages that an interaction names, for what is missing in them to be filled in."""
    resolved = fields(fields(fields(data.get("data")).get("resolved")).get("messages"))
    yield from (each for each in resolved.values() if isinstance(each, dict))


def _pressed(data: Fields, house: House, by: Member, at: datetime) -> ButtonPressed | None:
    """Give a press of a button that does stand on a message of the bot's own."""
    pressed, message = string(fields(data.get("data")).get("custom_id")), fields(data.get("message"))
    own = snowflake(fields(message.get("author")).get("id")) == house.innkeeper
    shown = {
        string(button.get("custom_id"))
        for row in objects(message.get("components"))
        for button in objects(row.get("components"))
    }
    server, _, command = pressed.removeprefix(PRESSED).partition(":")
    if not own or not pressed.startswith(PRESSED) or pressed not in shown or not snowflake(server):
        return None
    place = house.place(snowflake(data.get("channel_id")))
    return ButtonPressed(
        id=event_id(data, house),
        group=place,
        at=at,
        by=by,
        pressed=command,
        about=f"discord:{server}",
    )
