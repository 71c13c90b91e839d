import asyncio
from dataclasses import replace

from storage.store import Store
from tests.conftest import OpenStore
from tests.storage.house import ANN, decided, live, points, posted, seen, setting


async def keep_alone(store: Store, number: int) -> None:
    await live(store, decided(posted(str(number)), points(f"e{number}", amount=1)))


async def test_several_processes_that_write_to_one_group_lose_nothing(open_store: OpenStore) -> None:
    stores = [await open_store() for _ in range(4)]

    async def work(store: Store, begin: int) -> None:
        for number in range(begin, begin + 15):
            await keep_alone(store, number)

    await asyncio.gather(*(work(store, index * 100) for index, store in enumerate(stores)))
    fresh = await open_store()
    standing = (await seen(fresh, posted("x"))).standing
    assert (standing.messages, standing.points) == (60, 60)


async def test_lanes_of_one_process_write_side_by_side(store: Store) -> None:
    groups = [f"telegram:-{number}" for number in range(8)]

    async def lane(group: str) -> None:
        for number in range(10):
            said = posted(str(number), group=group)
            await live(store, decided(said, points(f"e{number}", group=group)))

    await asyncio.gather(*(lane(group) for group in groups))
    for group in groups:
        assert (await seen(store, posted("x", group=group))).standing.points == 50


async def test_the_same_events_delivered_to_several_processes_count_once(open_store: OpenStore) -> None:
    stores = [await open_store() for _ in range(3)]
    batch = [decided(posted(str(number)), points(f"e{number}")) for number in range(20)]
    await asyncio.gather(*(live(store, *batch) for store in stores))
    for store in (*stores, await open_store()):
        standing = (await seen(store, posted("x"))).standing
        assert (standing.messages, standing.points) == (20, 100)


async def test_batches_of_the_same_groups_in_other_order_do_not_block_each_other(open_store: OpenStore) -> None:
    one, other = await open_store(), await open_store()
    groups = [f"telegram:-{number}" for number in range(5)]

    async def work(store: Store, name: str, order: list[str]) -> None:
        for number in range(10):
            batch = [
                decided(
                    replace(posted(f"{name}{number}", group=group), id=f"{group}{name}{number}"),
                    points(f"{name}{number}", group=group),
                )
                for group in order
            ]
            await live(store, *batch)

    await asyncio.wait_for(asyncio.gather(work(one, "a", groups), work(other, "b", groups[::-1])), 30)
    fresh = await open_store()
    for group in groups:
        assert (await seen(fresh, posted("x", ANN, group=group))).standing.messages == 20


async def test_settings_changed_by_two_count_both_versions(open_store: OpenStore) -> None:
    one, other = await open_store(), await open_store()
    changes = [
        live(store, decided(posted(f"{index}{number}"), setting("flood", f"f{index}{number}", number)))
        for index, store in enumerate((one, other))
        for number in range(5)
    ]
    await asyncio.gather(*changes)
    settings = await (await open_store()).settings("telegram:-1")
    assert settings.version == 10
    assert len(settings.changes["flood"]) == 10
