"""/slow: everybody writes once in a while."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.commands.arguments import duration, first_word, spoken
from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.gestures import SlowDown
from chat.people import Role
from chat.words import Words

SLOWEST: Final = timedelta(hours=6)
OFF: Final = frozenset({"off", "none", "0", "关", "關", "关闭", "關閉"})


class Slow(Command):
    """Slows down the channel it is called in; a network that lets no bot do that is told so in words."""

    spec = CommandSpec(
        name="slow", role=Role.MODERATOR, usage="[duration | off]", example="/slow 30s", aliases=("慢速", "慢速模式")
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Slow down, or no more."""
        if not call.context.capabilities.slow:
            raise UsageError(Words("slow-in-words"), example=False)
        word, rest = first_word(call.arguments)
        pace = timedelta() if word.lower() in OFF else duration(word)
        if pace is None or rest or pace > SLOWEST:
            raise UsageError(Words("slow-usage"))
        slow = SlowDown(group=call.group, reason=call.reason, pace=pace, thread=call.thread)
        return [slow, call.answer(Words("slowed", span=spoken(pace)) if pace else Words("slow-off"))]
