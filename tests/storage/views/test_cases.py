from chat.case import Label, Outcome
from chat.records import CloseCase, Teach
from storage.store import Store
from storage.views.cases import case, cases, latest_case_about
from tests.storage.house import (
    ANN,
    BOB,
    GROUP,
    MOD,
    WHY,
    after,
    called,
    decided,
    live,
    message,
    posted,
    removal,
    warning,
)
from tests.storage.house import case as opened


async def test_a_case_comes_back_with_its_receipt_and_real_actions(store: Store) -> None:
    said = message("1", text="赢大奖 <b>%_'\"")
    teach = Teach(group=GROUP, reason=WHY, sample="C1", text=said.text, label=Label.SPAM, by=MOD)
    record = opened("C1", said, [removal("1", text=said.text), warning("C1"), teach])
    await live(store, decided(posted("1"), record))
    file = await case(store.database, GROUP, "C1")
    assert file is not None
    assert file.case == record.case
    assert file.actions == record.actions
    assert [action.inverse() is not None for action in file.actions] == [True, True, True]
    assert (file.closed_by, file.closed_at) == (None, None)


async def test_a_closed_case_says_what_became_of_it_and_by_whom(store: Store) -> None:
    await live(store, decided(posted("1"), opened("C1", message("1"))))
    close = CloseCase(group=GROUP, reason=WHY, case="C1", outcome=Outcome.UNDONE, by=MOD)
    await live(store, decided(called("1", at=after(9)), close))
    file = await case(store.database, GROUP, "C1")
    assert file is not None
    assert (file.case.outcome, file.closed_by, file.closed_at) == (Outcome.UNDONE, MOD, after(9))


async def test_a_case_opened_twice_is_the_first(store: Store) -> None:
    await live(store, decided(posted("1"), opened("C1", message("1"))))
    await live(store, decided(posted("2"), opened("C1", message("2", BOB))))
    file = await case(store.database, GROUP, "C1")
    assert file is not None
    assert file.case.receipt.message.author == ANN


async def test_cases_are_listed_newest_first_page_by_page_and_by_outcome(store: Store) -> None:
    await live(store, *(decided(posted(f"{n}"), opened(f"C{n}", message(f"{n}"), at=after(n))) for n in range(5)))
    await live(
        store, decided(called("1"), CloseCase(group=GROUP, reason=WHY, case="C1", outcome=Outcome.DISMISSED, by=MOD))
    )
    page = await cases(store.database, GROUP, limit=2)
    assert [each.id for each in page] == ["C4", "C3"]
    assert [each.id for each in await cases(store.database, GROUP, before=page[-1].opened_at)] == ["C2", "C1", "C0"]
    assert [each.id for each in await cases(store.database, GROUP, outcomes=[Outcome.DISMISSED])] == ["C1"]


async def test_the_latest_case_about_a_message_or_a_member_is_found(store: Store) -> None:
    await live(
        store,
        decided(posted("1"), opened("C1", message("1"), at=after(1)), opened("C2", message("1"), at=after(2))),
        decided(posted("2", BOB), opened("C3", message("2", BOB), at=after(3))),
    )
    for found, wanted in (
        (await latest_case_about(store.database, GROUP, message="1"), "C2"),
        (await latest_case_about(store.database, GROUP, member=ANN.id), "C2"),
        (await latest_case_about(store.database, GROUP, member=BOB.id), "C3"),
    ):
        assert found is not None
        assert found.case.id == wanted
    assert await latest_case_about(store.database, GROUP, message="_") is None
    assert await latest_case_about(store.database, GROUP, member="telegram:%") is None


async def test_a_case_of_one_group_is_not_found_in_another(store: Store) -> None:
    await live(store, decided(posted("1"), opened("C1", message("1"))))
    await live(store, decided(posted("1", group="telegram:-2"), opened("C1", message("1", BOB, group="telegram:-2"))))
    file = await case(store.database, "telegram:-2", "C1")
    assert file is not None
    assert file.case.receipt.message.author == BOB
    assert await case(store.database, "telegram:-3", "C1") is None
    assert await cases(store.database, "telegram:-3") == []
    assert await latest_case_about(store.database, "telegram:-3", member=ANN.id) is None
