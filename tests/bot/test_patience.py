"""Patience: what is tried for hours, what for minutes, and what is better left undone."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from chat.actions import Kick, Mute
from chat.events import ActionRefused
from chat.platform import PlatformError, Refusal
from storage.store import Store
from tests.bot.street import GROUP, NOON, Street, member
from tests.bot.test_performer import WHY, Hall, post, removal


@pytest.fixture
async def hall() -> AsyncIterator[Hall]:
    store = await Store.open("sqlite://", scratch=True)
    yield Hall(store)
    await store.close()


async def asked_for_hours(hall: Hall, street: Street, hours: float) -> int:
    """Let the performer work for so many hours of the test's time; give how often the network was asked."""
    performer, before = hall.performer(street), len(street.refusals)
    until = hall.now + timedelta(hours=hours)
    while hall.now < until:
        await performer.perform_due()
        hall.now += timedelta(minutes=5)
    return before - len(street.refusals)


def broken(times: int) -> Street:
    return Street(*(PlatformError(Refusal.NETWORK, "reset") for _ in range(times)))


async def test_a_removal_is_tried_for_hours_and_then_the_moderators_hear_of_it_once(hall: Hall) -> None:
    street = broken(1000)
    await hall.ask(removal())
    tries = await asked_for_hours(hall, street, 11)
    assert tries > 100
    assert hall.told == []
    await asked_for_hours(hall, street, 4)
    assert [event.refusal for event in hall.told if isinstance(event, ActionRefused)] == ["network"]
    assert await hall.performer(street).perform_due() == 0


async def test_a_removal_is_done_as_soon_as_the_network_is_back(hall: Hall) -> None:
    street = broken(60)
    await hall.ask(removal())
    await asked_for_hours(hall, street, 6)
    assert street.deleted == ["1"]


async def test_a_notice_is_given_up_within_minutes(hall: Hall) -> None:
    street = broken(1000)
    await hall.ask(post(expires=timedelta(seconds=30)))
    assert await asked_for_hours(hall, street, 2) == 8
    assert street.said() == []


async def test_being_told_to_wait_uses_up_no_tries(hall: Hall) -> None:
    waits = [PlatformError(Refusal.WAIT, "429", timedelta(seconds=1)) for _ in range(20)]
    street = Street(*waits, PlatformError(Refusal.NETWORK, "reset"))
    await hall.ask(post(expires=timedelta(seconds=30)))
    await asked_for_hours(hall, street, 3)
    assert street.said() == ["hello"]


@pytest.mark.parametrize(("minutes", "done"), [(9, True), (10, False), (360, False)])
async def test_a_mute_whose_time_is_up_is_not_begun(hall: Hall, minutes: int, done: bool) -> None:
    street = Street()
    await hall.ask(Mute(group=GROUP, reason=WHY, member=member(1), until=NOON + timedelta(minutes=10)))
    hall.now = NOON + timedelta(minutes=minutes)
    await hall.performer(street).perform_due()
    assert bool(street.performed) is done
    assert hall.told == []


@pytest.mark.parametrize(("hours", "done"), [(5, True), (7, False)])
async def test_a_kick_that_waited_for_too_long_surprises_nobody(hall: Hall, hours: int, done: bool) -> None:
    street = Street()
    await hall.ask(Kick(group=GROUP, reason=WHY, member=member(1)))
    hall.now = NOON + timedelta(hours=hours)
    await hall.performer(street).perform_due()
    assert bool(street.performed) is done
    assert [event.refusal for event in hall.told if isinstance(event, ActionRefused)] == ([] if done else ["too_old"])
