from chat.case import Label
from chat.records import FileReport, Teach
from storage.store import Store
from storage.views.reports import reported_by, reports
from storage.views.samples import samples
from tests.storage.house import ANN, BOB, GROUP, MOD, NOW, WHY, after, called, decided, live, message, posted


async def test_a_message_reported_twice_by_one_member_is_one_report(store: Store) -> None:
    report = FileReport(group=GROUP, reason=WHY, message=message("1", text="buy"), by=BOB.id)
    await live(store, decided(called("1", BOB), report))
    await live(store, decided(called("2", BOB, at=after(9)), report))
    await live(
        store,
        decided(called("3", ANN, at=after(5)), FileReport(group=GROUP, reason=WHY, message=report.message, by=ANN.id)),
    )
    found = await reports(store.database, GROUP)
    assert [(each.by, each.filed_at, each.message.text) for each in found] == [
        (ANN.id, after(5), "buy"),
        (BOB.id, NOW, "buy"),
    ]
    assert len(await reports(store.database, GROUP, message="1", before=after(5))) == 1
    assert await reported_by(store.database, GROUP, BOB.id, NOW) == 1
    assert await reported_by(store.database, GROUP, BOB.id, after(1)) == 0
    assert await reports(store.database, "telegram:-2") == []


async def test_a_sample_is_one_however_often_taught_and_gone_when_untaught(store: Store) -> None:
    spam = Teach(group=GROUP, reason=WHY, sample="1", text="buy", label=Label.SPAM, by=MOD)
    ok = Teach(group=GROUP, reason=WHY, sample="1", text="buy", label=Label.OK, by=MOD)
    await live(store, decided(posted("1"), spam, ok), decided(called("2"), spam))
    assert [(each.id, each.text, each.label) for each in await samples(store.database)] == [("1", "buy", Label.SPAM)]
    assert await samples(store.database, "telegram:-2") == []
    await live(store, decided(called("3"), spam.inverse()))
    assert await samples(store.database, GROUP) == []
