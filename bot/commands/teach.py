"""/teach: say what a text is, for the bot to learn from."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.picture_lessons import forgotten, looked_at, taught
from bot.commands.target import case_in
from bot.commands.which import case_meant
from chat.actions import Action
from chat.case import Label
from chat.commands import CommandSpec
from chat.message import Message
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
    """Keeps the text and the pictures of a case or of the answered message; `forget` takes them back."""

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
            sample, message, found = case.id, case.receipt.message, case.receipt.verdict.label
        else:
            message, found = call.event.reply_to, Label.SPAM
            sample = f"message:{message.id}"
        message = await looked_at(call, message)
        wanted = words[1:] if named and case_in(words[0]) else words
        if wanted and wanted[0] in FORGET:
            forget = Unteach(group=call.group, reason=call.reason, sample=sample)
            return [forget, *forgotten(call, message), call.answer(Words("teach-forgotten"), personal=True)]
        if wanted and wanted[0] not in LABELS:
            raise UsageError(Words("teach-no-label"))
        label = LABELS[wanted[0]] if wanted else found if found is not Label.OK else Label.SPAM
        return self._lessons(call, sample, message, label)

    def _lessons(self, call: Call, sample: str, message: Message, label: Label) -> Sequence[Action]:
        """Teach the text and the pictures of a message, as far as there are any."""
        pictures, text = taught(call, message, label), message.carried
        if not text.strip() and not pictures:
            raise UsageError(Words("teach-no-text"), example=False)
        said = [Words("taught", label=Words(f"label-{label}"))] if text.strip() else []
        said += [Words("taught-picture", label=Words(f"label-{label}"))] if pictures else []
        teach = Teach(group=call.group, reason=call.reason, sample=sample, text=text, label=label, by=call.by)
        return [*([teach] if text.strip() else []), *pictures, call.answer(tuple(said), personal=True)]
