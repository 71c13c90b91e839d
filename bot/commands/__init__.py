"""Commands: all there are, in the order /help lists them, and the one place where it is decided who may call them."""

from collections.abc import Callable, Sequence
from typing import Final

from bot.checkups import Checkups
from bot.commands.ban import BanMember
from bot.commands.budget import Budget
from bot.commands.calm import Calm
from bot.commands.cases import ListCases
from bot.commands.checkin import CheckInToday
from bot.commands.closing import Close, Reopen
from bot.commands.command import NOBODY, Call, Command, Look, UsageError, as_it_is, unread
from bot.commands.confirm import Confirm
from bot.commands.dismiss import Dismiss
from bot.commands.doctor import Doctor
from bot.commands.done import Done
from bot.commands.entrance import Entrance
from bot.commands.faq import EditFaq
from bot.commands.help import Help
from bot.commands.history import ReadHistory
from bot.commands.kick import KickMember
from bot.commands.lang import Lang
from bot.commands.mute import MuteMember
from bot.commands.office import Office
from bot.commands.open import OpenTheDoor
from bot.commands.pin import Pin, Unpin
from bot.commands.points import ShowPoints
from bot.commands.poll import Poll
from bot.commands.powers import lacking
from bot.commands.preset import Preset
from bot.commands.purge import Purge
from bot.commands.report import Report
from bot.commands.rules import ShowRules
from bot.commands.settings import ShowSettings
from bot.commands.slow import Slow
from bot.commands.stage import SetStage
from bot.commands.teach import TeachText
from bot.commands.title import Title, Untitle
from bot.commands.top import Top
from bot.commands.topic import EditTopics
from bot.commands.trust import Trust
from bot.commands.unban import UnbanMember
from bot.commands.undo import Undo
from bot.commands.unmute import UnmuteMember
from bot.commands.verify import Verify
from bot.commands.warn import WarnMember
from bot.commands.why import Why
from bot.rules import CATALOGUE
from chat.actions import Action
from chat.context import Context
from chat.events import CommandCalled
from chat.message import Message
from chat.people import ALL_BOTS, Role
from chat.settings import Catalogue
from chat.words import Words
from storage.store import Store

COMMANDS: Final[tuple[Command, ...]] = (
    Help(),
    ShowRules(),
    Why(),
    Report(),
    EditFaq(),
    ShowPoints(),
    Top(),
    CheckInToday(),
    WarnMember(),
    MuteMember(),
    UnmuteMember(),
    KickMember(),
    BanMember(),
    UnbanMember(),
    Purge(),
    Undo(),
    Confirm(),
    Dismiss(),
    TeachText(),
    Trust(),
    ListCases(),
    Calm(),
    OpenTheDoor(),
    Budget(),
    Entrance(),
    EditTopics(),
    Poll(),
    Pin(),
    Unpin(),
    Slow(),
    Close(),
    Reopen(),
    Title(),
    Untitle(),
    SetStage(),
    ShowSettings(),
    Preset(),
    Office(),
    ReadHistory(),
    Doctor(),
    Lang(),
    Done(),
)

BUTTONS: Final[tuple[Command, ...]] = (Verify(),)
"""Commands that are only ever pressed: no menu lists them, and typed they are unknown."""

LONGEST: Final = 4_096
"""Characters of arguments that are read; no network lets anybody write more in one message."""


def named(commands: Sequence[Command]) -> dict[str, Command]:
    """Give the commands by each of their names."""
    return {name: command for command in commands for name in (command.spec.name, *command.spec.aliases)}


NAMED: Final = named(COMMANDS)
PRESSED: Final = named(BUTTONS)


async def run_command(
    event: CommandCalled,
    context: Context,
    store: Store,
    catalogue: Catalogue = CATALOGUE,
    checkups: Checkups | None = None,
    read: Callable[[Message], Message] = unread,
    look: Look = as_it_is,
) -> Sequence[Action]:
    """Give what a called command asks for, the answer included.

    Nothing for an unknown name in a group, where it may be another bot's; nothing for bots, who would answer for ever.
    """
    role = role_of(event, context)
    call = Call(
        event=event,
        context=context,
        store=store,
        catalogue=catalogue,
        role=role,
        commands=NAMED,
        checkups=checkups or Checkups(),
        read=read,
        look=look,
    )
    pressed = PRESSED.get(event.name) if event.private and not event.message else None
    if event.by.kind in ALL_BOTS or not (pressed or _in_its_place(event, context)):
        return ()
    command = pressed or NAMED.get(event.name.lower())
    if command is None:
        return [call.answer(Words("command-unknown", name=event.name[:64]))] if event.private else ()
    needed = command.needs(event.arguments.split()) if len(event.arguments) <= LONGEST else NOBODY
    if role < needed:
        key = "command-too-long" if needed == NOBODY else f"command-denied-{Role(needed).name.lower()}"
        return [call.answer(Words(key), personal=True)]
    try:
        actions = await command.run(call)
    except UsageError as wrong:
        example = Words("example", example=command.spec.example)
        lines = (wrong.words, example) if wrong.example and command.spec.example else wrong.words
        return [call.answer(lines, personal=True)]
    barred = lacking(event.by, actions)
    return [call.answer(Words("command-barred", right=Words(f"power-{barred}")), personal=True)] if barred else actions


def role_of(event: CommandCalled, context: Context) -> Role:
    """Give the caller's role: the one the network tells at this moment in the chat they called from.

    In a moderators' chat that is their role there, or the one they have in the group it is about: as the network tells
    it, or where it does not, as they are known.
    """
    same = event.place.partition("/")[0] == event.group
    return event.by.role if event.told or same or not event.place else max(event.by.role, context.standing.role)


def _in_its_place(event: CommandCalled, context: Context) -> bool:
    """Tell whether a call about a group came from that group or from its moderators' chat, not from elsewhere."""
    return event.place in ("", event.group, context.settings.general.moderators)
