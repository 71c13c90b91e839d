from datetime import timedelta

from sqlalchemy import text

from chat.actions import SendMessage
from chat.case import Label
from chat.records import CountAnswer, FileReport, Teach
from storage.outbox import Outbox
from storage.store import Store
from storage.views.cases import case as find_case
from storage.views.reports import reports
from storage.views.samples import samples
from tests.storage.house import (
    BOB,
    GROUP,
    MOD,
    NOW,
    WHY,
    called,
    case,
    decided,
    live,
    posted,
    removal,
    seen,
    setting,
)

SECRET = "meet me at the old bridge"


def telling(number: int, at=NOW):
    said = posted(f"{number}", text=SECRET, at=at)
    teach = Teach(group=GROUP, reason=WHY, sample=f"s{number}", text=SECRET, label=Label.SPAM, by=MOD)
    report = FileReport(group=GROUP, reason=WHY, message=said.message, by=BOB.id)
    done = removal("0", text=SECRET)
    answer = CountAnswer(group=GROUP, reason=WHY, question=SECRET, entry="")
    notice = SendMessage(group=GROUP, reason=WHY, text=SECRET)
    opened = case(f"CASE{number}", said.message, [done, teach], at=at)
    return decided(said, opened, teach, report, done, answer, notice)


async def everything(store: Store) -> str:
    tables = ("messages", "cases", "samples", "reports", "answers", "outbox", "journal", "members", "events")
    return " ".join([str(await store.database.rows(text(f"SELECT * FROM {table}"))) for table in tables])


async def finish_sending(store: Store) -> None:
    outbox = Outbox(store.database)
    for row in await outbox.pending(NOW + timedelta(days=99), {"telegram"}):
        await outbox.done(row.id, "made", NOW)


async def test_text_is_forgotten_after_its_days_and_who_and_what_stays(store: Store) -> None:
    await live(store, telling(1))
    await finish_sending(store)
    assert await store.forget_old_text(NOW + timedelta(days=30)) == 0
    assert SECRET in await everything(store)
    assert await store.forget_old_text(NOW + timedelta(days=30, seconds=1)) == 7
    assert SECRET not in await everything(store)
    assert await store.forget_old_text(NOW + timedelta(days=60)) == 0
    file = await find_case(store.database, GROUP, "CASE1")
    assert file is not None
    assert file.case.receipt.verdict.scores == {"spam": 0.93, "conflict": 0.0}
    assert [type(action).__name__ for action in file.actions] == ["DeleteMessage", "Teach"]
    assert [each.by for each in await reports(store.database, GROUP)] == [BOB.id]
    assert await samples(store.database, GROUP) == []
    assert (await seen(store, posted("2"))).standing.messages == 1


async def test_each_group_keeps_text_for_as_long_as_it_says(store: Store) -> None:
    await live(store, telling(1), decided(called("1"), setting("group", "retention_days", 90)))
    await finish_sending(store)
    assert await store.forget_old_text(NOW + timedelta(days=60)) == 0
    assert await store.forget_old_text(NOW + timedelta(days=91)) == 7


async def test_only_what_is_old_is_forgotten_however_much_it_is(store: Store) -> None:
    old = [decided(posted(str(number), text=SECRET)) for number in range(1200)]
    await live(store, *old)
    await live(store, decided(posted("new", text="still young", at=NOW + timedelta(days=20))))
    assert await store.forget_old_text(NOW + timedelta(days=31)) == 1200
    found = await everything(store)
    assert SECRET not in found
    assert "still young" in found


async def test_what_is_still_to_be_sent_keeps_its_words(store: Store) -> None:
    await live(store, decided(posted("1"), SendMessage(group=GROUP, reason=WHY, text=SECRET)))
    await store.forget_old_text(NOW + timedelta(days=40))
    (row,) = await Outbox(store.database).pending(NOW + timedelta(days=40), {"telegram"})
    assert isinstance(row.action, SendMessage)
    assert row.action.text == SECRET


async def test_forgotten_text_does_not_stay_in_memory(store: Store) -> None:
    await live(store, decided(posted("1", text=SECRET)))
    await store.forget_old_text(NOW + timedelta(days=31))
    assert SECRET not in str([each.text for each in (await seen(store, posted("2"))).recent])
