"""When automatic removal rests."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import SendMessage
from chat.calibration import Pause, Removal
from chat.case import Case, Label, Outcome, Receipt, Step, Verdict
from chat.context import Context
from chat.door import Watch
from chat.records import KeepPause
from moderation.breaker import (
    LOOKED_BACK,
    Breaker,
    after,
    chance_of,
    decisions,
    jump,
    removal_of,
    too_many_overturned,
)
from tests.moderation.said import ANN, NOON, OFFICE, context, said

OPEN = Breaker()


def words(seed: float) -> str:
    """Give a text that no other seed's is nearly the same as."""
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("abcdefghijklmnop", k=6)) for _ in range(8))


def removals(count: int, *, minutes: float = 1, ends: float = 0, text: str = "", member: str = "") -> list[Removal]:
    """Give removals a minute apart, the last one so many minutes before noon."""
    return [
        Removal(
            at=NOON - timedelta(minutes=ends + minutes * place),
            member=member or f"m{place}-{ends}",
            text=text or words(place + ends),
        )
        for place in reversed(range(count))
    ]


def case(author: str = "x:1", text: str = "buy now today", **more: object) -> Case:
    message = said(text, replace(ANN, id=author))
    verdict = Verdict(label=more.get("label", Label.SPAM), score=0.95, step=more.get("step", Step.MUTE))  # type: ignore[arg-type]
    receipt = Receipt(
        message=message, verdict=verdict, review_above=0.6, remove_above=0.9, dry_run=bool(more.get("dry_run"))
    )
    outcome = more.get("outcome", Outcome.ACTED)
    return Case(id="CASE2345", opened_at=NOON, receipt=receipt, outcome=outcome)  # type: ignore[arg-type]


def known(found: list[Removal], pause: Pause | None = None) -> Context:
    return replace(context(group={"moderators": OFFICE}), now=NOON, removals=tuple(found), pause=pause)


def test_a_quiet_group_whose_removals_jump_stops_removing_and_tells_once() -> None:
    before = known(removals(14))
    keep, card = after(case(), before)
    assert isinstance(keep, KeepPause)
    assert keep.pause is not None
    assert (keep.pause.cause, keep.pause.count) == ("removals", 15)
    assert keep.pause.until == NOON + timedelta(hours=6)
    assert isinstance(card, SendMessage)
    assert [button.command for button in card.buttons] == ["budget resume"]
    assert list(after(case("x:2"), replace(before, pause=keep.pause))) == []


def test_fewer_or_slower_are_no_jump() -> None:
    assert list(after(case(), known(removals(13)))) == []
    assert list(after(case(), known(removals(60, minutes=30)))) == []


def test_a_busy_group_is_measured_by_its_own_days() -> None:
    usual = removals(185, minutes=6, ends=60)
    assert jump([*usual, *removals(15)], NOON, OPEN) is None
    found = jump([*usual[-155:], *removals(45)], NOON, OPEN)
    assert found is not None
    assert found.count == 45
    assert found.usual < 15


@pytest.mark.parametrize("same", [{"text": "one advert"}, {"member": "one member"}])
def test_a_campaign_or_one_members_burst_is_one_decision(same: dict[str, str]) -> None:
    assert decisions(removals(40, **same)) == 1
    assert jump(removals(40, **same), NOON, OPEN) is None


def test_copies_with_another_number_or_link_are_one_decision() -> None:
    advert = "Earn {} daily from home without experience, write to @helper{} today and start"
    found = [replace(each, text=advert.format(100 * n, n)) for n, each in enumerate(removals(40))]
    assert decisions(found) == 40
    assert jump(found, NOON, OPEN) is None


def test_a_raid_is_one_decision() -> None:
    raided = known(removals(40))
    raided.door.keep(Watch(id="lock", since=NOON, until=NOON + timedelta(minutes=15)))
    assert list(after(case(), raided)) == []


def test_switched_off_it_stops_nothing() -> None:
    off = replace(known(removals(40)), settings=context(breaker={"enabled": False}).settings)
    assert list(after(case(), off)) == []


def test_what_was_before_a_pause_does_not_cause_another() -> None:
    over = Pause(since=NOON - timedelta(minutes=20), until=NOON - timedelta(seconds=30), cause="removals")
    assert list(after(case(), known(removals(40), over))) == []


def test_what_nobody_removed_by_itself_is_no_removal() -> None:
    assert removal_of(case()) is not None
    for other in (
        case(outcome=Outcome.ASKED),
        case(outcome=Outcome.NOTED),
        case(dry_run=True),
        case(step=Step.ASK),
        case(label=Label.OK),
    ):
        assert removal_of(other) is None


@pytest.mark.parametrize(
    ("count", "messages", "wrong", "stops"),
    [(2, 100, 1.0, False), (3, 100, 1.0, True), (3, 5000, 1.0, False), (20, 5000, 1.0, True), (20, 5000, 10.0, False)],
)
def test_too_much_taken_back_is_measured_by_the_budget(count: int, messages: int, wrong: float, stops: bool) -> None:
    assert (too_many_overturned(count, messages, wrong) is not None) is stops


@given(st.integers(0, 60), st.floats(0.01, 50))
def test_more_is_less_likely_and_chances_are_chances(count: int, mean: float) -> None:
    assert 0 <= chance_of(count + 1, mean) <= chance_of(count, mean) <= 1
    assert chance_of(0, mean) == 1


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_decisions_are_never_more_than_members_texts_or_removals(found: list[tuple[int, int]]) -> None:
    made = [Removal(at=NOON, member=str(member), text=str(text)) for member, text in found]
    assert decisions(made) <= min(len({m for m, _ in found}), len({t for _, t in found}), len(found))


def test_what_is_older_than_a_week_is_not_looked_at() -> None:
    old = [replace(each, at=each.at - 2 * LOOKED_BACK) for each in removals(150, minutes=6)]
    found = jump([*old, *removals(20)], NOON, OPEN)
    assert found is not None
    assert found.usual == 0
