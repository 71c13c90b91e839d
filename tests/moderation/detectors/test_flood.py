"""Too many messages in a short time."""

from dataclasses import replace

import pytest

from chat.message import Media, MediaKind, Message, Origin
from moderation.detectors.flood import Flood
from tests.moderation.said import ANN, BO, NEWCOMER, REGULAR, context, found, said

LINES = ["在吗", "有人嗎", "hello?", "anyone", "где все", "快看", "真的", "wow", "哈哈", "no way", "好", "ok"]


def burst(count: int, apart: float = 0.5) -> list[Message]:
    return [said(LINES[n % len(LINES)], second=n * apart, name=str(n)) for n in range(count)]


def last_of(messages: list[Message], standing=NEWCOMER, **settings):
    return found(Flood, messages[-1], context(standing, recent=messages[:-1], **settings))


def test_the_message_over_the_limit_is_found_and_not_the_one_before() -> None:
    assert last_of(burst(8)) is None
    finding = last_of(burst(9))
    assert finding is not None
    assert finding.score >= 0.9
    assert finding.reason.values == {"count": 9, "limit": 8, "seconds": 10}


def test_the_same_messages_over_a_longer_time_are_a_conversation() -> None:
    assert last_of(burst(30, apart=2)) is None


def test_other_members_messages_do_not_count() -> None:
    talk = [said("hi", BO if n % 2 else ANN, second=n * 0.5, name=str(n)) for n in range(15)]
    assert last_of(talk) is None


def test_an_album_is_one_message() -> None:
    album = [said("", second=0, name=str(n), album="a1") for n in range(10)]
    assert last_of(album) is None


def test_what_is_forwarded_or_uploaded_in_one_go_is_one_message() -> None:
    forwarded = [said(LINES[n % 12], name=str(n), forward=Origin(kind="person", name="Bo")) for n in range(20)]
    uploaded = [said("", name=str(n), media=(Media(kind=MediaKind.PHOTO),)) for n in range(20)]
    assert last_of(forwarded) is None
    assert last_of(uploaded) is None
    stickers = [said("", second=n, name=str(n), media=(Media(kind=MediaKind.STICKER),)) for n in range(12)]
    assert last_of(stickers) is not None


def test_a_regular_may_send_twice_as_many() -> None:
    assert last_of(burst(12, apart=0.3), REGULAR) is None
    assert last_of(burst(20, apart=0.3), REGULAR) is not None


def test_an_edit_is_no_further_message() -> None:
    messages = burst(9)
    edited = replace(messages[-1], edited_at=messages[-1].at)
    assert found(Flood, edited, context(recent=messages)) is None


def test_times_known_only_to_the_minute_are_counted_by_the_minute() -> None:
    minute = [said(LINES[n % 12], second=-7, name=str(n)) for n in range(12)]
    assert last_of(minute) is None
    flood = [said(LINES[n % 12], second=-7, name=str(n)) for n in range(55)]
    assert last_of(flood) is not None


@pytest.mark.parametrize(("messages", "seconds"), [(3, 5), (20, 60)])
def test_the_limit_is_the_groups(messages: int, seconds: int) -> None:
    settings = {"flood": {"messages": messages, "seconds": seconds}}
    assert last_of(burst(messages), **settings) is None
    assert last_of(burst(messages + 1), **settings) is not None
