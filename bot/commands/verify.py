"""verify: an answer at the door, or the wish to be asked. It is only ever pressed, never typed: no menu shows it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.commands.command import Call, Command
from chat.actions import Action
from chat.commands import CommandSpec
from chat.door import MOST_WATCHES
from chat.people import Role
from chat.records import EndWatch, KeepWatch
from chat.words import Words
from moderation.asking import post
from moderation.raid import locked
from moderation.verification import Verification

ME: Final = "me"
"""What stands for the wish to be asked, in the place of a question's id."""


class Verify(Command):
    """Takes the answer of whoever was asked; what is forged, pressed again or too late does nothing."""

    spec = CommandSpec(name="verify", role=Role.MEMBER, usage="question number answer")

    async def run(self, call: Call) -> Sequence[Action]:
        """Let the rule that asked take the answer, if it is one to the question that is asked now."""
        if call.arguments == ME:
            return _at_the_entrance(call)
        id_, _, rest = call.arguments.partition(" ")
        number, _, answer = rest.partition(" ")
        watch = call.context.door.watch(id_)
        if watch is None or watch.member is None or watch.until <= call.context.now:
            return ()
        if watch.member.id == call.by.id:
            rule = call.context.settings[Verification]
            return list(rule.pressed(answer, watch, call.group, call.context)) if number == str(watch.number) else ()
        if not call.context.capabilities.private_answers:
            return ()
        return [call.answer(Words("door-not-yours"), personal=True)]


def _at_the_entrance(call: Call) -> Sequence[Action]:
    """Ask whoever pressed the button at the entrance, or let them in at once who need not be asked."""
    context, rule = call.context, call.context.settings[Verification]
    if not rule.gives_role(context) or context.settings.general.dry_run:
        return ()
    if locked(context) or sum(1 for _ in context.door) >= MOST_WATCHES:
        return [call.answer(Words("door-later"), personal=True)]
    known = context.door.question_to(call.by.id)
    if known is None and not rule.asks(call.by, context):
        return [rule.role_for(call.by, call.group), call.answer(Words("door-open-to-you"), personal=True)]
    why = Words("door-reason")
    watch = replace(rule.watch(call.event, call.by, context), aside=True, failures=known.failures if known else 0)
    ended = [EndWatch(group=call.group, reason=why, watch=known)] if known else []
    return [
        *ended,
        KeepWatch(group=call.group, reason=why, watch=watch),
        post(call.group, watch, why, call.event.at, context),
    ]
