"""/budget: how many wrong removals are allowed, what follows from it, and whether removing rests."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.commands.arguments import duration, spoken, within
from bot.commands.command import Call, Command, UsageError
from bot.commands.fields import UnreadableError, read_value
from bot.commands.settings import changed
from chat.actions import Action, Button
from chat.calibration import Calibration, Pause
from chat.commands import CommandSpec
from chat.context import Context
from chat.people import Role
from chat.records import ChangeSetting, KeepPause
from chat.words import Text, Words
from moderation.breaker import Breaker
from moderation.budget import NEVER, Point, curve, point
from moderation.limits import calibration_in
from moderation.moderation import Moderation

FIELD: Final = "wrong_per_1000"
BY_HAND: Final = ("review_above", "remove_above")
PAUSE: Final = frozenset({"pause", "stop", "暂停", "暫停"})
RESUME: Final = frozenset({"resume", "go", "恢复", "恢復"})
LONGEST_PAUSE: Final = timedelta(days=28)
_MODERATOR: Final = dict.fromkeys((*PAUSE, *RESUME), Role.MODERATOR)


class Budget(Command):
    """Shows the budget of wrong removals with its limits and what others would mean; sets it, or stops removing."""

    spec = CommandSpec(
        name="budget",
        role=Role.MODERATOR,
        usage="[wrong removals in 1,000 messages | pause [duration] | resume]",
        example="/budget 2",
        aliases=("额度", "額度"),
    )

    more = "a change: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Moderators may look, and stop or resume removing; another budget needs an admin."""
        return _MODERATOR.get(arguments[0].lower(), Role.ADMIN) if arguments else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Show, set, stop or resume."""
        word, _, rest = call.arguments.partition(" ")
        if not word:
            resume = Button(label=Words("button-resume"), command="budget resume")
            return [call.answer(shown(call.context), personal=True, buttons=(resume,) if call.context.resting else ())]
        if word.lower() in RESUME:
            return _resumed(call)
        if word.lower() in PAUSE:
            return _paused(call, rest)
        return _set(call, call.arguments)


def shown(context: Context) -> tuple[Words, ...]:
    """Say what is allowed, which limits follow from how much that was seen, and what other budgets would mean."""
    wrong, counted = context.settings[Moderation].wrong_per_1000, calibration_in(context)
    lines = [Words("budget-head", wrong=wrong), *_limits(context)]
    if context.resting and context.pause is not None:
        lines.append(Words("budget-resting", until=_moment(context, context.pause.until)))
    if counted is None:
        return (*lines, Words("budget-none"))
    lines += _seen(counted, wrong)
    if counted.wrong:
        lines.append(Words("budget-wrong", count=len(counted.wrong), messages=counted.messages))
    return (*lines, Words("budget-curve"), *(_point(each) for each in curve(counted)))


def _moment(context: Context, moment: datetime) -> str:
    return moment.astimezone(context.settings.general.zone).strftime("%m-%d %H:%M")


def _limits(context: Context) -> list[Words]:
    own = context.settings[Moderation].limits(context)
    limits = own.spam or own
    said = _or_never("budget-limits", limits.remove_above, ask=round(limits.review_above, 4))
    by_hand = [name for name in BY_HAND if name in context.settings.changes.get(Moderation.section, {})]
    return [said, *(Words("budget-by-hand", settings=name) for name in by_hand)]


def _seen(counted: Calibration, wrong: float) -> list[Words]:
    found = point(counted, wrong)
    since = counted.since.date().isoformat()
    if found.enough:
        said = Words("budget-seen", seen=counted.seen, since=since, most=round(found.at_most, 1))
    else:
        said = Words("budget-too-little", seen=counted.seen, needed=math.ceil(1000 / wrong) - 1)
    if counted.drifted_at is None:
        return [said]
    return [said, Words("budget-drifted", since=counted.drifted_at.date().isoformat())]


def _point(each: Point) -> Words:
    if not each.enough and each.remove < NEVER:
        return Words("budget-point-certain", wrong=each.wrong_per_1000, remove=round(each.remove, 4))
    lost = "none" if each.lost is None else round(100 * each.lost)
    return _or_never("budget-point", each.remove, wrong=each.wrong_per_1000, lost=lost)


def _or_never(key: str, remove: float, **gaps: float | str) -> Words:
    """Say a sentence with a removal limit, or its other form where nothing is removed."""
    values: Mapping[str, float | str] = gaps
    return Words(f"{key}-asks", values) if remove >= NEVER else Words(key, {**values, "remove": round(remove, 4)})


def _set(call: Call, text: str) -> Sequence[Action]:
    try:
        value = read_value(Moderation, FIELD, text)
    except UnreadableError as error:
        raise UsageError(Words("budget-usage")) from error
    before = call.context.settings[Moderation].wrong_per_1000
    actions = [each for each in changed(call, Moderation, FIELD, value) if isinstance(each, ChangeSetting)]
    context = replace(call.context, settings=call.context.settings.changed(Moderation.section, FIELD, value))
    wrong = context.settings[Moderation].wrong_per_1000
    said: Text = (Words("budget-set", wrong=wrong, before=before), *shown(context)[1:])
    back = Button(label=Words("button-undo"), command=f"budget {before:g}")
    return [*actions, call.answer(said, buttons=(back,))]


def _paused(call: Call, text: str) -> Sequence[Action]:
    span = duration(text) if text.strip() else timedelta(hours=call.context.settings[Breaker].hours)
    if span is None:
        raise UsageError(Words("budget-usage"))
    until = call.context.now + within(span, LONGEST_PAUSE)
    pause = Pause(since=call.context.now, until=until, cause="moderator")
    resume = Button(label=Words("button-resume"), command="budget resume")
    return [
        KeepPause(group=call.group, reason=call.reason, pause=pause, before=call.context.pause),
        call.answer(Words("budget-paused", span=spoken(span)), buttons=(resume,)),
    ]


def _resumed(call: Call) -> Sequence[Action]:
    """Go on removing. That it rested is kept: what was removed before then counts no more for another pause."""
    now, before = call.context.now, call.context.pause
    if not call.context.resting or before is None:
        raise UsageError(Words("budget-not-resting"), example=False)
    over = Pause(since=before.since, until=now, cause=before.cause, count=before.count, usual=before.usual)
    return [
        KeepPause(group=call.group, reason=call.reason, pause=over, before=before),
        call.answer(Words("budget-resumed")),
    ]
