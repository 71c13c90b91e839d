from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.actions import Action, DeclineJoin, DeleteMessage, LockDoor, Mute, OpenDoor, SendMessage, Unmute
from chat.events import Announced
from chat.people import Kind, Member, Role
from chat.platform import Capabilities
from chat.records import HoldMembers
from tests.moderation.said import GROUP
from tests.moderation.threshold import Threshold

OFFICE = "telegram:-9"
FIRST = "招兼职，日赚3000，在家就能做，加微信 facai88888 拉你进群"


def guest(number: int, name: str = "", **about: Any) -> Member:
    return Member(id=f"telegram:{number + 10}", name=name or f"Guest {chr(0x4E00 + number * 7)}", **about)


def door(capabilities: Capabilities | None = None, **changes: Any) -> Threshold:
    """Give a door that three who come lock for ten minutes, with a moderators' chat."""
    raid = {"joins": 3, "minutes": 10, **changes}
    return Threshold(capabilities, raid=raid, group={"moderators": OFFICE}, verification={"who": "nobody"})


def of(kind: type[Action], actions: list[Action]) -> list[Any]:
    return [each for each in actions if isinstance(each, kind)]


def crowd(at: Threshold, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        at.come(guest(number))


def test_too_many_at_once_lock_the_door_and_the_moderators_hear_of_it_once() -> None:
    at = door()
    crowd(at, 200)
    assert len(of(LockDoor, at.done)) == 1
    assert [each.group for each in of(SendMessage, at.done)] == [OFFICE]
    assert {each.member.id for each in of(Mute, at.done)} == {guest(number).id for number in range(200)}


def test_people_who_come_one_by_one_are_no_raid() -> None:
    at = door()
    for number in range(100):
        at.come(guest(number))
        at.now += timedelta(seconds=61)
    assert at.done == []


def test_one_account_that_comes_and_goes_is_no_raid() -> None:
    at = door()
    for _ in range(30):
        at.come(guest(1))
    assert not of(LockDoor, at.done)


def test_names_that_differ_in_numbers_only_lock_the_door() -> None:
    at = door(joins=100, alike=4)
    for number in range(3):
        at.come(guest(number, f"小龙{number}"))
    assert at.done == []
    at.come(guest(3, "小龙_ 88"))
    assert of(LockDoor, at.done)


def test_the_same_first_message_of_many_locks_the_door() -> None:
    at = door(same=4)
    for number in range(3):
        at.say(guest(number), FIRST)
    assert at.done == []
    at.say(guest(3), FIRST)
    assert {each.member.id for each in of(Mute, at.done)} == {guest(number).id for number in range(4)}


@pytest.mark.parametrize("role", [each for each in Role if each >= Role.MODERATOR])
def test_staff_is_neither_counted_nor_muted(role: Role) -> None:
    at = door()
    for number in range(20):
        at.come(guest(number, role=role))
        at.come(guest(100 + number, kind=Kind.BOT))
        at.come(guest(200 + number), inviter=guest(999, role=role))
    assert at.done == []


def test_while_they_keep_coming_those_from_before_stay_silent_too() -> None:
    at = door()
    crowd(at, 3)
    for number in range(3, 9):
        at.wait(4)
        at.come(guest(number))
    lock = at.door.lock(at.now)
    assert lock is not None
    assert all(at.silent[guest(number).id] == lock.until for number in range(9))
    at.wait(11)
    assert at.door.lock(at.now) is None
    assert of(OpenDoor, at.done)
    assert all(at.may_write(guest(number)) for number in range(9))


def test_opened_by_hand_it_frees_whom_it_held_and_nobody_else() -> None:
    at = door()
    crowd(at, 5)
    other = Mute(group=GROUP, reason=at.done[0].reason, member=guest(2), until=at.now + timedelta(days=7))
    at.take(Announced(id="1", group=GROUP, at=at.now, member=guest(2), message="1"), [other])
    freed = of(Unmute, at.open())
    assert {each.member.id for each in freed} == {guest(number).id for number in (0, 1, 3, 4)}
    assert not at.may_write(guest(2))


def test_the_networks_word_of_raiders_goes_and_that_of_others_stays() -> None:
    at = door()
    crowd(at, 3)
    for number, gone in ((1, ["71"]), (50, [])):
        told = Announced(id=f"a{number}", group=GROUP, at=at.now, member=guest(number), message=f"7{number}")
        assert [each.message for each in of(DeleteMessage, at.happen(told))] == gone


def test_requests_are_declined_only_where_that_is_set_and_only_in_a_raid() -> None:
    for joiners, declined in (("decline", 1), ("restrict", 0)):
        at = door(joiners=joiners)
        assert at.ask(guest(50)) == []
        crowd(at, 3)
        assert len(of(DeclineJoin, at.ask(guest(51)))) == declined


def test_in_a_dry_run_nothing_is_done_but_telling() -> None:
    at = Threshold(raid={"joins": 3}, group={"moderators": OFFICE, "dry_run": True})
    crowd(at, 50)
    assert not of(Mute, at.done) + of(LockDoor, at.done) + of(HoldMembers, at.done)
    assert len(of(SendMessage, at.done)) == 1


def test_where_a_network_cannot_mute_nobody_is_held() -> None:
    at = door(Capabilities(mute=False))
    crowd(at, 10)
    assert of(LockDoor, at.done)
    assert at.door.held == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=60), st.integers(1, 60))
def test_a_lock_always_ends_and_so_does_every_mute_of_it(joins: list[tuple[int, int]], minutes: int) -> None:
    at = door(minutes=minutes)
    last = at.now
    for number, seconds in joins:
        at.wait(seconds / 60)
        at.come(guest(number))
        last = at.now
        lock = at.door.lock(at.now)
        assert lock is None or lock.until <= at.now + timedelta(minutes=minutes)
        assert all(until <= at.now + timedelta(minutes=minutes) for until in at.silent.values())
    at.now = last
    at.wait(minutes + 1)
    assert at.door.lock(at.now) is None
    assert list(at.door) == []
    assert all(at.may_write(guest(number)) for number, _ in joins)
