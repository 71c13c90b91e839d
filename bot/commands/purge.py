"""/purge: clears away many messages at once, as one case that can be undone."""

from collections.abc import Sequence
from typing import Final

from bot.commands.arguments import Limits, first_word, number
from bot.commands.command import Call, Command, UsageError
from bot.commands.sanction import BY_HAND
from bot.commands.target import target
from chat.actions import Action, ChatAction, DeleteMessage
from chat.case import Case, Finding, Label, Outcome, Receipt, Step, Verdict
from chat.commands import CommandSpec
from chat.message import Message
from chat.people import Role
from chat.records import OpenCase
from chat.words import Text, Words
from moderation.case_id import case_id
from moderation.sanctions import delete

MOST: Final = 100


class Purge(Command):
    """Deletes the last messages of the room, of one member where one is named, or all from the one answered."""

    spec = CommandSpec(
        name="purge",
        role=Role.MODERATOR,
        usage="[@member] [how many]",
        example="/purge 20",
        aliases=("清理", "清空"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Delete what is remembered and may be deleted; nothing of staff, and nothing too old for the network."""
        chosen = await _chosen(call)
        free = [each for each in chosen if not call.seen(each.author).protected]
        doing = [action for each in free for action in delete(each, call.context, reason=call.reason)]
        if not doing:
            raise UsageError(Words("purge-nothing"), example=False)
        done: list[ChatAction] = [] if call.context.settings.general.dry_run else [*doing]
        case = case_id(call.event.id)
        said: list[Words | str] = [Words("purged", count=len(doing), case=case)]
        if left := len(chosen) - len(free):
            said.append(Words("purge-left", count=left))
        if call.context.settings.general.dry_run:
            said.insert(0, Words("dry-run"))
        text: Text = tuple(said)
        return [_opened(call, case, free[0], doing), *done, call.answer(text)]


async def _chosen(call: Call) -> Sequence[Message]:
    """Give the messages that are meant, oldest first; raises `UsageError`."""
    recent = call.context.recent
    room = [each for each in recent if each.id != call.event.message and each.thread in ("", call.thread)]
    answered = call.event.reply_to
    if answered is not None and answered.id and not call.arguments:
        later = [each for each in room if each.at >= answered.at and each.id != answered.id]
        return [answered, *later][:MOST]
    word, rest = first_word(call.arguments)
    if not word:
        raise UsageError(Words("purge-usage", most=MOST))
    limits = Limits(least=1, most=MOST)
    if answered is None and not rest and word.isdigit() and len(word) <= len(str(MOST)):
        return room[-number(word, limits) :]
    member, rest = await target(call)
    count = number(rest, limits) if rest else MOST
    return [each for each in room if each.author.id == member.id][-count:]


def _opened(call: Call, case: str, first: Message, doing: Sequence[DeleteMessage]) -> OpenCase:
    """Give the case of what was cleared away; its receipt shows the first message."""
    reason = Words("by-hand-purge", name=call.by.name)
    finding = Finding(detector=BY_HAND, label=Label.OK, score=1.0, reason=reason)
    receipt = Receipt(
        message=first,
        verdict=Verdict(score=1.0, step=Step.DELETE, findings=(finding,)),
        review_above=0.0,
        remove_above=0.0,
        settings=call.context.settings.version,
        dry_run=call.context.settings.general.dry_run,
    )
    opened = Case(id=case, opened_at=call.context.now, receipt=receipt, outcome=Outcome.ACTED)
    return OpenCase(group=call.group, reason=reason, case=opened, actions=tuple(doing))
