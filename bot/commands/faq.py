"""/faq: the questions the bot answers by itself."""

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from bot.commands.arguments import Limits, number
from bot.commands.command import Call, Command, UsageError
from bot.commands.paging import paged
from bot.commands.settings import changed
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import Json
from chat.words import Text, Words
from engagement.faq import Faq, FaqEntry
from moderation.text import fold

BETWEEN: Final = re.compile(r"\s*[|｜]\s*")
LONGEST_QUESTION: Final = 300


class EditFaq(Command):
    """Answers a question, lists the known ones; moderators add and remove them."""

    spec = CommandSpec(
        name="faq",
        role=Role.MEMBER,
        usage="list [page] | question | add question | answer | remove number",
        example="/faq add When do we meet? | Fridays at eight.",
        aliases=("问答", "問答"),
    )
    parts: ClassVar[Mapping[str, Role]] = {"add": Role.MODERATOR, "remove": Role.MODERATOR}

    async def run(self, call: Call) -> Sequence[Action]:
        """Do what the first word says; anything else is a question."""
        part, _, rest = call.arguments.partition(" ")
        faq = call.context.settings[Faq]
        match part.lower():
            case "" | "list":
                return [call.answer(_listed(faq.entries, rest), personal=True)]
            case "add":
                return _added(call, faq.entries, rest)
            case "remove":
                return _removed(call, faq.entries, rest)
        found = faq.answer(fold(call.arguments[:LONGEST_QUESTION]).text).entry if faq.entries else None
        return [call.answer(found.answer if found else Words("faq-unsure"))]


def _listed(entries: Sequence[FaqEntry], page: str) -> Text:
    lines = [Words("faq-line", number=index, question=entry.questions[0]) for index, entry in enumerate(entries, 1)]
    return paged(Words("faq-head"), lines, page, "/faq list") if lines else Words("faq-none")


def _added(call: Call, entries: Sequence[FaqEntry], text: str) -> Sequence[Action]:
    """Add an entry: one or several ways to ask, and the answer last."""
    *questions, answer = BETWEEN.split(text.strip())
    if not answer or not questions or not all(questions):
        raise UsageError(Words("faq-two-parts"))
    new: Json = {"questions": list(questions), "answer": answer}
    change, _ = changed(call, Faq, "entries", [*_stored(entries), new])
    return [change, call.answer(Words("faq-added", number=len(entries) + 1, question=questions[0]))]


def _removed(call: Call, entries: Sequence[FaqEntry], text: str) -> Sequence[Action]:
    if not entries:
        raise UsageError(Words("faq-none"))
    index = number(text, Limits(least=1, most=len(entries)))
    stored = _stored(entries)
    change, _ = changed(call, Faq, "entries", [*stored[: index - 1], *stored[index:]] or None)
    return [change, call.answer(Words("faq-removed", question=entries[index - 1].questions[0]))]


def _stored(entries: Sequence[FaqEntry]) -> list[Json]:
    return [entry.model_dump(mode="json") for entry in entries]
