"""Undoing: the inverse of everything a case did, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bot.commands.command import Call
from bot.commands.picture_lessons import forgotten
from bot.commands.standing import context_of
from chat.actions import Action, Button, ChatAction, DeleteMessage, EditMessage, SendMessage
from chat.case import Case, Label, Outcome
from chat.gestures import POSTS
from chat.records import CloseCase, Unteach
from chat.words import Words
from moderation.card import card_lines
from moderation.forecast_card import calm_button, forecast_lines, is_forecast
from storage.views import cases
from storage.views.cases import CaseFile
from storage.views.refusals import refused

OPEN: Final = (Outcome.ACTED, Outcome.CONFIRMED)
"""Outcomes of cases in which something was done that can be undone."""

ROOM_FOR_NAME: Final = 300
"""Characters of a re-posted message that say who had written it."""

LONGEST_GAP: Final = timedelta(minutes=1)
LONGEST_BURST: Final = timedelta(minutes=10)
MOST_FOLLOWERS: Final = 200


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
        elif not isinstance(action, POSTS):
            lasting.append(action)
    return Inverses(actions=tuple(back), lasting=tuple(lasting))


async def undo(call: Call, file: CaseFile) -> tuple[list[Action], Inverses]:
    """Give everything that takes a case back and closes it; what was taught by it is untaught."""
    receipt = file.case.receipt
    since = min(file.case.opened_at, receipt.message.at)
    never_done = await refused(call.store.database, call.group, since)
    did = [
        action
        for action in file.actions
        if action not in never_done and not (receipt.dry_run and isinstance(action, ChatAction))
    ]
    back = inverses(did)
    longest = call.context.capabilities.longest_text
    actions = [part for action in back.actions for part in whole(action, longest)]
    closing = [
        Unteach(group=call.group, reason=call.reason, sample=file.case.id),
        *forgotten(call, file.case.receipt.message),
        CloseCase(group=call.group, reason=call.reason, case=file.case.id, outcome=Outcome.UNDONE, by=call.by),
        *await closed_card(call, file, Words("card-undone", name=call.by.name)),
    ]
    return [*actions, *closing], back


def whole(action: Action, longest: int) -> list[Action]:
    """Give an action that re-posts a text as so many posts that the network takes all of it."""
    size = longest - ROOM_FOR_NAME
    match action:
        case SendMessage(text=Words(values={"text": str(text)}) as words) if len(text) > size:
            pieces = [text[start : start + size] for start in range(0, len(text), size)]
            return [replace(action, text=Words(words.key, {**words.values, "text": piece})) for piece in pieces]
    return [action]


async def closed_card(call: Call, file: CaseFile, outcome: Words) -> list[EditMessage]:
    """Put what became of a case above its card, where there is one, and leave the buttons that decide nothing."""
    office = call.context.settings.general.moderators
    if not office or not _has_card(file):
        return []
    why = Button(label=Words("button-why"), command=f"why {file.case.id}")
    if is_forecast(file.case):
        lines = forecast_lines(file.case, call.context.settings.general.zone)
        buttons: tuple[Button, ...] = (calm_button(file.case), why)
    else:
        lines = card_lines(file.case, file.actions, await context_of(call, file.case.receipt.message))
        buttons = (why,)
    text = (outcome, *lines)
    return [EditMessage(group=office, reason=call.reason, of=f"card:{file.case.id}", text=text, buttons=buttons)]


def _has_card(file: CaseFile) -> bool:
    """Tell whether a card was shown: not for what a moderator did by hand, nor for what only followed another case."""
    followed = file.case.outcome is Outcome.ACTED and all(isinstance(each, DeleteMessage) for each in file.actions)
    return file.case.receipt.verdict.label is not Label.OK and not followed


async def followers(call: Call, case: Case) -> list[Case]:
    """Give the cases of the same burst: the same member and trouble soon after, shown on no card of their own."""
    until = case.opened_at + LONGEST_BURST
    database = call.store.database
    later = await cases.cases(database, call.group, limit=MOST_FOLLOWERS, before=until, outcomes=[Outcome.ACTED])
    author, label = case.receipt.message.author.id, case.receipt.verdict.label
    found: list[Case] = []
    for each in reversed(later):
        last = (found or [case])[-1].opened_at
        same = each.receipt.message.author.id == author and each.receipt.verdict.label is label is not Label.OK
        if same and each.id != case.id and last <= each.opened_at < last + LONGEST_GAP:
            found.append(each)
    return found


def lasting_words(lasting: Iterable[Action]) -> tuple[Words, ...]:
    """Name each action that has no inverse, a line each."""
    kinds = dict.fromkeys(type(each).__name__ for each in lasting)
    return tuple(Words("undo-lasting", action=Words(f"lasting-{kind}")) for kind in kinds)
