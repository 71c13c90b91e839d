"""DiscordChatExporter's export."""

from datetime import UTC, datetime

import pytest

from adapters.history import Export
from chat.events import Event, MemberJoined, MessagePosted, Reacted
from chat.message import Media, MediaKind, Message, Origin, Reply
from chat.people import Kind
from tests.adapters.history.writing import events_of, sample


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return events_of(sample("discord_channel"))


@pytest.fixture(scope="module")
def said(events: list[Event]) -> list[Message]:
    return [event.message for event in events if isinstance(event, MessagePosted)]


def test_the_server_is_the_group_and_the_channel_a_thread(said: list[Message]) -> None:
    assert {(message.group, message.thread) for message in said} == {
        ("discord:700000000000000001", "700000000000000002")
    }


def test_somebody_who_came_is_a_join(events: list[Event]) -> None:
    (joined,) = (event for event in events if isinstance(event, MemberJoined))
    assert (joined.member.name, joined.at) == ("Ada", datetime(2024, 5, 1, 8, 0, 0, 123000, tzinfo=UTC))


def test_a_message_has_its_edit_its_files_and_its_mentions(said: list[Message]) -> None:
    assert said[0].edited_at == datetime(2024, 5, 1, 8, 6, tzinfo=UTC)
    assert said[0].media == (Media(kind=MediaKind.PHOTO, text="kite.PNG"), Media(kind=MediaKind.STICKER, text="Wave"))
    assert said[0].mentions == ("@Bo",)
    assert said[0].mentions_everyone


def test_a_reply_knows_whom_it_answers(said: list[Message]) -> None:
    assert said[1].reply_to == Reply(message="700000000000000002/700000000000000011", author="discord:301")


def test_a_forward_is_read_with_what_it_carries(said: list[Message]) -> None:
    assert (said[2].text, said[2].forward) == ("Kites half price this week", Origin(kind="hidden"))
    assert said[2].media == (Media(kind=MediaKind.VIDEO, text="sale.mp4"),)
    assert said[2].reply_to is None


def test_a_bot_is_known_and_its_embeds_and_buttons_are_read(said: list[Message]) -> None:
    assert said[3].author.kind is Kind.BOT
    assert said[3].text == "Wind today\n5 Bft from the west\nRain\nnone"
    assert said[3].buttons == ("Forecast", "https://weather.example")


def test_reactions_tell_who_gave_them_and_the_rest_are_totals(events: list[Event]) -> None:
    given = [event for event in events if isinstance(event, Reacted)]
    assert [(each.emoji, each.member and each.member.name, each.count) for each in given] == [
        ("🪁", "Bo", 1),
        ("🪁", None, 2),
    ]


def test_what_is_no_message_is_counted() -> None:
    export = Export(sample("discord_channel"))
    list(export.events())
    assert export.chats[0].passed == {"ChannelPinnedMessage": 1}
    assert export.chats[0].name == "Kite Club #general"
