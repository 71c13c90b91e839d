"""/doctor: looks whether everything is there that the bot needs here."""

from collections.abc import Iterable, Sequence

from bot.checkups import clock
from bot.commands.command import Call, Command
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.platform import Check
from chat.words import Words


class Doctor(Command):
    """Checks the bot's rights, settings of the network, moderators' chat, database, model and clock."""

    spec = CommandSpec(name="doctor", role=Role.MODERATOR, example="/doctor", aliases=("体检", "體檢"))

    async def run(self, call: Call) -> Sequence[Action]:
        """Say what is fine, and of what is not how to mend it."""
        office = call.context.settings.general.moderators
        network = await call.checkups.group(call.group, office)
        told = any(check.what.key == "check-clock" for check in network)
        checks = [
            *network,
            *await call.checkups.house(call.store.database),
            *([] if told else [clock(call.event.at, call.context.now)]),
        ]
        hint = () if office else (Words("doctor-no-office"),)
        return [call.answer((*findings(checks), *hint), personal=True)]


def findings(checks: Iterable[Check]) -> tuple[Words, ...]:
    """Give a line for each check, what is wrong first."""
    ordered = sorted(checks, key=lambda check: (not check.wrong, check.fine))
    wrong = sum(check.wrong for check in ordered)
    return (Words("doctor-head", wrong=wrong), *(_line(check) for check in ordered))


def _line(check: Check) -> Words:
    if check.fine:
        return Words("doctor-fine", what=check.what)
    return Words("doctor-wrong" if check.wrong else "doctor-optional", what=check.what, fix=check.fix)
