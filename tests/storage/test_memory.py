import pytest
from sqlalchemy import event, text

from chat.recent import KEPT
from storage import memory
from storage.memory import Memory
from storage.store import Store
from storage.tally import Tally
from tests.conftest import OpenStore
from tests.storage.house import ANN, GROUP, after, decided, live, points, posted, seen


def count_queries(store: Store) -> list[str]:
    asked: list[str] = []

    @event.listens_for(store.database.engine.sync_engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith("SELECT"):
            asked.append(statement)

    return asked


async def test_what_is_in_memory_is_not_asked_for_again(store: Store) -> None:
    await store.gather([posted("1")])
    asked = count_queries(store)
    await store.gather([posted("2"), posted("3")])
    assert asked == []


async def test_a_batch_takes_as_many_queries_as_one_event(open_store: OpenStore) -> None:
    one, many = await open_store(), await open_store()
    asked_one, asked_many = count_queries(one), count_queries(many)
    await one.gather([posted("1")])
    await many.gather([posted(str(n), group=f"telegram:-{n}") for n in range(90)])
    assert 0 < len(asked_many) == len(asked_one) <= 9


async def test_a_window_holds_the_last_messages_also_after_a_restart(store: Store, open_store: OpenStore) -> None:
    for begin in range(0, KEPT + 100, 100):
        await live(store, *(decided(posted(str(n), at=after(n))) for n in range(begin, begin + 100)))
    expected = [str(n) for n in range(100, KEPT + 100)]
    for each in (store, await open_store()):
        assert [said.id for said in (await seen(each, posted("x"))).recent] == expected


async def test_groups_that_nobody_used_for_long_are_dropped_and_come_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MOST_GROUPS", 3)
    monkeypatch.setattr(memory, "IN_USE", 2)
    for number in range(10):
        group = f"telegram:-{number}"
        await live(store, decided(posted("1", group=group), points("e", group=group)))
    assert len(store._memory.groups) <= 5
    context = await seen(store, posted("2", group="telegram:-0"))
    assert (context.standing.points, len(context.recent)) == (5, 1)


def test_a_group_in_use_stays_whatever_the_limits_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_GROUPS", 1)
    held = Memory()
    for number in range(20):
        held.use([f"g{number}"], [])
        held.put({f"g{number}": memory.GroupState()}, {})
    assert len(held.groups) == 20


def test_tallies_used_longest_ago_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_TALLIES", 2)
    held = Memory()
    held.use([], [])
    held.put({}, {("g", "1"): Tally(), ("g", "2"): Tally()})
    held.use([], [("g", "1")])
    held.put({"g": memory.GroupState()}, {("g", "3"): Tally()})
    assert list(held.tallies) == [("g", "1"), ("g", "3")]


async def test_a_window_is_read_from_its_index() -> None:
    store = await Store.open("sqlite://", scratch=True)  # PostgreSQL scans small tables whatever indices there are
    plan = await store.database.rows(
        text(
            "EXPLAIN QUERY PLAN SELECT seq FROM messages WHERE group_id = 'g' AND messages.has_text = 1 "
            "ORDER BY at DESC LIMIT 400"
        )
    )
    assert "ix_messages_text" in plan[0].detail
    assert "TEMP B-TREE" not in str(plan)
    asked = count_queries(store)
    await live(store, decided(posted("1", ANN)))
    store.forget([GROUP])
    await store.gather([posted("2")])
    assert any("has_text = 1" in statement for statement in asked)
    await store.close()
