from dataclasses import replace
from datetime import timedelta

import pytest

from chat.people import Kind, Member
from storage.store import Store
from storage.views.members import find, leaderboard, rank, warnings
from tests.storage.house import ANN, BOB, GROUP, MOD, NOW, after, decided, live, points, posted, warning

CARL = Member(id="telegram:3", name="Carl 100%_", username="")


async def test_members_are_found_by_id_user_name_and_display_name(store: Store) -> None:
    await live(store, decided(posted("1")), decided(posted("2", BOB)), decided(posted("3", CARL)))
    for named, member in (
        ("telegram:1", ANN),
        ("@ann", ANN),
        ("@ANN", ANN),
        ("ann", ANN),
        (" Ann ", ANN),
        ("bob_b", BOB),
        ("@bob_b", BOB),
        ("carl 100%_", CARL),
    ):
        assert await find(store.database, GROUP, named) == [member], named


@pytest.mark.parametrize(
    "named",
    [
        "",
        "@",
        "%",
        "_",
        "a%",
        "bob%b",
        "bobxb",
        "' OR 1=1 --",
        '"; DROP TABLE members',
        "@telegram:1",
        "\x00",
        "\ud800",
    ],
)
async def test_what_looks_like_a_pattern_or_a_statement_is_a_name_like_any_other(store: Store, named: str) -> None:
    await live(store, decided(posted("1")), decided(posted("2", BOB)), decided(posted("3", CARL)))
    assert await find(store.database, GROUP, named) == []


async def test_people_of_the_same_name_are_all_found_the_last_seen_first(store: Store) -> None:
    twin = replace(BOB, id="telegram:22", username="", name="Ann")
    await live(store, decided(posted("1")))
    await live(store, decided(posted("2", twin, at=after(60))))
    assert await find(store.database, GROUP, "Ann") == [ANN]
    assert await find(store.database, GROUP, "@nobody") == []
    renamed = replace(ANN, username="")
    await live(store, decided(posted("3", renamed, at=after(30))))
    assert await find(store.database, GROUP, "Ann") == [twin, renamed]


async def test_a_new_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    await live(store, decided(posted("1")))
    renamed = replace(ANN, name="Anna", username="anna_2")
    await live(store, decided(posted("2", renamed)))
    assert await find(store.database, GROUP, "@anna_2") == [renamed]
    assert await find(store.database, GROUP, "@ann") == []


async def test_the_leaderboard_shows_people_with_points_best_first(store: Store) -> None:
    bot = Member(id="telegram:8", name="Bot", kind=Kind.BOT)
    for number, (member, amount) in enumerate(((ANN, 5), (BOB, 9), (MOD, 0), (bot, 99), (CARL, -3))):
        await live(store, decided(posted(str(number), member), points(f"e{number}", member, amount)))
    assert await leaderboard(store.database, GROUP, 10) == [(BOB, 9), (ANN, 5)]
    assert await leaderboard(store.database, GROUP, 1) == [(BOB, 9)]
    assert await leaderboard(store.database, "telegram:-2", 10) == []


async def test_the_leaderboard_since_a_moment_counts_only_points_from_then_on(store: Store) -> None:
    await live(store, decided(posted("1"), points("e1", ANN, 50)))
    await live(store, decided(posted("2", BOB, at=after(100)), points("e2", BOB, 3), points("e3", ANN, 2)))
    assert await leaderboard(store.database, GROUP, 10, since=after(50)) == [(BOB, 3), (ANN, 2)]


async def test_equals_share_a_place(store: Store) -> None:
    for number, (member, amount) in enumerate(((ANN, 5), (BOB, 5), (MOD, 7))):
        await live(store, decided(posted(str(number), member), points(f"e{number}", member, amount)))
    found = [await rank(store.database, GROUP, member.id) for member in (MOD, ANN, BOB)]
    assert [(each.place, each.points) for each in found if each] == [(1, 7), (2, 5), (2, 5)]
    assert await rank(store.database, GROUP, "telegram:404") is None
    assert await rank(store.database, "telegram:-2", ANN.id) is None


async def test_warnings_that_count_are_listed_with_their_reason(store: Store) -> None:
    gone, old, new = warning("w1"), warning("w2", until=after(10)), warning("w3")
    await live(store, decided(posted("1"), gone, old, new), decided(posted("2"), gone.inverse()))
    found = await warnings(store.database, GROUP, ANN.id, after(10))
    assert [(each.id, each.until, each.reason) for each in found] == [("w3", NOW + timedelta(days=7), new.reason)]
    assert await warnings(store.database, "telegram:-2", ANN.id, NOW) == []
