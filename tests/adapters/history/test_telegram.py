"""Telegram Desktop's export."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.history import Export
from adapters.history.notes import notes
from chat.events import Event, MemberJoined, MemberLeft, MessagePosted, Reacted
from chat.message import Media, MediaKind, Message, Origin, Reply
from chat.people import Kind
from tests.adapters.history.writing import events_of, messages_of, sample, telegram_message, written


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return events_of(sample("telegram_group"))


@pytest.fixture(scope="module")
def said(events: list[Event]) -> dict[str, Message]:
    return {event.message.id: event.message for event in events if isinstance(event, MessagePosted)}


def test_a_group_has_the_id_it_has_on_the_network(events: list[Event]) -> None:
    assert {event.group for event in events} == {"telegram:-1001500000001"}


def test_a_text_in_pieces_is_read_as_a_whole(said: dict[str, Message]) -> None:
    assert said["5"].text == "明前龙井到了,看 这里 或者 tea.example。 @oldwang"


def test_an_address_behind_a_word_is_among_the_links(said: dict[str, Message]) -> None:
    assert said["5"].links == ("https://tea.example/longjing", "tea.example")


def test_members_called_by_name_are_mentions(said: dict[str, Message]) -> None:
    assert said["5"].mentions == ("@oldwang",)


def test_times_are_those_of_the_network_and_not_of_the_exporting_computer(said: dict[str, Message]) -> None:
    assert said["5"].at == datetime(2024, 3, 1, 8, 5, tzinfo=UTC)
    assert said["5"].edited_at == datetime(2024, 3, 1, 8, 6, tzinfo=UTC)


def test_a_message_under_a_topic_answers_nobody(said: dict[str, Message]) -> None:
    assert (said["5"].thread, said["5"].reply_to) == ("4", None)


def test_a_reply_to_a_message_in_a_topic_stands_in_the_topic(said: dict[str, Message]) -> None:
    assert said["6"].thread == "4"
    assert said["6"].reply_to == Reply(message="5", author="telegram:101")


def test_a_deleted_account_keeps_its_id_and_has_no_name(said: dict[str, Message]) -> None:
    assert (said["7"].author.id, said["7"].author.name) == ("telegram:103", "")


def test_a_file_that_was_not_exported_still_has_its_name(said: dict[str, Message]) -> None:
    assert said["7"].media == (Media(kind=MediaKind.DOCUMENT, text="price list.pdf"),)


@pytest.mark.parametrize(
    ("message", "kind"),
    [("8", Kind.LINKED_CHANNEL), ("9", Kind.BOT), ("10", Kind.PERSON), ("11", Kind.ANONYMOUS_ADMIN)],
)
def test_channels_bots_and_anonymous_admins_are_told_apart(said: dict[str, Message], message: str, kind: Kind) -> None:
    assert said[message].author.kind is kind


def test_a_bot_once_seen_to_be_one_stays_one(tmp_path: Path) -> None:
    buttons = [[{"type": "callback", "text": "Yes"}]]
    helper = {"from": "Helper", "from_id": "user5"}
    messages = [
        telegram_message(1, **helper),
        telegram_message(2, **helper, inline_bot_buttons=buttons),
        telegram_message(3, **helper),
    ]
    kinds = [message.author.kind for message in messages_of(written(tmp_path / "result.json", messages))]
    assert kinds == [Kind.PERSON, Kind.BOT, Kind.BOT]


def test_a_channel_that_is_not_the_linked_one_is_just_a_channel(tmp_path: Path) -> None:
    one = telegram_message(1, **{"from": "Bargains", "from_id": "channel99"})
    (message,) = messages_of(written(tmp_path / "result.json", [one]))
    assert message.author.kind is Kind.CHANNEL


def test_buttons_are_read_with_their_addresses(said: dict[str, Message]) -> None:
    assert said["9"].buttons == ("Oolong", "More", "https://quiz.example/1")


def test_a_forward_tells_where_it_comes_from(said: dict[str, Message]) -> None:
    assert said["8"].forward == Origin(kind="channel", name="Mei's leaves")
    assert said["10"].forward == Origin(kind="hidden", name="Somebody Hidden")


def test_contacts_and_polls_are_readable(said: dict[str, Message]) -> None:
    assert said["10"].media == (
        Media(kind=MediaKind.CONTACT, text="Best Deals\n+00 555 01 02"),
        Media(kind=MediaKind.POLL, text="Black or green?\nblack\ngreen🍵"),
    )


@pytest.mark.parametrize(
    ("fields", "media"),
    [
        ({"file": "video_files/a.mp4", "media_type": "video_file"}, Media(kind=MediaKind.VIDEO, text="a.mp4")),
        ({"file": "v.ogg", "media_type": "voice_message"}, Media(kind=MediaKind.VOICE, text="v.ogg")),
        (
            {"file": "a.mp3", "media_type": "audio_file", "performer": "Wu", "title": "Rain"},
            Media(kind=MediaKind.AUDIO, text="Wu\nRain"),
        ),
        ({"place_name": "Pier", "location_information": None}, Media(kind=MediaKind.LOCATION, text="Pier")),
        ({"game_title": "Go", "game_link": "t.me/x"}, Media(kind=MediaKind.GAME, text="Go\nt.me/x")),
        (
            {"invoice_information": '{"title": "Cup", "description": "blue"}'},
            Media(kind=MediaKind.OTHER, text="Cup\nblue"),
        ),
        ({"giveaway_information": {"additional_prize": "A pot"}}, Media(kind=MediaKind.GIVEAWAY, text="A pot")),
        (
            {"todo_list": {"title": "Picnic", "answers": [{"id": 1, "text": "cups"}]}},
            Media(kind=MediaKind.OTHER, text="Picnic\ncups"),
        ),
    ],
)
def test_every_kind_of_media_is_known(tmp_path: Path, fields: dict[str, object], media: Media) -> None:
    (message,) = messages_of(written(tmp_path / "result.json", [telegram_message(1, **fields)]))
    assert message.media == (media,)


def test_joins_come_by_link_and_by_invitation(events: list[Event]) -> None:
    joins = [event for event in events if isinstance(event, MemberJoined)]
    assert [(join.member.name, join.inviter and join.inviter.name) for join in joins] == [
        ("Mei", None),
        ("Old Wang", None),
        ("Lena", "Mei"),
    ]


def test_a_member_removed_by_name_is_the_one_who_wrote_under_it(events: list[Event]) -> None:
    (left,) = (event for event in events if isinstance(event, MemberLeft))
    assert left.member.id == "telegram:104"


def test_reactions_tell_who_gave_them_and_the_rest_are_totals(events: list[Event]) -> None:
    given = [event for event in events if isinstance(event, Reacted)]
    assert sorted((each.emoji, each.member.id if each.member else "", each.count) for each in given) == [
        ("⭐", "", 2),
        ("👍", "", 1),
        ("👍", "telegram:102", 1),
        ("👍", "telegram:109", 1),
    ]


def test_events_come_in_the_order_of_time(events: list[Event]) -> None:
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_service_messages_without_an_event_are_counted() -> None:
    export = Export(sample("telegram_group"))
    list(export.events())
    assert export.chats[0].passed == {"topic_created": 1, "pin_message": 1, "unsupported": 1}


def test_the_export_of_all_chats_gives_each_group_and_leaves_personal_chats_alone() -> None:
    export = Export(sample("telegram_all"))
    texts = [event.message.text for event in export.events() if isinstance(event, MessagePosted)]
    assert texts == ["Which kettle do you use?", "A cup with a lid"]
    assert [(chat.name, chat.group) for chat in export.chats] == [
        ("Kettles", "telegram:-55"),
        ("Cups", "telegram:-10088"),
    ]
    assert [note.key for note in notes(export)] == [
        "export-note-personal",
        "export-note-channels",
        "export-note-no-roles",
    ]


def test_a_channel_exported_alone_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", [telegram_message(1)], type="public_channel")
    assert len(messages_of(path)) == 1


def test_an_old_export_without_exact_times_is_read_as_utc_and_says_so(tmp_path: Path) -> None:
    old = telegram_message(1, from_id=4330000001, date="2020-05-01T10:00:00")
    del old["date_unixtime"]
    export = Export(written(tmp_path / "result.json", [old]))
    (event,) = export.events()
    assert event.at == datetime(2020, 5, 1, 10, tzinfo=UTC)
    assert isinstance(event, MessagePosted)
    assert event.message.author.id == "telegram:4330000001"
    assert "export-note-local-times" in [note.key for note in notes(export)]
