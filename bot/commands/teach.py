"""/teach: say what a text is, for the bot to learn from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.commands.arguments import Limits, number
from bot.commands.command import Call, Command, UsageError
from bot.commands.learning import learn, newest, teaching, unlearn
from bot.commands.target import case_in, target
from bot.commands.which import case_meant
from chat.actions import Action
from chat.case import Label
from chat.commands import CommandSpec
from chat.message import Message
from chat.people import Role
from chat.words import Words
from moderation.own_head import MOST_LESSONS

LABELS: Final = {
    "spam": Label.SPAM,
    "ad": Label.SPAM,
    "广告": Label.SPAM,
    "廣告": Label.SPAM,
    "flood": Label.FLOOD,
    "刷屏": Label.FLOOD,
    "洗版": Label.FLOOD,
    "conflict": Label.CONFLICT,
    "争吵": Label.CONFLICT,
    "爭吵": Label.CONFLICT,
    "ok": Label.OK,
    "正常": Label.OK,
}
FORGET: Final = frozenset({"forget", "忘记", "忘記"})


ROLLBACK: Final = frozenset({"rollback", "back", "收回", "回退"})
ALL: Final = frozenset({"all", "全部"})


class TeachText(Command):
    """Keeps the text of a case or of the answered message as a lesson; `forget` and `rollback` take lessons back."""

    spec = CommandSpec(
        name="teach",
        role=Role.MODERATOR,
        usage="[case] spam | flood | conflict | ok | forget | rollback [count | @moderator | all]",
        example="/teach K7F3QM2A spam",
        aliases=("学习", "學習"),
    )

    more = "taking back what another one taught, or all of it: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Let a moderator teach and take back their own newest lessons; more than that is an admin's."""
        far = len(arguments) > 1 and arguments[0].lower() in ROLLBACK and not arguments[1].isdecimal()
        return Role.ADMIN if far else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep the lesson, or forget it."""
        words = call.arguments.lower().split()
        if words and words[0] in ROLLBACK:
            return await _rolled_back(call, call.arguments.partition(" ")[2].strip())
        sample, message, label = await _meant(call, words)
        if label is None:
            return [*await unlearn(call, [sample]), call.answer(Words("teach-forgotten"), personal=True)]
        if not message.carried.strip():
            raise UsageError(Words("teach-no-text"), example=False)
        teach = teaching(call, sample, message, label)
        said = Words("taught", label=Words(f"label-{label}"))
        if not teach.vector:
            return [teach, call.answer(said, personal=True)]
        learning = await learn(call, [teach], message)
        if learning.refused:
            raise UsageError(learning.said[0], example=False)
        return [*learning.actions, call.answer((said, *learning.said), personal=True)]


async def _meant(call: Call, words: Sequence[str]) -> tuple[str, Message, Label | None]:
    """Give the sample's id, the message and its label; no label means to forget it. Raises `UsageError`."""
    named = bool(words) and words[0] not in LABELS and words[0] not in FORGET
    if named or call.event.reply_to is None:
        case = (await case_meant(call)).case
        sample, message, found = case.id, case.receipt.message, case.receipt.verdict.label
    else:
        message, found = call.event.reply_to, Label.SPAM
        sample = f"message:{message.id}"
    wanted = words[1:] if named and case_in(words[0]) else words
    if wanted and wanted[0] in FORGET:
        return sample, message, None
    if wanted and wanted[0] not in LABELS:
        raise UsageError(Words("teach-no-label"))
    return sample, message, LABELS[wanted[0]] if wanted else found if found is not Label.OK else Label.SPAM


async def _rolled_back(call: Call, what: str) -> Sequence[Action]:
    """Take the newest lessons back: so many of the caller's own, one moderator's, or all."""
    if what.lower() in ALL:
        samples = await newest(call, MOST_LESSONS)
    elif what.startswith("@"):
        member, _ = await target(replace(call, event=replace(call.event, arguments=what)))
        samples = await newest(call, MOST_LESSONS, member.id)
    else:
        count = number(what, Limits(least=1, most=MOST_LESSONS)) if what else 1
        samples = await newest(call, count, call.by.id)
    if not samples:
        raise UsageError(Words("teach-nothing-to-roll-back"), example=False)
    said = Words("teach-rolled-back", count=len(samples))
    return [*await unlearn(call, samples), call.answer(said, personal=True)]
