import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.message import Link, Media, MediaKind, Message, Origin, Reading, Reply
from chat.people import Kind, Member, Role
from storage.payload import read_message, without_text, write_message
from tests.storage.house import message

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
members = st.builds(
    Member, id=texts, name=texts, username=texts, kind=st.sampled_from(Kind), role=st.sampled_from(Role)
)
few = st.lists(texts, max_size=2).map(tuple)
messages = st.builds(
    Message,
    id=texts,
    group=texts,
    author=members,
    at=moments,
    text=texts,
    edited_at=st.none() | moments,
    reply_to=st.none() | st.builds(Reply, message=texts, author=texts, elsewhere=st.booleans()),
    quote=texts,
    thread=texts,
    links=few,
    mentions=few,
    mentions_everyone=st.booleans(),
    forward=st.none() | st.builds(Origin, kind=texts, name=texts),
    via_bot=texts,
    media=st.lists(st.builds(Media, kind=st.sampled_from(MediaKind), text=texts), max_size=2).map(tuple),
    album=texts,
    buttons=few,
    reading=st.builds(
        Reading,
        folded=texts,
        traces=st.dictionaries(texts, st.integers(0, 9), max_size=2),
        changes=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
        links=st.lists(st.builds(Link, url=texts, domain=texts, invite=st.booleans()), max_size=2).map(tuple),
        scores=st.dictionaries(texts, st.floats(0, 1), max_size=2),
        because=few,
    ),
)


@settings(max_examples=100, deadline=None)
@given(messages)
def test_what_is_written_is_what_is_read(said: Message) -> None:
    assert read_message(write_message(said)) == said


def test_a_plain_message_takes_no_room_for_what_it_does_not_have() -> None:
    assert sorted(json.loads(write_message(message("1")))) == ["at", "author", "group", "id", "reading", "text"]


@pytest.mark.parametrize("payload", ["", "{}", "[]", "null", '{"id": 5}', "{", '"text"'])
def test_what_cannot_be_read_is_nothing(payload: str) -> None:
    assert read_message(payload) is None


@settings(max_examples=50, deadline=None)
@given(messages, st.text(st.characters(categories=["Lo"]), min_size=4, max_size=8))
def test_no_word_of_a_message_survives_its_time(said: Message, secret: str) -> None:
    media = (Media(kind=MediaKind.CONTACT, text=secret),)
    author = replace(said.author, id="7", name=secret, username=secret)
    reading = replace(said.reading, folded=secret, because=(secret,), changes=((secret, secret),), traces={}, scores={})
    told = replace(said, text=secret, quote=secret, media=media, author=author, buttons=(secret,), reading=reading)
    kept = without_text(replace(told, links=(secret,), mentions=(secret,), forward=Origin(kind="hidden", name=secret)))
    assert secret not in write_message(replace(kept, id="", group="", thread="", album="", via_bot="", reply_to=None))
