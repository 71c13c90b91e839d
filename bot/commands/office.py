"""/office: which chat is the moderators' chat of the group. Nobody can make his own chat that of a group not his."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.welcome import chosen
from chat.actions import Action, SendMessage
from chat.commands import CommandSpec
from chat.language import language
from chat.people import GroupId, Kind, Role, network_of
from chat.records import ChangeSetting
from chat.settings import General, SettingError
from chat.words import Words
from moderation.case_id import case_id
from storage.views.members import find
from storage.views.posts import group_told

GOOD_FOR: Final = timedelta(minutes=10)
"""How long a code can be used."""

HERE: Final = frozenset({"here", "这里", "這裡"})
OFF: Final = frozenset({"off", "none", "关", "關"})
_CODE: Final = re.compile(r"[A-Z2-7]{8}")


class Office(Command):
    """Makes a chat the moderators' chat: the admin who asked in the group types the code in that chat."""

    spec = CommandSpec(
        name="office",
        role=Role.ADMIN,
        usage="[code | here | off | chat]",
        example="/office",
        aliases=("办公室", "辦公室"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Explain how, or do it."""
        words = call.arguments.strip()
        if not words:
            return [self._explained(call)]
        if words.lower() in OFF:
            return await _set(call, call.group, "")
        if _CODE.fullmatch(words.upper()):
            return await self._by_code(call, words.upper())
        return await _set(call, call.group, await self._named(call, words))

    def _explained(self, call: Call) -> Action:
        """Say which chat it is now and how to make another one that, with a code that works for the caller alone."""
        office = call.context.settings.general.moderators
        now = Words("office-is", office=office) if office else Words("office-none")
        if call.in_office:
            return call.answer(now)
        if call.by.kind is not Kind.PERSON:
            return call.answer((now, Words("office-anonymous")), personal=True)
        if call.event.room:
            return call.answer((now, Words("office-how-here")), personal=True)
        code = case_id(f"office:{call.event.id}")
        how = Words("office-how", code=code, minutes=GOOD_FOR // timedelta(minutes=1))
        return replace(call.answer((now, how), personal=True), key=_key(code, call))

    async def _by_code(self, call: Call, code: str) -> Sequence[Action]:
        """Make the chat it is typed in the office of the group in which the same admin was told the code."""
        group = await group_told(call.store.database, _key(code, call), call.context.now - GOOD_FOR)
        if not group or group == call.chat:
            raise UsageError(Words("office-code-wrong", minutes=GOOD_FOR // timedelta(minutes=1)), example=False)
        if call.in_office:
            raise UsageError(Words("office-taken"), example=False)
        return await _set(call, group, call.chat)

    async def _named(self, call: Call, words: str) -> GroupId:
        """Give the chat that is meant, if it is the caller's to give: a channel of this group, or a chat they run."""
        chat = call.event.room if words.lower() in HERE else words
        if not chat or chat == call.group:
            raise UsageError(Words("office-not-here"), example=False)
        if chat.startswith(f"{call.group}/"):
            return chat
        known = await find(call.store.database, chat, call.by.id)
        if network_of(chat) != network_of(call.group) or not any(each.role >= Role.ADMIN for each in known):
            raise UsageError(Words("office-not-yours"), example=False)
        return chat


def _key(code: str, call: Call) -> str:
    """Name the post that tells a code, so that it can be found again: by the code and whom it was told."""
    return f"office:{code}:{call.by.id}"


async def _set(call: Call, group: GroupId, office: GroupId) -> Sequence[Action]:
    """Give the change, the word of it here and, where that is elsewhere, in the group."""
    settings = call.context.settings if group == call.group else await call.store.settings(group)
    try:
        call.catalogue.validate(General.section, "moderators", office)
    except SettingError as error:
        raise UsageError(Words("office-not-yours"), example=False) from error
    before = settings.changes.get(General.section, {}).get("moderators")
    change = ChangeSetting(
        group=group,
        reason=call.reason,
        section=General.section,
        field="moderators",
        value=office or None,
        before=before,
        by=call.by,
    )
    after = settings.changed(General.section, "moderators", office or None)
    said = language(after.general.language).say(Words("office-set" if office else "office-off"))
    told = [SendMessage(group=office, reason=call.reason, text=said)] if office and office != call.chat else []
    return [change, call.answer(said, stays=call.chat == office), *told, *await chosen(call, group, after)]
