"""The pipeline: gather, react, keep. What is to be done on a network waits in the outbox for the performer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol, TypeAlias

import structlog

from bot.commands.spoken import spoken
from bot.rules import RULES
from chat.actions import SANCTIONS, Action, Ban, DeleteMessage, Kick, SendMessage, target_of
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event, MemberJoined, MessageEdited, MessagePosted
from chat.foresight import Foresight
from chat.message import Message
from chat.platform import Capabilities
from chat.records import AddWarning, ChangeSetting
from chat.rule import Rule
from chat.settings import GroupSettings
from chat.words import Words
from moderation.blocklist import Blocklist, marked
from moderation.bots import Bots, met
from moderation.limits import is_scored
from moderation.moderation import Moderation
from moderation.newcomers import well_known
from moderation.pictured import read_apart
from moderation.reading import read
from moderation.text_model import TextModel
from storage.store import Store

log = structlog.get_logger()

FAILED: Final = Words("command-failed")

_ANY: Final = Capabilities()
"""What a network can do of which nothing is said."""

Clock: TypeAlias = Callable[[Event], datetime]
"""Gives the time an event is handled at: the wall clock's, or the event's own in a replay."""


class RunCommand(Protocol):
    """Runs a called command; see `bot.commands.run_command`."""

    async def __call__(self, event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        """Give what the command asks for."""


class Pipeline:
    """One way for every event, whatever network, clock or person it comes from."""

    def __init__(
        self,
        store: Store,
        *,
        now: Clock,
        run_command: RunCommand,
        model: TextModel | None = None,
        foresight: Foresight | None = None,
        sites: Callable[[], Blocklist] = Blocklist,
        capabilities: Callable[[str], Capabilities] = lambda _group: _ANY,
        kept: Callable[[Sequence[Decision]], None] = lambda _decisions: None,
    ) -> None:
        """`sites` gives the operator's block list as it is now, `capabilities` those of a group's network.

        `kept` is told of every batch that is on disk.
        """
        self._store = store
        self._now = now
        self._run_command = run_command
        self._model = model
        self._foresight = foresight
        self._sites = sites
        self._capabilities = capabilities
        self._kept = kept

    async def handle(self, batch: Sequence[Event]) -> None:
        """Decide on events, in order, and keep them in one transaction; raises `StorageError`, to be handled again.

        A command reads what storage knows, so what came before it in the batch is kept first, in one of its own.
        What is kept is not seen again, so handling a batch once more does only what is left.
        """
        events = await self._store.unseen(batch)
        if not events:
            return
        try:
            await self._store.gather(events)
            events = [self._met(event) for event in events]
            for part in _parts(self._read(events)):
                decisions = [await self._decide(event) for event in part]
                await self._store.keep(decisions)
                self._kept(decisions)
        except BaseException:
            self._store.forget({event.group for event in events})
            raise

    def _read(self, events: Sequence[Event]) -> list[Event]:
        """Put on every message what the model and the folding read out of it, for all at once."""
        said = [event for event in events if isinstance(event, MessagePosted | MessageEdited)]
        known = [self._knows(event) for event in said]
        sites = self._sites()
        found = read_apart(
            [event.message for event in said],
            lambda some, places: read(some, self._model, [known[place] for place in places]),
        )
        messages = (marked(message, sites) for message in found)
        readings = dict(zip((event.id for event in said), messages, strict=True))
        return [
            replace(event, message=readings[event.id]) if isinstance(event, MessagePosted | MessageEdited) else event
            for event in events
        ]

    def _knows(self, event: MessagePosted | MessageEdited) -> bool:
        """Tell whether the group knows the author so well that a message is looked at closely on suspicion alone.

        One that is scored for the budget is looked at as a newcomer's.
        """
        model = self._model.name if self._model else ""
        context = self._store.context(event, now=self._now(event), capabilities=_ANY, model=model)
        return well_known(event.message.author, context) and not is_scored(event.id, context)

    def _met(self, event: Event) -> Event:
        """Give an event with whoever is a bot as its group sees bots at this moment."""
        return met(event, self._store.known_settings(event.group))

    async def _decide(self, event: Event) -> Decision:
        event = self._met(event)
        context = self._store.context(
            event,
            now=self._now(event),
            capabilities=self._capabilities(event.group),
            model=self._model.name if self._model else "",
            foresight=self._foresight,
        )
        if isinstance(event, CommandCalled):
            asked = self._unwelcome(event, context) or await self._call(event, context)
            actions = tuple(_in_place(event, action) for action in asked)
            await self._store.gather(_elsewhere(event, actions))
        else:
            actions = tuple(react(event, context))
            if isinstance(event, MessagePosted) and not any(removes(action, event) for action in actions):
                called = spoken(event, context.recent)
                actions += tuple(await self._call(called, context)) if called else ()
        decision = Decision(event=_as_kept(event), actions=actions, language=context.settings.general.language)
        self._store.advance(decision)
        return decision

    def _unwelcome(self, event: CommandCalled, context: Context) -> Sequence[Action]:
        """Give what is done about an advert that stands behind a command, so that a slash in front hides none."""
        if not (event.message and event.arguments) or event.place:
            return ()
        text = f"/{event.name} {event.arguments}"
        said = Message(id=event.message, group=event.group, author=event.by, at=event.at, text=text)
        posted = MessagePosted(id=event.id, group=event.group, at=event.at, message=read([said], self._model)[0])
        actions = react(posted, context, (Moderation,))
        return actions if any(removes(action, posted) for action in actions) else ()

    async def _call(self, event: CommandCalled, context: Context) -> Sequence[Action]:
        try:
            return guarded(await self._run_command(event, context, self._store), context.settings)
        except Exception:
            log.exception("command_failed", event_id=event.id, command=event.name)
            words = SendMessage(group=event.group, reason=FAILED, text=FAILED, to=event.by.id, reply_to=event.message)
            return (words,)


def _as_kept(event: Event) -> Event:
    """Give an event without what was read for the rules alone."""
    if not isinstance(event, MessagePosted | MessageEdited):
        return event
    message = event.message.without_vector()
    return event if message is event.message else replace(event, message=message)


def _parts(events: Sequence[Event]) -> Iterator[Sequence[Event]]:
    """Give the events in parts that each begin with a command, but for the first."""
    starts = [0, *(index for index, event in enumerate(events) if index and isinstance(event, CommandCalled))]
    return (events[start:end] for start, end in zip(starts, [*starts[1:], len(events)], strict=True))


def react(event: Event, context: Context, rules: Iterable[type[Rule]] | None = None) -> list[Action]:
    """Show an event to the rules, in their order; once a message is gone, the rest do not see it.

    One rule's failure silences no other: it is logged with the event's id. `rules`: instead of all.
    """
    actions: list[Action] = []
    for kind in RULES if rules is None else rules:
        rule = context.settings[kind]
        if not rule.enabled:
            continue
        try:
            asked = guarded(rule.react(event, context), context.settings)
        except Exception:
            log.exception("rule_failed", event_id=event.id, rule=kind.section)
            continue
        if context.settings.general.dry_run and isinstance(rule, Moderation):
            asked = _dry(asked, context)
        actions += asked
        if asked and any(removes(action, event) for action in asked):
            break
    return actions


def guarded(actions: Iterable[Action], settings: GroupSettings) -> list[Action]:
    """Give the actions without those against somebody the bot never acts against, whoever asked for them.

    Which bots those are the group's settings say now, whatever was known of them when they last said something.
    """
    allowed = []
    for action in actions:
        target = target_of(action)
        if target is not None and settings[Bots].seen(target).protected:
            log.warning("sanction_against_protected_member_dropped", action=type(action).__name__, member=target.id)
        else:
            allowed.append(action)
    return allowed


def _dry(actions: Iterable[Action], context: Context) -> list[Action]:
    """Keep the records and the cards; nobody in the group notices anything."""
    office = context.settings.general.moderators
    return [
        action
        for action in actions
        if not isinstance(action, (*SANCTIONS, AddWarning))
        and not (isinstance(action, SendMessage) and action.group != office)
    ]


def _elsewhere(event: Event, actions: Iterable[Action]) -> list[Event]:
    """Give an event of each other group whose settings a command changes, so that it is in memory as well."""
    groups = {action.group for action in actions if isinstance(action, ChangeSetting)} - {event.group}
    return [Event(id=event.id, group=group, at=event.at) for group in sorted(groups)]


def removes(action: Action, event: Event) -> bool:
    """Tell whether an action takes away what the event brought: the message, or the member who came."""
    if isinstance(event, MessagePosted | MessageEdited):
        if isinstance(action, DeleteMessage):
            return action.message == event.message.id
        return isinstance(action, Kick | Ban) and action.member.id == event.message.author.id
    return isinstance(event, MemberJoined) and isinstance(action, Kick | Ban) and action.member.id == event.member.id


def _in_place(call: CommandCalled, action: Action) -> Action:
    """Answer where the question was asked: the moderators' chat, not the group it is about."""
    if call.place and isinstance(action, SendMessage) and action.to == call.by.id:
        return replace(action, group=call.place)
    return action
