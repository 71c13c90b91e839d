"""Laws: memory is what the disk gives; twice is once; a record and its inverse are nothing."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat.actions import Action
from chat.context import Context
from chat.decision import Decision
from chat.events import Event, MemberJoined, MessageEdited, MessagePosted, TopicDue
from chat.people import Member
from chat.records import AwardPoints, CheckIn, CountTopic, Record, RemoveWarning, TrustMember
from storage.store import Store
from tests.storage.house import (
    ANN,
    BOB,
    GROUP,
    MOD,
    NOW,
    WHY,
    after,
    called,
    case,
    decided,
    live,
    message,
    points,
    removal,
    seen,
    setting,
    warning,
)

LATER = NOW + timedelta(days=3)
DAYS = ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04")
PEOPLE = (ANN, BOB, MOD)
people = st.sampled_from(PEOPLE)
texts = st.sampled_from(("hello", "buy now", "好的", "", "再见"))
numbers = st.integers(min_value=0, max_value=6).map(str)


def author(number: str) -> Member:
    """Give who wrote the message of that id: always the same one."""
    return PEOPLE[int(number) % len(PEOPLE)]


@st.composite
def events(draw: st.DrawFn) -> Event:
    at = after(draw(st.integers(0, 500)))
    number = draw(numbers)
    member = author(number)
    said = replace(message(number, member, draw(texts)), at=NOW)
    match draw(st.integers(0, 5)):
        case 0 | 1 | 2:
            return MessagePosted(id=f"{number}:posted", group=GROUP, at=at, message=said)
        case 3:
            newer = replace(said, edited_at=at)
            return MessageEdited(id=f"{number}:edited:{at}", group=GROUP, at=at, message=newer)
        case 4:
            return MemberJoined(id=f"{member.id}:joined", group=GROUP, at=at, member=member)
        case _:
            return TopicDue(id=f"due:{at}", group=GROUP, at=at, schedule="s", planned_at=at)


def records(member: Member) -> st.SearchStrategy[Record]:
    entry = st.integers(0, 10**6).map(lambda number: f"entry {number}")
    amount = st.integers(-50, 50) | st.just(2 * 10**9)
    return st.one_of(
        st.builds(lambda e, a, d: points(e, member, a, day=d), entry, amount, st.sampled_from(DAYS)),
        st.builds(lambda w, s: warning(w, member, until=LATER + timedelta(days=s)), numbers, st.integers(-2, 2)),
        st.builds(lambda t: TrustMember(group=GROUP, reason=WHY, member=member, trusted=t), st.booleans()),
        st.builds(
            lambda f, v: setting("flood", f, v), st.sampled_from(("messages", "seconds")), st.none() | st.integers(1, 9)
        ),
    )


@st.composite
def actions(draw: st.DrawFn) -> Action:
    member, number = draw(people), draw(numbers)
    others = (
        st.builds(lambda t: removal(number, author(number), t), texts),
        st.builds(lambda: RemoveWarning(group=GROUP, reason=WHY, member=member, warning=number)),
        st.builds(lambda d: CheckIn(group=GROUP, reason=WHY, member=member, day=d, streak=2), st.sampled_from(DAYS)),
        st.builds(lambda: CountTopic(group=GROUP, reason=WHY, topic=number, post=number, at=NOW)),
        st.builds(lambda: case(f"CASE{number}", message(number, author(number)))),
    )
    return draw(records(member) | st.one_of(*others))


decisions = st.builds(Decision, event=events(), actions=st.lists(actions(), max_size=3).map(tuple))
batches = st.lists(st.lists(decisions, min_size=1, max_size=5), min_size=1, max_size=5)
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def on_copy(template: Path, story: Callable[[Store, Callable[[], Awaitable[Store]]], Awaitable[None]]) -> None:
    """Tell `story` on a new database, with a store and a way to open more; all are closed whatever happens."""

    async def tell(url: str) -> None:
        async with AsyncExitStack() as stack:

            async def open_store() -> Store:
                store = await Store.open(url)
                stack.push_async_callback(store.close)
                return store

            await story(await open_store(), open_store)

    with TemporaryDirectory() as folder:
        copy = Path(folder) / "law.db"
        shutil.copy(template, copy)
        asyncio.run(tell(f"sqlite:///{copy}"))


async def known(store: Store, group: str = GROUP) -> list[Context]:
    return [await seen(store, replace(called("x", member), group=group), LATER) for member in PEOPLE]


def told(contexts: list[Context]) -> list[list[str]]:
    """Give what contexts say as short strings, which compare and print quickly."""
    return [
        [
            str(each.standing),
            str([(m.id, m.text, m.author.id, m.edited_at) for m in each.recent]),
            str(sorted((section, sorted(held.items())) for section, held in each.settings.changes.items())),
            str(each.settings.version),
            str(sorted(each.topics.items())),
        ]
        for each in contexts
    ]


async def go(store: Store, batch: list[Decision]) -> None:
    """As the pipeline does: nothing that was seen before is decided on again."""
    fresh = {event.id for event in await store.unseen([each.event for each in batch])}
    await live(store, *(each for each in batch if each.event.id in fresh and not fresh.discard(each.event.id)))


@few
@given(batches)
def test_memory_is_what_a_fresh_load_gives(sqlite_template: Path, story: list[list[Decision]]) -> None:
    async def law(store: Store, open_store: Callable[[], Awaitable[Store]]) -> None:
        for batch in story:
            await go(store, batch)
            assert told(await known(store)) == told(await known(await open_store()))

    on_copy(sqlite_template, law)


@few
@given(batches, st.data())
def test_delivered_twice_is_delivered_once(
    sqlite_template: Path, story: list[list[Decision]], data: st.DataObject
) -> None:
    async def law(store: Store, open_store: Callable[[], Awaitable[Store]]) -> None:
        for batch in story:
            await go(store, batch)
        once = told(await known(store))
        for batch in data.draw(st.permutations(story)):
            await go(store, batch)
            await store.keep(batch)
        store.forget([GROUP])
        assert once == told(await known(store))

    on_copy(sqlite_template, law)


@few
@given(batches, people.flatmap(lambda member: st.lists(records(member), max_size=4, unique_by=repr)))
def test_records_followed_by_their_inverses_leave_standings_as_they_were(
    sqlite_template: Path, story: list[list[Decision]], asked: list[Record]
) -> None:
    undone = [each for each in asked if each.inverse() is not None and not isinstance(each, TrustMember)]
    undone = [replace(each, day=DAYS[-1]) if isinstance(each, AwardPoints) else each for each in undone]
    undone = [replace(each, warning=f"new {n}") if hasattr(each, "warning") else each for n, each in enumerate(undone)]

    async def law(store: Store, open_store: Callable[[], Awaitable[Store]]) -> None:
        for batch in story:
            await go(store, batch)
        before = [context.standing for context in await known(store)]
        await live(store, decided(called("did"), *undone))
        back = [each.inverse() for each in reversed(undone)]
        await live(store, decided(called("undid"), *(each for each in back if each is not None)))
        expected = [replace(standing, since=standing.since) for standing in before]
        found = [context.standing for context in await known(store)]
        assert [replace(each, since=None, role=0) for each in found] == [
            replace(each, since=None, role=0) for each in expected
        ]
        store.forget([GROUP])
        assert [context.standing for context in await known(store)] == found

    on_copy(sqlite_template, law)


@few
@given(st.lists(decisions, min_size=1, max_size=8), st.integers(1, 4))
def test_how_events_fall_into_batches_changes_nothing(sqlite_template: Path, story: list[Decision], size: int) -> None:
    results: list[list[list[str]]] = []

    for each in (1, size):

        async def law(store: Store, _open_store: object, length: int = each) -> None:
            for start in range(0, len(story), length):
                await go(store, story[start : start + length])
            store.forget([GROUP])
            results.append(told(await known(store)))

        on_copy(sqlite_template, law)
    assert results[0] == results[1]
