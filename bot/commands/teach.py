"""/teach: say what a text is, for the bot to learn from."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.target import case_in
from bot.commands.which import case_meant
from chat.actions import Action
from chat.case import Label
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import Teach, Unteach
from chat.words import Words

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


class TeachText(Command):
    """Keeps the text of a case or of the answered message as a sample; `forget` takes it back."""

    spec = CommandSpec(
        name="teach",
        role=Role.MODERATOR,
        usage="[case] spam | flood | conflict | ok | forget",
        example="/teach K7F3QM2A spam",
        aliases=("学习", "學習"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep the sample, or forget it."""
        words = call.arguments.lower().split()
        named = bool(words) and words[0] not in LABELS and words[0] not in FORGET
        if named or call.event.reply_to is None:
            case = (await case_meant(call)).case
            sample, text, found = case.id, case.receipt.message.carried, case.receipt.verdict.label
        else:
            answered = call.event.reply_to
            sample, text, found = f"message:{answered.id}", answered.carried, Label.SPAM
        wanted = words[1:] if named and case_in(words[0]) else words
        if wanted and wanted[0] in FORGET:
            forget = Unteach(group=call.group, reason=call.reason, sample=sample)
            return [forget, call.answer(Words("teach-forgotten"), personal=True)]
        if wanted and wanted[0] not in LABELS:
            raise UsageError(Words("teach-no-label"))
        label = LABELS[wanted[0]] if wanted else found if found is not Label.OK else Label.SPAM
        if not text.strip():
            raise UsageError(Words("teach-no-text"), example=False)
        teach = Teach(group=call.group, reason=call.reason, sample=sample, text=text, label=label, by=call.by)
        return [teach, call.answer(Words("taught", label=Words(f"label-{label}")), personal=True)]
