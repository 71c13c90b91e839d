"""The menu: commands as Discord shows them, with typed options, in three languages, for those who may call them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from opencc import OpenCC

from adapters.discord.people import MANAGE_GUILD, MANAGE_MESSAGES
from adapters.discord.values import Fields, fields, objects, string, whole
from chat.commands import CommandSpec
from chat.language import language
from chat.people import Role
from chat.words import Words

TEXT: Final = 3
INTEGER: Final = 4
USER: Final = 6
ROLE: Final = 8

TONGUES: Final = {"zh-CN": "zh-CN", "zh-TW": "zh-TW"}
"""Discord's locale → the bot's language, beside English."""

POWERS: Final = {
    Role.MEMBER: None,
    Role.MODERATOR: MANAGE_MESSAGES,
    Role.ADMIN: MANAGE_GUILD,
    Role.OWNER: 0,
}
"""Who sees a command, by the least role that may call it; the servers' admins may change it, the bot checks anyway."""

_SHOWN: Final = 100
"""Characters of a description."""

_PART: Final = re.compile(r"\[([^\]]*)\]")
_CHOICES: Final = re.compile(r"[\w-]+(?:\|[\w-]+)*")
SUGGESTED: Final = frozenset({"command", "section", "setting", "detector"})
"""Options for which something is suggested while somebody types."""

_NAMED: Final = frozenset({"command", "section", "setting", "duration", "reason", "detector"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing to fill in."""

    name: str
    kind: int = TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    after: str = " "
    """What stands before it where the arguments are one line."""

    @property
    def member(self) -> bool:
        """Whether somebody is chosen."""
        return self.kind == USER


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """An entry of the menu that a message has; it calls `command` about that message."""

    name: str
    command: str
    arguments: str = ""
    role: Role = Role.MEMBER

    @property
    def title(self) -> Words:
        """Its name in words."""
        return Words(f"menu-{self.command}")


MENUS: Final = (
    Menu(name="Report", command="report"),
    Menu(name="Why", command="why"),
    Menu(name="Delete from here", command="purge", role=Role.MODERATOR),
    Menu(name="Mark as spam", command="teach", arguments="spam", role=Role.MODERATOR),
)


@cache
def options_of(spec: CommandSpec) -> tuple[Option, ...]:
    """Give what a command's usage asks for, in its order: `[@member] [duration] [reason]` are three options."""
    parts = _PART.findall(spec.usage)
    if spec.usage.startswith("[question] |"):
        return (Option(name="question", required=True), Option(name="answers", required=True, after=" | "))
    if parts and not _PART.sub("", spec.usage).strip():
        return tuple(option for part in parts for option in _options(part))
    if spec.usage == "case":
        return (Option(name="case", required=True),)
    if spec.usage and _CHOICES.fullmatch(spec.usage):
        return (Option(name="choice", required=True, choices=tuple(spec.usage.split("|"))),)
    return (Option(name="what", required=not parts),) if spec.usage else ()


def _options(part: str) -> Iterator[Option]:
    ways = [way.strip() for way in part.split("|")]
    if "@member" in ways:
        yield Option(name="member", kind=USER)
        if "case" in ways:
            yield Option(name="case")
    elif ways[0] in _NAMED:
        yield Option(name=ways[0])
    elif part == "title":
        yield Option(name="title", kind=ROLE)
    elif part == "how many":
        yield Option(name="count", kind=INTEGER)
    elif _CHOICES.fullmatch(part):
        yield Option(name="choice", choices=tuple(part.split("|")))
    else:
        yield Option(name="value")


def menu(commands: Sequence[CommandSpec]) -> list[dict[str, Any]]:
    """Give all that the bot offers, as Discord wants it: slash commands, then the entries of a message's menu."""
    return [*(_command(spec) for spec in commands), *(_entry(each) for each in MENUS)]


def _command(spec: CommandSpec) -> dict[str, Any]:
    return {
        "type": 1,
        "name": spec.name,
        "name_localizations": _names(spec),
        **_described(spec.summary),
        "options": [_option(each) for each in options_of(spec)],
        **_for_whom(spec.role),
    }


def _entry(entry: Menu) -> dict[str, Any]:
    names = {tag: language(tongue).say(entry.title) for tag, tongue in TONGUES.items()}
    return {"type": 3, "name": entry.name, "name_localizations": names, "options": [], **_for_whom(entry.role)}


def _for_whom(role: Role) -> dict[str, Any]:
    return {"default_member_permissions": POWERS[role], "contexts": [0], "integration_types": [0]}


def _option(option: Option) -> dict[str, Any]:
    names = {tag: language(tongue).say(Words(f"option-name-{option.name}")) for tag, tongue in TONGUES.items()}
    choices = [{"name": choice, "value": choice} for choice in option.choices]
    return {
        "type": option.kind,
        "name": option.name,
        "name_localizations": names,
        **_described(Words(f"option-{option.name}")),
        "required": option.required,
        **({"choices": choices} if choices else {}),
        **({"autocomplete": True} if option.name in SUGGESTED else {}),
    }


def _described(words: Words) -> dict[str, Any]:
    return {
        "description": language("en").say(words)[:_SHOWN],
        "description_localizations": {tag: language(tongue).say(words)[:_SHOWN] for tag, tongue in TONGUES.items()},
    }


def _names(spec: CommandSpec) -> dict[str, str]:
    """Give a command's names in Chinese: the first of its other names that is written in each script."""
    found = {}
    for tag, turned in (("zh-CN", "t2s"), ("zh-TW", "s2t")):
        names = (name for name in spec.aliases if not name.isascii() and _turned(turned).convert(name) == name)
        if name := next(names, ""):
            found[tag] = name
    return found


@cache
def _turned(way: str) -> OpenCC:
    return OpenCC(way)


def changes(there: object, wanted: Sequence[Fields]) -> tuple[list[Fields], list[str]]:
    """Compare what Discord has with what the bot offers: give what to put there, and the ids of what to take away."""
    known = {_key(each): each for each in objects(there)}
    put = [each for each in wanted if _essence(known.get(_key(each), {})) != _essence(each)]
    names = {_key(each) for each in wanted}
    return put, [string(each.get("id")) for key, each in known.items() if key not in names]


def _key(command: Fields) -> tuple[int, str]:
    return (command.get("type") or 1, string(command.get("name")))


def _essence(command: Fields) -> dict[str, Any]:
    """Give what matters of a command, however much of it is left out or added by Discord."""
    return {
        **_texts(command),
        "permissions": _powers(command.get("default_member_permissions")),
        "contexts": sorted(command.get("contexts") or [0]),
        "options": [
            {
                **_texts(option),
                "type": option.get("type"),
                "required": bool(option.get("required")),
                "autocomplete": bool(option.get("autocomplete")),
                "choices": [(choice.get("name"), choice.get("value")) for choice in objects(option.get("choices"))],
            }
            for option in objects(command.get("options"))
        ],
    }


def _powers(value: object) -> int | None:
    """Give permissions as a number: Discord writes them as a string."""
    return None if value is None else whole(value)


def _texts(holder: Fields) -> Mapping[str, Any]:
    keys = ("name_localizations", "description_localizations")
    return {
        "name": holder.get("name"),
        "description": holder.get("description") or "",
        **{key: dict(fields(holder.get(key))) for key in keys},
    }
