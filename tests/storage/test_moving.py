"""A group gets another id: all that is known of it follows."""

from chat.decision import Decision
from chat.events import Event, GroupMigrated
from chat.platform import Capabilities
from chat.records import AwardPoints, ChangeSetting, TrustMember
from chat.settings import General
from storage.store import Store
from storage.views import members
from tests.storage.house import ANN, BOB, GROUP, MOD, NOW, TODAY, WHY, posted

NEW = "telegram:-1001"
OTHER = "telegram:-7"
CAPABLE = Capabilities()
MOVE = GroupMigrated(id=f"{GROUP}:migrated", group=GROUP, at=NOW, to=NEW)


async def keep(store: Store, event: Event, *actions: object) -> None:
    await store.gather([event])
    decision = Decision(event=event, actions=actions)  # type: ignore[arg-type]
    store.advance(decision)
    await store.keep([decision])


def points(member: object, count: int, group: str, name: str) -> AwardPoints:
    return AwardPoints(
        group=group,
        reason=WHY,
        member=member,
        points=count,
        entry=name,
        kind="gift",
        day=TODAY,  # type: ignore[arg-type]
    )


def change(field: str, value: str, group: str = GROUP) -> ChangeSetting:
    return ChangeSetting(group=group, reason=WHY, section="group", field=field, value=value, before=None, by=MOD)


async def test_settings_points_and_trust_follow_a_group_to_its_new_id(store: Store) -> None:
    await keep(store, posted("1"), points(ANN, 5, GROUP, "a"), change("timezone", "Asia/Taipei"))
    await keep(store, posted("2", BOB), TrustMember(group=GROUP, reason=WHY, member=BOB, trusted=True))
    await keep(store, MOVE)
    await keep(store, posted("1", BOB, group=NEW), points(ANN, 2, NEW, "b"))
    assert (await store.settings(NEW))[General].timezone == "Asia/Taipei"
    assert (await store.settings(GROUP))[General].timezone == "UTC"
    assert [(each.id, total) for each, total in await members.leaderboard(store.database, NEW)] == [(ANN.id, 7)]
    standing = store.context(posted("3", BOB, group=NEW), now=NOW, capabilities=CAPABLE).standing
    assert (standing.trusted, standing.messages) == (True, 2)


async def test_what_was_done_under_the_new_id_before_the_move_was_told_adds_up(store: Store) -> None:
    await keep(store, posted("1"), points(ANN, 5, GROUP, "a"))
    await keep(store, posted("9", group=NEW), points(ANN, 2, NEW, "a"))
    await keep(store, MOVE)
    assert [total for _, total in await members.leaderboard(store.database, NEW)] == [7]
    assert await members.leaderboard(store.database, GROUP) == []


async def test_told_twice_it_is_one_move(store: Store) -> None:
    await keep(store, posted("1"), points(ANN, 5, GROUP, "a"))
    for _ in range(2):
        await keep(store, MOVE)
    assert [total for _, total in await members.leaderboard(store.database, NEW)] == [5]


async def test_a_moved_office_is_found_by_its_group(store: Store) -> None:
    office = change("moderators", GROUP, OTHER)
    await keep(store, posted("1", group=OTHER), office)
    await keep(store, MOVE)
    assert (await store.settings(OTHER))[General].moderators == NEW
