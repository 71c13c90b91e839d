from chat.case import Label, Outcome
from chat.records import CloseCase, Teach, TrustMember
from chat.words import Words
from storage.store import Store
from storage.views.journal import entries
from tests.storage.house import (
    ANN,
    GROUP,
    MOD,
    NOW,
    WHY,
    called,
    case,
    decided,
    live,
    message,
    points,
    posted,
    removal,
    setting,
    warning,
)


async def test_who_did_what_and_why_is_in_the_journal_newest_first(store: Store) -> None:
    await live(store, decided(posted("1"), case("CASE0001", message("1")), warning("CASE0001"), removal("1")))
    close = CloseCase(
        group=GROUP, reason=Words("by-command", name="Mod"), case="CASE0001", outcome=Outcome.UNDONE, by=MOD
    )
    await live(store, decided(called("1"), close, setting("flood", "messages", 5), warning("w").inverse()))
    found = await entries(store.database, GROUP)
    assert [(each.kind, each.who, each.about) for each in found] == [
        ("RemoveWarning", MOD.id, ANN.id),
        ("ChangeSetting", MOD.id, "flood.messages"),
        ("CloseCase", MOD.id, "CASE0001"),
        ("DeleteMessage", "", ANN.id),
        ("AddWarning", "", ANN.id),
        ("OpenCase", "", "CASE0001"),
    ]
    assert found[2].words == Words("by-command", name="Mod")
    assert found[2].details == {"outcome": "undone"}
    assert found[1].details == {"before": None, "value": 5}
    assert {each.at for each in found} == {NOW}


async def test_the_journal_is_asked_by_kind_by_subject_and_page_by_page(store: Store) -> None:
    await live(store, decided(called("1"), *(setting("flood", name, 1) for name in ("a", "b", "a_b", "a%"))))
    newest = await entries(store.database, GROUP, limit=2)
    rest = await entries(store.database, GROUP, before=newest[-1].id)
    assert [each.about for each in (*newest, *rest)] == ["flood.a%", "flood.a_b", "flood.b", "flood.a"]
    assert len(await entries(store.database, GROUP, about="flood.a_b")) == 1
    assert await entries(store.database, GROUP, kind="Teach") == []
    assert await entries(store.database, "telegram:-2") == []


async def test_text_of_members_and_points_are_not_in_the_journal(store: Store) -> None:
    secret = "a very private sentence"
    teach = Teach(group=GROUP, reason=WHY, sample="s", text=secret, label=Label.OK, by=MOD)
    trust = TrustMember(group=GROUP, reason=WHY, member=ANN, trusted=True)
    actions = (teach, trust, points("e"), removal("1", text=secret), case("C", message("1", text=secret), [teach]))
    await live(store, decided(posted("1", text=secret), *actions))
    found = await entries(store.database, GROUP)
    assert sorted(each.kind for each in found) == ["DeleteMessage", "OpenCase", "Teach", "TrustMember"]
    assert secret not in str(found)
