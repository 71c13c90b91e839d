"""The store: gives every event its context, and keeps what was decided."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from chat.context import Context
from chat.decision import Decision
from chat.events import Event, GroupMigrated, MessageEdited, MessagePosted
from chat.foresight import Foresight
from chat.message import Message
from chat.people import GroupId, Standing
from chat.platform import Capabilities
from chat.settings import GroupSettings
from chat.spread import Copy
from storage.database import Database
from storage.group_state import GroupState
from storage.keeping import Keeping
from storage.known import Asking, Pair, pair
from storage.loading import Tallies, load_groups, load_settings
from storage.memory import Memory
from storage.retention import forget_old_text
from storage.schema import prepare
from storage.tables import groups
from storage.tally import Tally, member_of, people_of, place_of


class Store:
    """What the bot remembers. The lane of a group calls `gather`, `context`, `advance` and `keep`, in that order.

    Memory answers, the database remembers: `advance` lets a decision take effect in memory at once, `keep` writes a
    whole batch in one transaction. When `keep` fails, `forget` the groups and begin the batch again.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._memory = Memory()
        self._keeping = Keeping(database)
        self._tallies = Tallies(database.dialect)
        self._asking = Asking(database.dialect)

    @classmethod
    async def open(cls, url: str, *, scratch: bool = False) -> "Store":
        """Open the database of `url`, a new one with all its tables; raises `StorageError`.

        `scratch`: a throw-away file of its own, whatever `url` says, as a replay needs it.
        """
        database = await Database.open(url, scratch=scratch)
        try:
            await prepare(database)
        except BaseException:
            await database.close()
            raise
        return cls(database)

    async def close(self) -> None:
        """Close the database; a throw-away one is gone."""
        await self.database.close()

    async def unseen(self, events: Sequence[Event]) -> list[Event]:
        """Give the events not kept before, each once, in their order."""
        first: dict[Pair, Event] = {}
        for event in events:
            first.setdefault(pair(event.group, event.id), event)
        if not first:
            return []
        async with self.database.reading() as connection:
            kept = await self._asking.events(connection, list(first))
        return [event for key, event in first.items() if key not in kept]

    async def gather(self, events: Iterable[Event]) -> None:
        """Load what contexts for `events` need and memory has not: at most nine queries, usually none or two."""
        needed = {place_of(event): None for event in events}
        keys = {(place_of(event), member.id): None for event in events for member in people_of(event)}
        missing_groups, missing_tallies = self._memory.use(needed, keys)
        if not missing_groups and not missing_tallies:
            return self._memory.put({}, {})
        async with self.database.reading() as connection:
            states = await load_groups(connection, missing_groups)
            tallies = await self._tallies.load(connection, missing_tallies)
        return self._memory.put(states, tallies)

    def context(
        self,
        event: Event,
        *,
        now: datetime,
        capabilities: Capabilities,
        model: str = "",
        foresight: Foresight | None = None,
    ) -> Context:
        """Give what a rule may know beside the event; the event must have been gathered."""
        group, member = place_of(event), member_of(event)
        state = self._memory.groups.get(group) or GroupState()
        if member is None:
            standing = Standing()
        else:
            tally = self._memory.tallies.get((group, member.id)) or Tally()
            standing = tally.standing(member.id, now, state.settings.general.zone)
        said = event.message if isinstance(event, MessagePosted | MessageEdited) else None
        return Context(
            now=now,
            settings=state.settings,
            standing=standing,
            recent=state.recent,
            copies=self._memory.copies(said) if said else (),
            door=state.door,
            capabilities=capabilities,
            topics=state.topics,
            model=model,
            taught_pictures=state.taught_pictures,
            calibration=state.calibration,
            taught=state.head,
            removals=state.removals,
            pause=state.pause,
            foresight=foresight,
        )

    def advance(self, decision: Decision) -> None:
        """Let a decision take effect in memory, so that the next event of the batch sees it."""
        self._memory.advance(decision)

    def copies(self, message: Message) -> tuple[Copy, ...]:
        """Give the messages by people not known yet, in any group, that say nearly the same as this one."""
        return self._memory.copies(message)

    def said(self, group: GroupId, message: str) -> Message | None:
        """Give a message of a group that is in memory, in its latest form; nothing for one that is gone or too old."""
        state = self._memory.groups.get(group)
        return state.recent.find(message) if state else None

    def is_unknown(self, message: Message) -> bool:
        """Tell whether nobody knows the author of a message yet, as far as is in memory."""
        return self._memory.is_unknown(message)

    async def keep(self, decisions: Sequence[Decision]) -> None:
        """Keep all of `decisions` or, raising `StorageError`, none; one whose event is kept already changes nothing."""
        self._memory.correct(await self._keeping.keep(decisions))
        moves = [each.event for each in decisions if isinstance(each.event, GroupMigrated)]
        if moves:
            self._memory.forget({group for move in moves for group in (move.group, move.to)})

    def forget(self, groups: Collection[GroupId]) -> None:
        """Drop from memory what is known of `groups`; it is loaded again when it is needed."""
        self._memory.forget(set(groups))

    async def group_settings(self) -> dict[GroupId, GroupSettings]:
        """Give the settings of every group the bot has met."""
        async with self.database.reading() as connection:
            ids = list((await connection.execute(select(groups.c.id).order_by(groups.c.id))).scalars())
            return await load_settings(connection, ids)

    def known_settings(self, group: GroupId) -> GroupSettings:
        """Give the settings of a group that is in memory, with what was decided last; the defaults for any other."""
        state = self._memory.groups.get(group)
        return state.settings if state else GroupSettings()

    async def state_of(self, group: GroupId) -> GroupState:
        """Give what is known of a group: from memory, with what was decided last, or as it is on disk."""
        state = self._memory.groups.get(group)
        if state is None:
            async with self.database.reading() as connection:
                state = (await load_groups(connection, [group]))[group]
        return state

    async def settings(self, group: GroupId) -> GroupSettings:
        """Give the settings of one group as they are on disk; a group never met has the defaults."""
        async with self.database.reading() as connection:
            return (await load_settings(connection, [group]))[group]

    async def forget_old_text(self, now: datetime) -> int:
        """Forget the text of messages older than their group keeps it; give how many rows lost theirs."""
        settings = await self.group_settings()
        before = {group: now - timedelta(days=each.general.retention_days) for group, each in settings.items()}
        self._memory.forget_before(before)
        return await forget_old_text(self.database, before)
