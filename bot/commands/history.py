"""/history: read back what was said before the bot came, or stop that."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action, SendMessage
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import ChangeSetting
from chat.words import Words
from engagement.history import STOP, History, history_buttons, history_key

LONGEST: Final = 366
"""Days back at most."""

STOPS: Final = frozenset({"0", "no", "stop", "off", "不", "停", "停止"})


class ReadHistory(Command):
    """Chooses from which day on the bot reads back; where a network gives nothing back, tells how to import."""

    spec = CommandSpec(
        name="history",
        role=Role.MODERATOR,
        usage="[days | stop]",
        example="/history 30",
        aliases=("历史", "歷史"),
    )
    more = "a change: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Moderators may look; a change needs an admin."""
        return Role.ADMIN if arguments else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Show, begin or stop."""
        if not call.context.capabilities.reads_back:
            return [call.answer(Words("history-import"), personal=True)]
        since = call.context.settings[History].since
        word = call.arguments.lower()
        if not word:
            said = Words("history-is", since=since) if since else Words("history-none")
            return [call.answer(said, personal=True, buttons=history_buttons(reads_back=True, reading=bool(since)))]
        if word in STOPS and not since:
            return [call.answer(Words("history-not-now"), personal=True)]
        if word in STOPS:
            return [self._changed(call, None), call.answer(Words("history-stopped"))]
        days = int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else 0
        if not 0 < days <= LONGEST:
            raise UsageError(Words("history-days", most=LONGEST))
        return self._begun(call, (call.context.now - timedelta(days=days)).date().isoformat())

    def _begun(self, call: Call, since: str) -> Sequence[Action]:
        place = call.context.settings.general.moderators or call.group
        shown = SendMessage(
            group=place,
            reason=call.reason,
            text=Words("history-begun", since=since),
            key=history_key(call.group, since),
            buttons=(STOP,),
            about=call.group if place != call.group else "",
        )
        here = [] if place == call.chat else [call.answer(Words("history-begun", since=since), personal=True)]
        return [self._changed(call, since), shown, *here]

    def _changed(self, call: Call, since: str | None) -> ChangeSetting:
        before = call.context.settings.changes.get(History.section, {}).get("since")
        return ChangeSetting(
            group=call.group,
            reason=call.reason,
            section=History.section,
            field="since",
            value=since,
            before=before,
            by=call.by,
        )
