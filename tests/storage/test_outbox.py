from datetime import timedelta

from sqlalchemy import text

from chat.actions import Ban, EditMessage, Mute, Retract, SendMessage
from chat.people import Member
from chat.platform import Refusal
from storage.outbox import SANCTIONS_AT_ONCE, Outbox
from storage.store import Store
from storage.views.journal import entries
from tests.storage.house import ANN, GROUP, NOW, WHY, after, called, decided, live, posted, removal

NETWORKS = {"telegram"}


def say(words: str = "hello", key: str = "", *, group: str = GROUP, expires: int | None = None) -> SendMessage:
    span = timedelta(seconds=expires) if expires is not None else None
    return SendMessage(group=group, reason=WHY, text=words, key=key, expires=span)


async def test_removals_go_before_notices_and_each_kind_in_its_order(store: Store) -> None:
    ban = Ban(group=GROUP, reason=WHY, member=ANN)
    mute = Mute(group=GROUP, reason=WHY, member=ANN, until=after(60))
    await live(store, decided(posted("1"), say("first"), ban), decided(posted("2"), removal("1"), say("second"), mute))
    rows = await Outbox(store.database).pending(NOW, NETWORKS)
    assert [row.action for row in rows[:3]] == [removal("1"), ban, mute]
    assert [row.action.text for row in rows[3:] if isinstance(row.action, SendMessage)] == ["first", "second"]
    assert [row.key for row in rows] == [
        f"{GROUP}:2:posted:0",
        f"{GROUP}:1:posted:1",
        f"{GROUP}:2:posted:2",
        f"{GROUP}:1:posted:0",
        f"{GROUP}:2:posted:1",
    ]


async def test_a_thousand_mutes_hold_up_neither_a_removal_nor_a_notice(store: Store) -> None:
    raiders = [Member(id=f"telegram:{number}", name="Raider") for number in range(1000)]
    mutes = [Mute(group=GROUP, reason=WHY, member=each, until=after(600)) for each in raiders]
    await live(store, decided(posted("1"), *mutes), decided(posted("2"), removal("1"), say("second")))
    rows = await Outbox(store.database).pending(NOW, NETWORKS)
    assert rows[0].action == removal("1")
    assert isinstance(rows[-1].action, SendMessage)
    assert sum(isinstance(row.action, Mute) for row in rows) == SANCTIONS_AT_ONCE


async def test_groups_are_served_in_turn_so_that_one_flood_holds_up_nobody(store: Store) -> None:
    flood = [removal(str(number)) for number in range(50)]
    await live(store, decided(posted("1"), *flood))
    await live(store, decided(posted("1", group="telegram:-2"), removal("1", group="telegram:-2")))
    rows = await Outbox(store.database).pending(NOW, NETWORKS, limit=2)
    assert {row.group for row in rows} == {GROUP, "telegram:-2"}


async def test_only_what_is_due_on_the_networks_asked_for_is_given(store: Store) -> None:
    await live(store, decided(posted("1"), say(), say(group="discord:5")), decided(posted("2", at=after(60)), say()))
    outbox = Outbox(store.database)
    assert len(await outbox.pending(NOW, NETWORKS)) == 1
    assert len(await outbox.pending(after(60), NETWORKS)) == 2
    assert len(await outbox.pending(after(60), {"telegram", "discord"})) == 3
    assert await outbox.pending(after(60), set()) == []


async def test_a_post_without_a_name_gets_the_key_of_its_row(store: Store) -> None:
    await live(store, decided(posted("1"), say()))
    outbox = Outbox(store.database)
    (row,) = await outbox.pending(NOW, NETWORKS)
    assert isinstance(row.action, SendMessage)
    assert row.action.key == row.key
    await outbox.done(row.id, "4711", NOW)
    assert await outbox.message_of(row.key) == "4711"
    assert await outbox.pending(NOW, NETWORKS) == []


async def test_a_notice_that_expires_is_retracted_when_its_time_has_come(store: Store) -> None:
    await live(store, decided(posted("1"), say(key="notice", expires=60)))
    outbox = Outbox(store.database)
    (sent,) = await outbox.pending(after(100), NETWORKS)
    await outbox.done(sent.id, "55", NOW)
    assert await outbox.pending(after(59), NETWORKS) == []
    (row,) = await outbox.pending(after(60), NETWORKS)
    assert row.action == Retract(group=GROUP, reason=WHY, of="notice")


async def test_a_change_of_a_post_waits_until_the_post_is_sent(store: Store) -> None:
    change = EditMessage(group=GROUP, reason=WHY, of="card:1", text="done")
    await live(store, decided(posted("1"), say(key="card:1")), decided(called("1"), change))
    outbox = Outbox(store.database)
    (post,) = await outbox.pending(NOW, NETWORKS)
    await outbox.sending([post.id])
    assert await outbox.pending(NOW, NETWORKS) == []
    await outbox.done(post.id, "77", NOW)
    (row,) = await outbox.pending(NOW, NETWORKS)
    assert row.action == change


async def test_a_post_of_the_same_key_in_another_group_is_another_post(store: Store) -> None:
    await live(store, decided(posted("1"), say(key="card:X"), say(key="card:X", group="telegram:-2")))
    outbox = Outbox(store.database)
    for row in await outbox.pending(NOW, NETWORKS):
        await outbox.done(row.id, f"in {row.group}", NOW)
    assert await outbox.message_of("card:X", GROUP) == f"in {GROUP}"
    assert await outbox.message_of("card:X", "telegram:-2") == "in telegram:-2"
    assert await outbox.message_of("card:%") == ""


async def test_what_is_put_off_comes_again_with_one_attempt_more_and_blocks_nobody(store: Store) -> None:
    await live(store, decided(posted("1"), say("one"), say("two")))
    outbox = Outbox(store.database)
    first, second = await outbox.pending(NOW, NETWORKS)
    await outbox.later(first.id, after(30))
    assert [row.id for row in await outbox.pending(NOW, NETWORKS)] == [second.id]
    again = await outbox.pending(after(30), NETWORKS)
    assert [(row.id, row.attempts) for row in again] == [(first.id, 1), (second.id, 0)]


async def test_a_refusal_ends_a_row_and_is_journaled(store: Store) -> None:
    await live(store, decided(posted("1"), removal("1")))
    outbox = Outbox(store.database)
    (row,) = await outbox.pending(NOW, NETWORKS)
    await outbox.refused(row.id, Refusal.FORBIDDEN, "not enough rights", NOW)
    assert await outbox.pending(NOW, NETWORKS) == []
    entry = (await entries(store.database, GROUP, kind="Refused"))[0]
    assert (entry.about, entry.at) == (row.key, NOW)
    assert entry.details == {"action": "DeleteMessage", "refusal": "forbidden", "detail": "not enough rights"}


async def test_after_a_crash_what_was_being_sent_is_unknown_and_not_repeated(store: Store) -> None:
    await live(store, decided(posted("1"), say("one"), say("two")))
    outbox = Outbox(store.database)
    first, second = await outbox.pending(NOW, NETWORKS)
    await outbox.sending([first.id])
    assert await outbox.recover(NOW) == 1
    assert await outbox.recover(NOW) == 0
    assert [row.id for row in await outbox.pending(NOW, NETWORKS)] == [second.id]
    assert [entry.kind for entry in await entries(store.database, GROUP)] == ["Unknown"]


async def test_a_row_that_cannot_be_read_is_refused_and_the_others_go_on(store: Store) -> None:
    await live(store, decided(posted("1"), say("one"), say("two")))
    async with store.database.writing() as connection:
        await connection.execute(text("""UPDATE outbox SET action = '{"is": "Dance"}' WHERE id = 1"""))
    outbox = Outbox(store.database)
    rows = await outbox.pending(NOW, NETWORKS)
    assert [row.action.text for row in rows if isinstance(row.action, SendMessage)] == ["two"]
    assert len(await outbox.pending(NOW, NETWORKS)) == 1


async def test_a_batch_kept_twice_asks_once(store: Store) -> None:
    decision = decided(posted("1", Member(id="telegram:5", name="<3")), say("hi"), removal("0"))
    await live(store, decision)
    await live(store, decision)
    assert len(await Outbox(store.database).pending(NOW, NETWORKS)) == 2
