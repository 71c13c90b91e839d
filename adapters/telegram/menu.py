"""The menu of commands in Telegram's clients: by language, and by who may call them. A convenience, not a check."""

from collections.abc import Sequence
from typing import Any, Final

from adapters.telegram.staffing import Ask
from chat.commands import CommandSpec
from chat.language import language
from chat.people import Role

SCOPES: Final = {
    "all_private_chats": Role.MEMBER,
    "all_group_chats": Role.MEMBER,
    "all_chat_administrators": Role.OWNER,
}
"""Where a menu is shown, with the highest role whose commands it lists."""

TONGUES: Final = {"": "en", "zh": "zh-CN"}
"""Telegram's language of an app (it tells no script apart) → the interface language."""

MOST: Final = 100
LONGEST: Final = 256


async def set_menus(ask: Ask, commands: Sequence[CommandSpec]) -> int:
    """Set the menus that differ from what they should be, and give how many; raises `PlatformError`."""
    changed = 0
    for code, tag in TONGUES.items():
        for scope, role in SCOPES.items():
            where: dict[str, Any] = {"scope": {"type": scope}, **({"language_code": code} if code else {})}
            wanted = menu(commands, role, tag)
            if await ask("getMyCommands", where) != wanted:
                await ask("setMyCommands", {**where, "commands": wanted})
                changed += 1
    return changed


def menu(commands: Sequence[CommandSpec], role: Role, tag: str) -> list[dict[str, str]]:
    """Give a menu's lines: the commands that somebody of `role` may call, in one language."""
    tongue = language(tag)
    return [
        {"command": each.name, "description": tongue.say(each.summary)[:LONGEST]}
        for each in commands
        if each.role <= role
    ][:MOST]
