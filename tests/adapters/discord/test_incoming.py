"""Payloads as events: everything that can carry an advert is read, and nothing is an exception."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.discord import automod, incoming, interactions, moves
from adapters.discord.people import role_of
from adapters.discord.places import House, message_id, split_message, split_place
from chat.events import MessagePosted
from chat.message import MediaKind, Message
from chat.people import Kind, Role
from chat.wire import dump
from tests.adapters.discord.conftest import SPECS
from tests.adapters.discord.generated import payloads, specified
from tests.adapters.discord.specification import FILE

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOUSE = House(
    id="100",
    innkeeper="900",
    owner="1",
    powers={"100": 1 << 11, "201": 1 << 13, "202": 1 << 3, "203": 1 << 5, "204": 1 << 40},
    threads={"400": "cheap followers, ask @x"},
)
COMMANDS = {spec.name: spec for spec in SPECS}


def message(**more: Any) -> dict[str, Any]:
    return {
        "id": "1300000000000000001",
        "channel_id": "301",
        "guild_id": "100",
        "type": 0,
        "author": {"id": "4", "username": "ann", "global_name": "Ann"},
        "member": {"roles": [], "nick": None},
        "content": "hello",
        "timestamp": "2026-03-02T12:00:00+00:00",
        **more,
    }


def read(**more: Any) -> Message:
    event = incoming.posted(message(**more), HOUSE)
    assert isinstance(event, MessagePosted)
    return event.message


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        (
            {"embeds": [{"title": "Win big", "description": "now", "url": "https://a.example"}]},
            "Win big\nnow\nhttps://a.example",
        ),
        (
            {"embeds": [{"author": {"name": "Casino"}, "fields": [{"name": "odds", "value": "100 %"}]}]},
            "Casino\nodds\n100 %",
        ),
        ({"embeds": [{"footer": {"text": "join t.me/x"}}]}, "join t.me/x"),
        ({"attachments": [{"filename": "join_t.me_x.png", "content_type": "image/png"}]}, "join_t.me_x.png"),
        ({"attachments": [{"filename": "a", "description": "call 555"}]}, "a\ncall 555"),
        ({"sticker_items": [{"id": "1", "name": "discord.gg/x"}]}, "discord.gg/x"),
        (
            {"poll": {"question": {"text": "Want money?"}, "answers": [{"poll_media": {"text": "yes"}}]}},
            "Want money?\nyes",
        ),
        ({"activity": {"type": 1}, "application": {"name": "Free Nitro"}}, "Free Nitro"),
    ],
)
def test_what_stands_beside_the_text_is_read(about: dict[str, Any], shown: str) -> None:
    assert read(**about).carried == f"hello\n{shown}"


def test_buttons_and_menus_are_read_however_deep_they_are() -> None:
    inner = {"type": 2, "label": "Claim", "url": "https://a.example"}
    choices = {"type": 3, "placeholder": "choose", "options": [{"label": "one", "description": "first"}]}
    section = {"type": 9, "components": [{"type": 10, "content": "text"}], "accessory": inner}
    gallery = {"type": 12, "items": [{"media": {"url": "https://b.example/x.png"}, "description": "a picture"}]}
    rows = [{"type": 17, "components": [section, gallery, {"type": 1, "components": [choices]}]}]
    assert set(read(components=rows).buttons) == {
        "text", "Claim", "https://a.example", "a picture", "https://b.example/x.png", "choose", "one", "first",
    }  # fmt: skip


def test_a_forwarded_message_is_read_as_if_it_were_written_here() -> None:
    snapshot = {
        "message": {
            "content": "win big",
            "attachments": [{"filename": "x.pdf"}],
            "embeds": [{"url": "https://a.example"}],
        }
    }
    reference = {"type": 1, "message_id": "7", "channel_id": "8", "guild_id": "9"}
    seen = read(content="", message_snapshots=[snapshot], message_reference=reference)
    assert seen.text == "win big"
    assert [each.text for each in seen.media] == ["x.pdf", "https://a.example"]
    assert seen.links == ("https://a.example",)
    assert seen.forward is not None
    assert (seen.forward.kind, seen.reply_to) == ("group", None)


def test_a_reply_knows_what_it_answers() -> None:
    reference = {"message_id": "7", "channel_id": "301", "guild_id": "100"}
    seen = read(type=19, message_reference=reference, referenced_message={"author": {"id": "2"}})
    assert seen.reply_to is not None
    assert (seen.reply_to.message, seen.reply_to.author, seen.reply_to.elsewhere) == ("301/7", "discord:2", False)
    assert read(type=19, message_reference=reference, referenced_message=None).reply_to is not None


def test_the_title_of_a_forums_post_is_read_with_its_first_message() -> None:
    assert "cheap followers" in read(id="400", channel_id="400").carried
    assert "cheap followers" not in read(id="401", channel_id="400").carried


def test_the_name_of_a_new_thread_is_read() -> None:
    assert read(type=18, content="cheap followers").text == "cheap followers"


@pytest.mark.parametrize("kind", [1, 3, 6, 7, 8, 12, 21, 22, 24, 31, 46, 999, "x"])
def test_what_the_network_itself_says_is_no_message(kind: object) -> None:
    assert incoming.posted(message(type=kind), HOUSE) is None or kind == "x"


def test_nick_names_stand_before_display_names_before_account_names() -> None:
    assert read().author.name == "Ann"
    assert read(member={"roles": [], "nick": "t.me/x"}).author.name == "t.me/x"
    assert read(author={"id": "4", "username": "ann"}).author.name == "ann"


@pytest.mark.parametrize(
    ("user", "roles", "role"),
    [
        ("1", [], Role.OWNER),
        ("4", ["202"], Role.ADMIN),
        ("4", ["203"], Role.ADMIN),
        ("4", ["201"], Role.MODERATOR),
        ("4", ["204"], Role.MODERATOR),
        ("4", ["201", "202"], Role.ADMIN),
        ("4", ["999", 5, None], Role.MEMBER),
        ("4", "202", Role.MEMBER),
    ],
)
def test_roles_come_from_permissions(user: str, roles: object, role: Role) -> None:
    assert role_of(user, roles, HOUSE) is role


def test_bots_and_webhooks_are_no_persons() -> None:
    assert read(author={"id": "5", "username": "robo", "bot": True}).author.kind is Kind.BOT
    assert read(webhook_id="5").author.kind is Kind.BOT
    assert read(author={"id": "5", "username": "Deleted User"}).author.kind is Kind.PERSON
    assert incoming.posted(message(author={"id": "900", "username": "innkeeper", "bot": True}), HOUSE) is None


def test_large_ids_are_kept_whole() -> None:
    assert read(id="9223372036854775809").id == "301/9223372036854775809"


def test_kinds_of_files_are_told_apart() -> None:
    types = ("image/png", "image/gif", "video/mp4", "audio/ogg", "application/pdf", None)
    files = [{"filename": "a", "content_type": each} for each in types]
    assert [each.kind for each in read(attachments=files).media] == [
        MediaKind.PHOTO, MediaKind.ANIMATION, MediaKind.VIDEO, MediaKind.AUDIO, MediaKind.DOCUMENT, MediaKind.DOCUMENT,
    ]  # fmt: skip
    assert read(attachments=files[:1], flags=1 << 13).media[0].kind is MediaKind.VOICE


def test_a_preview_added_later_is_a_new_form() -> None:
    plain = incoming.edited(message(), HOUSE)
    shown = incoming.edited(message(embeds=[{"title": "Win big"}]), HOUSE)
    assert plain is not None
    assert shown is not None
    assert plain.id != shown.id


@given(st.text(alphabet="0123456789", min_size=1, max_size=20), st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_places_can_be_read_back(one: str, other: str) -> None:
    assert split_message(message_id(one, other)) == (one, other)
    house = House(id=one, innkeeper="900")
    assert split_place(house.place(other)) == (one, other)
    assert split_place(f"{house.place(other)}:77:posted:0") == (one, other)
    assert split_place(house.group) == (one, "")


def all_events(data: dict[str, Any]) -> list[Any]:
    return [
        incoming.posted(data, HOUSE),
        incoming.edited(data, HOUSE),
        moves.joined(data, HOUSE),
        moves.left(data, HOUSE, NOON),
        moves.rules_accepted(data, HOUSE, NOON),
        moves.let_in(data, HOUSE, NOON),
        moves.announced(data, HOUSE),
        incoming.reacted(data, HOUSE, NOON, 1),
        interactions.asked(data, HOUSE, COMMANDS),
    ]


def is_whole(event: Any) -> bool:
    """Whether an event can be kept: every text in it is one that databases and logs take."""
    if event is None:
        return True
    text = json.dumps(dump(event), ensure_ascii=False)
    return bool(text.encode("utf-8", "strict")) and "\\u0000" not in text


@given(payloads)
def test_nothing_made_up_is_an_exception(data: dict[str, Any]) -> None:
    assert all(is_whole(event) for event in all_events(data))
    assert all(is_whole(event) for event in all_events({**message(), **data}))
    automod.note_of(data)
    incoming.about(data)
    assert is_whole(automod.intercepted(data, HOUSE, data, "", datetime(2026, 3, 2, tzinfo=UTC)))
    assert is_whole(moves.member_changed(data, HOUSE, datetime(2026, 3, 2, tzinfo=UTC)))


@given(payloads, st.sampled_from([2, 3]))
def test_no_made_up_interaction_is_an_exception(data: dict[str, Any], kind: int) -> None:
    caller = {"member": {"user": {"id": "4", "username": "ann"}, "roles": []}, "channel_id": "301", "id": "77"}
    assert is_whole(interactions.asked({**caller, "type": kind, "data": data}, HOUSE, COMMANDS))
    about = {"name": "Report", "type": 3, **data}
    assert is_whole(interactions.asked({**caller, "type": 2, "data": about}, HOUSE, COMMANDS))


@pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")
def test_every_message_as_specified_is_read() -> None:
    @settings(suppress_health_check=list(HealthCheck), max_examples=60, deadline=None)
    @given(specified("MessageResponse"))
    def check(data: dict[str, Any]) -> None:
        event = incoming.posted({**data, "guild_id": "100"}, HOUSE)
        assert is_whole(event)
        if data.get("type") in incoming.SAID:
            assert event is not None
            assert len(event.message.media) >= len(data.get("attachments", []))

    check()
