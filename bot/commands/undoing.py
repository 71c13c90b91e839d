"""Undoing: the inverse of everything a case did, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.commands.command import Call
from bot.commands.standing import context_of
from chat.actions import Action, Button, ChatAction, EditMessage, SendMessage
from chat.case import Outcome
from chat.records import CloseCase, Unteach
from chat.words import Words
from moderation.card import card_lines
from storage.views.cases import CaseFile

OPEN = (Outcome.ACTED, Outcome.CONFIRMED)
"""Outcomes of cases in which something was done that can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverses:
    """What takes a case back, newest first, and what of it has no inverse."""

    actions: tuple[Action, ...]
    lasting: tuple[Action, ...]


def inverses(actions: Iterable[Action]) -> Inverses:
    """Give the inverse of each action, newest first. What the bot merely said and cannot name fades by itself."""
    back: list[Action] = []
    lasting: list[Action] = []
    for action in reversed(tuple(actions)):
        if isinstance(action, EditMessage) or (isinstance(action, SendMessage) and action.key.startswith("card:")):
            continue
        inverse = action.inverse()
        if inverse is not None:
            back.append(inverse)
        elif not isinstance(action, SendMessage):
            lasting.append(action)
    return Inverses(actions=tuple(back), lasting=tuple(lasting))


async def undo(call: Call, file: CaseFile) -> tuple[list[Action], Inverses]:
    """Give everything that takes a case back and closes it; what was taught by it is untaught."""
    receipt = file.case.receipt
    did = [action for action in file.actions if not (receipt.dry_run and isinstance(action, ChatAction))]
    back = inverses(did)
    closing = [
        Unteach(group=call.group, reason=call.reason, sample=file.case.id),
        CloseCase(group=call.group, reason=call.reason, case=file.case.id, outcome=Outcome.UNDONE, by=call.by),
        *await closed_card(call, file, Words("card-undone", name=call.by.name)),
    ]
    return [*back.actions, *closing], back


async def closed_card(call: Call, file: CaseFile, outcome: Words) -> list[EditMessage]:
    """Put what became of a case above its card, where there is one, and leave only the button that explains."""
    office = call.context.settings.general.moderators
    if not office:
        return []
    context = await context_of(call, file.case.receipt.message)
    text = (outcome, *card_lines(file.case, file.actions, context))
    why = Button(label=Words("button-why"), command=f"why {file.case.id}")
    return [EditMessage(group=office, reason=call.reason, of=f"card:{file.case.id}", text=text, buttons=(why,))]


def lasting_words(back: Inverses) -> tuple[Words, ...]:
    """Name each action that has no inverse, a line each."""
    return tuple(Words("undo-lasting", action=Words(f"lasting-{type(each).__name__}")) for each in back.lasting)
