"""/checkin: here I am, once a day."""

from collections.abc import Sequence

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Kind, Role
from chat.records import AwardPoints, CheckIn
from chat.words import Words
from engagement.points import Points


class CheckInToday(Command):
    """Checks the caller in for the day of the group's calendar; days in a row count more."""

    spec = CommandSpec(
        name="checkin",
        role=Role.MEMBER,
        example="/checkin",
        aliases=("签到", "簽到", "打卡"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep the check-in and its points, once a day."""
        points = call.context.settings[Points]
        if call.by.kind is not Kind.PERSON:
            raise UsageError(Words("points-people-only"), example=False)
        if not points.enabled:
            raise UsageError(Words("points-off"), example=False)
        done = points.check_in(call.by, call.group, call.context)
        if not done:
            return [call.answer(Words("checkin-done-already", name=call.by.name))]
        streak = next(each.streak for each in done if isinstance(each, CheckIn))
        earned = sum(each.points for each in done if isinstance(each, AwardPoints))
        total = call.context.standing.points + earned
        said = Words("checked-in", name=call.by.name, points=earned, streak=streak, total=total)
        return [*done, call.answer(said)]
