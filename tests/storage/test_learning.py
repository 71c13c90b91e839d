"""What the bot works out of a group: kept, found again, moved, and forgotten in its turn."""

from datetime import timedelta

from chat.calibration import Calibration, Pause
from chat.case import Label, Outcome
from chat.events import GroupMigrated
from chat.lessons import OwnHead
from chat.records import CloseCase, KeepCalibration, KeepHead, KeepPause, NoteScore, Teach
from moderation.calibrating import LONGEST
from storage.forgetting import MEANINGS, forget_old_scores
from storage.store import Store
from storage.views.journal import entries
from storage.views.samples import lessons, taught_since
from storage.views.scores import judged, messages_since, news, ordinary, scores
from tests.conftest import OpenStore
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
    posted,
    seen,
)

VECTOR = bytes(range(256)) * 4
CALIBRATION = Calibration(
    at=NOW, since=NOW - timedelta(days=3), seen=1200, highest=(0.9, 0.2), wrong=(0.95,), messages=9000, read_by="m1|"
)
HEAD = OwnHead(weights=VECTOR, bias=-0.25, kept=0.5, spam=3, fine=4, version=7)
PAUSE = Pause(since=NOW, until=NOW + timedelta(hours=6), cause="removals", count=20, usual=0.5)
NEW = "telegram:-1001"


def note(name: str, *, author: str = ANN.id, score: float = 0.1, at=NOW, read_by: str = "m1|", vector: bytes = VECTOR):
    return NoteScore(
        group=GROUP,
        reason=WHY,
        message=name,
        author=author,
        at=at,
        score=score,
        chance=0.03,
        read_by=read_by,
        vector=vector,
    )


def keep_all(*, take_back: bool = False):
    records = (
        KeepCalibration(group=GROUP, reason=WHY, calibration=CALIBRATION),
        KeepHead(group=GROUP, reason=WHY, head=HEAD),
        KeepPause(group=GROUP, reason=WHY, pause=PAUSE),
    )
    return [each.inverse() for each in records] if take_back else list(records)


async def test_what_a_group_goes_by_is_known_at_once_and_after_a_restart(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(called("1"), *keep_all()))
    for each in (store, await open_store()):
        context = await seen(each, posted("1"))
        assert (context.calibration, context.taught, context.pause) == (CALIBRATION, HEAD, PAUSE)
        assert context.resting
    await live(store, decided(called("2"), *keep_all(take_back=True)))
    for each in (store, await open_store()):
        context = await seen(each, posted("1"))
        assert (context.calibration, context.taught, context.pause) == (None, None, None)


async def test_what_a_group_goes_by_is_in_the_journal_without_anybodys_words(store: Store) -> None:
    await live(store, decided(called("1"), *keep_all()))
    found = {each.kind: (each.about, each.details) for each in await entries(store.database, GROUP)}
    assert found == {
        "KeepCalibration": ("budget", {"seen": 1200, "read_by": "m1|"}),
        "KeepHead": ("lessons", {"version": 7, "spam": 3, "fine": 4}),
        "KeepPause": ("removal", {"cause": "removals", "until": PAUSE.until.isoformat()}),
    }


async def test_removals_are_remembered_and_found_again_after_a_restart(store: Store, open_store: OpenStore) -> None:
    removed = case("CASE0001", message("1", text="buy one"), at=after(1))
    asked = case("CASE0002", message("2", BOB), outcome=Outcome.ASKED, at=after(2))
    later = case("CASE0003", message("3", BOB, text="buy two"), at=after(3))
    closing = CloseCase(group=GROUP, reason=WHY, case="CASE0001", outcome=Outcome.UNDONE, by=MOD)
    await live(store, *(decided(called(str(n)), each) for n, each in enumerate((removed, asked, later))))
    await live(store, decided(called("9"), closing))
    for each in (store, await open_store()):
        found = (await seen(each, posted("9"))).removals
        assert [(one.member, one.text, one.at) for one in found] == [
            (ANN.id, "buy one", after(1)),
            (BOB.id, "buy two", after(3)),
        ]


async def test_scores_come_with_how_their_authors_stand_now(store: Store) -> None:
    await live(
        store,
        decided(posted("1"), note("1")),
        decided(posted("2", BOB, at=after(5)), note("2", author=BOB.id, at=after(5))),
    )
    await live(store, decided(posted("3"), note("3", read_by="m2|"), note("1", score=0.9)))
    found = await scores(store.database, GROUP, "m1|", NOW)
    assert [(each.message, each.author, each.score, each.messages) for each in found] == [
        ("2", BOB.id, 0.1, 1),
        ("1", ANN.id, 0.1, 2),
    ]
    assert found[1].member_since == NOW
    assert await scores(store.database, GROUP, "m1|", after(6)) == []
    assert await scores(store.database, "telegram:-2", "m1|", NOW) == []
    assert await messages_since(store.database, GROUP, NOW) == 3
    assert await messages_since(store.database, GROUP, after(1)) == 1


async def test_there_is_news_until_it_was_counted(store: Store) -> None:
    assert await news(store.database) == {}
    await live(store, decided(posted("1"), note("1")), decided(posted("2"), note("2", at=after(-60))))
    assert await news(store.database) == {GROUP: 2}
    counted = KeepCalibration(group=GROUP, reason=WHY, calibration=CALIBRATION)
    await live(store, decided(called("1", at=after(9)), counted))
    assert await news(store.database) == {}
    await live(store, decided(posted("3", at=after(10)), note("3", at=after(10))))
    assert await news(store.database) == {GROUP: 1}


async def test_what_became_of_cases_is_told_but_for_those_that_wait(store: Store) -> None:
    opened = [
        case("CASE0001", message("1")),
        case("CASE0002", message("2", BOB), outcome=Outcome.ASKED),
        case("CASE0003", message("3"), outcome=Outcome.NOTED),
    ]
    closing = CloseCase(group=GROUP, reason=WHY, case="CASE0002", outcome=Outcome.DISMISSED, by=MOD)
    await live(store, *(decided(called(str(n)), each) for n, each in enumerate(opened)))
    assert [each.outcome for each in await judged(store.database, GROUP, NOW)] == [Outcome.ACTED]
    await live(store, decided(called("9"), closing))
    found = {
        each.message: (each.member, each.label, each.outcome, each.score)
        for each in await judged(store.database, GROUP, NOW)
    }
    assert found == {
        "1": (ANN.id, Label.SPAM, Outcome.ACTED, 0.93),
        "2": (BOB.id, Label.SPAM, Outcome.DISMISSED, 0.93),
    }


async def test_lessons_are_tried_on_members_whom_nobody_accuses(store: Store) -> None:
    said = [decided(posted(f"a{n}", at=after(n)), note(f"a{n}", at=after(n))) for n in range(6)]
    said += [decided(posted(f"b{n}", BOB, at=after(n)), note(f"b{n}", author=BOB.id, at=after(n))) for n in range(4)]
    await live(store, *said)
    assert await ordinary(store.database, GROUP, 600) == [(0.03, VECTOR)] * 6
    assert len(await ordinary(store.database, GROUP, 2)) == 2
    await live(store, decided(called("1"), case("CASE0001", message("a1"))))
    assert await ordinary(store.database, GROUP, 600) == []


async def test_old_scores_are_forgotten_and_before_that_what_they_meant(store: Store) -> None:
    some = [decided(posted(str(n), at=after(n)), note(str(n), at=after(n))) for n in range(MEANINGS + 20)]
    await live(store, *some)
    await forget_old_scores(store.database, GROUP, after(900))
    assert len(await ordinary(store.database, GROUP, 5000)) == MEANINGS
    assert len(await scores(store.database, GROUP, "m1|", NOW)) == MEANINGS + 20
    await forget_old_scores(store.database, GROUP, after(9.5) + LONGEST)
    assert len(await scores(store.database, GROUP, "m1|", NOW)) == MEANINGS + 10


async def test_only_the_newest_scores_are_kept(store: Store, monkeypatch) -> None:
    monkeypatch.setattr("storage.forgetting.COUNTED", 5)
    await live(store, *(decided(posted(str(n), at=after(n)), note(str(n), at=after(n))) for n in range(9)))
    await forget_old_scores(store.database, GROUP, after(10))
    assert [each.message for each in await scores(store.database, GROUP, "m1|", NOW)] == ["8", "7", "6", "5", "4"]


async def test_lessons_keep_their_numbers_when_their_text_is_forgotten(store: Store) -> None:
    first = Teach(group=GROUP, reason=WHY, sample="1", text="buy", label=Label.SPAM, by=MOD, vector=VECTOR, chance=0.25)
    other = Teach(group=GROUP, reason=WHY, sample="2", text="hm", label=Label.CONFLICT, by=MOD)
    await live(store, decided(called("1"), first, other))
    await store.forget_old_text(NOW + timedelta(days=31))
    [lesson] = await lessons(store.database, GROUP)
    assert (lesson.sample, lesson.by, lesson.lesson.vector, lesson.lesson.chance, lesson.lesson.spam) == (
        "1",
        MOD.id,
        VECTOR,
        0.25,
        True,
    )
    assert await taught_since(store.database, GROUP, MOD.id, NOW) == 2
    assert await taught_since(store.database, GROUP, MOD.id, after(1)) == 0
    assert await lessons(store.database, "telegram:-2") == []


async def test_all_of_it_follows_a_group_to_its_new_id(store: Store) -> None:
    await live(store, decided(posted("1"), note("1"), *keep_all()))
    await live(store, decided(GroupMigrated(id=f"{GROUP}:migrated", group=GROUP, at=NOW, to=NEW)))
    context = await seen(store, posted("2", group=NEW))
    assert (context.calibration, context.taught, context.pause) == (CALIBRATION, HEAD, PAUSE)
    assert len(await scores(store.database, NEW, "m1|", NOW)) == 1


async def test_a_state_that_cannot_be_read_any_more_is_as_none(store: Store) -> None:
    from sqlalchemy import update

    from storage.tables import states

    await live(store, decided(called("1"), *keep_all()))
    async with store.database.writing() as connection:
        await connection.execute(update(states).where(states.c.name == "head").values(value={"is": "OwnHead"}))
    store.forget([GROUP])
    context = await seen(store, posted("1"))
    assert (context.taught, context.calibration) == (None, CALIBRATION)
