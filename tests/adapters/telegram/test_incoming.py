"""What an update becomes."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from adapters.telegram import incoming
from chat.events import (
    Announced,
    ButtonPressed,
    CommandCalled,
    Event,
    GroupMigrated,
    JoinRequested,
    LetIn,
    MemberJoined,
    MemberLeft,
    MessageEdited,
    MessagePosted,
    Reacted,
    RightsChanged,
)
from chat.message import Media, MediaKind, Origin, Reply
from chat.people import Kind, Role
from chat.wire import dump, load_event
from tests.adapters.telegram.said import ANN, BEN, CHAT, DATE, KNOWN, NOW, chat, message, read, told
from tests.adapters.telegram.specification import made, needs_specification

GROUP = f"telegram:{CHAT}"


def test_a_message_is_an_event_with_an_id_that_is_the_same_when_it_comes_again() -> None:
    (event,) = told(message=message("hello"))
    assert isinstance(event, MessagePosted)
    assert event.id == f"{GROUP}:98:posted"
    assert event.group == GROUP
    assert event.at == NOW
    author = event.message.author
    assert (author.id, author.name, author.username, author.role) == ("telegram:4711", "Ann Lee", "ann", Role.MEMBER)
    assert told(message=message("hello"), update_id=7) == [event]


def test_offsets_count_utf16_units_also_behind_emoji() -> None:
    text = "👨‍👩‍👧 看 http://a.example 和这里 @ben"
    at = len(text[: text.index("http")].encode("utf-16-le")) // 2
    entities = [
        {"type": "url", "offset": at, "length": 16},
        {"type": "text_link", "offset": at + 18, "length": 2, "url": "https://t.me/+hidden"},
        {"type": "mention", "offset": at + 21, "length": 4},
    ]
    found = read(text, entities=entities)
    assert found.links == ("http://a.example", "https://t.me/+hidden")
    assert found.mentions == ("@ben",)


@pytest.mark.parametrize("offset", [-5, 0, 3, 10**9, "x", None])
def test_offsets_outside_of_the_text_do_no_harm(offset: Any) -> None:
    assert read("😀ab", entities=[{"type": "url", "offset": offset, "length": 10**9}]).text == "😀ab"


@pytest.mark.parametrize(
    ("carried", "kind", "text"),
    [
        ({"document": {"file_name": "日结500.apk"}}, MediaKind.DOCUMENT, "日结500.apk"),
        ({"contact": {"first_name": "Mia", "phone_number": "+1555"}}, MediaKind.CONTACT, "Mia\n+1555"),
        ({"poll": {"question": "buy?", "options": [{"text": "t.me/x"}]}}, MediaKind.POLL, "buy?\nt.me/x"),
        ({"venue": {"title": "Casino", "address": "t.me/c"}, "location": {}}, MediaKind.LOCATION, "Casino\nt.me/c"),
        ({"story": {"chat": {"title": "Ads", "username": "ads"}}}, MediaKind.STORY, "Ads\nt.me/ads"),
        ({"giveaway": {"chats": [{"title": "Ads"}], "prize_description": "win"}}, MediaKind.GIVEAWAY, "win\nAds"),
        ({"sticker": {"emoji": "😀", "set_name": "buy_now"}}, MediaKind.STICKER, "😀\nbuy_now"),
        ({"checklist": {"title": "todo", "tasks": [{"text": "join"}]}}, MediaKind.OTHER, "todo\njoin"),
        ({"game": {"title": "Win", "description": "big"}}, MediaKind.GAME, "Win\nbig"),
        ({"rich_message": {"blocks": [{"text": ["a", {"url": "b"}]}]}}, MediaKind.OTHER, "a\nb"),
        ({"photo": [{"file_id": "1"}]}, MediaKind.PHOTO, ""),
    ],
)
def test_everything_that_can_carry_an_advert_is_read(carried: dict[str, Any], kind: MediaKind, text: str) -> None:
    assert read(**carried).media == (Media(kind=kind, text=text),)


def test_an_animation_is_not_read_as_a_document_again() -> None:
    found = read(animation={"file_name": "a.mp4"}, document={"file_name": "a.mp4"})
    assert [each.kind for each in found.media] == [MediaKind.ANIMATION]


def test_a_caption_is_the_text_and_its_links_are_seen() -> None:
    marks = [{"type": "text_link", "offset": 0, "length": 4, "url": "https://x.example"}]
    found = read(photo=[], caption="look", caption_entities=marks, media_group_id="77")
    assert (found.text, found.links, found.album) == ("look", ("https://x.example",), "77")


def test_buttons_are_read_with_their_addresses() -> None:
    rows = [[{"text": "Go", "url": "https://x.example"}, {"text": "Copy", "copy_text": {"text": "wx123"}}], "junk"]
    found = read("hi", reply_markup={"inline_keyboard": rows}, via_bot={"username": "adbot"})
    assert found.buttons == ("Go", "https://x.example", "Copy", "wx123")
    assert found.via_bot == "adbot"


def test_a_quote_from_another_chat_is_told_apart_from_ones_own_words() -> None:
    found = read(
        "look",
        quote={"text": "日结500"},
        external_reply={
            "origin": {"type": "channel", "chat": {"title": "Ads"}},
            "chat": {"title": "Ads"},
            "message_id": 5,
        },
    )
    assert found.reply_to == Reply(message="5", elsewhere=True)
    assert (found.text, found.quote, found.media) == ("look", "日结500", (Media(kind=MediaKind.OTHER, text="Ads"),))


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"type": "user", "sender_user": BEN}, Origin(kind="person", name="Ben")),
        ({"type": "hidden_user", "sender_user_name": "Who"}, Origin(kind="hidden", name="Who")),
        ({"type": "chat", "sender_chat": {"title": "G"}}, Origin(kind="group", name="G")),
        ({"type": "channel", "chat": {"title": "C"}}, Origin(kind="channel", name="C")),
        ({"type": "new kind"}, Origin(kind="hidden")),
    ],
)
def test_a_forward_says_where_it_is_from(origin: dict[str, Any], expected: Origin) -> None:
    assert read("hi", forward_origin=origin).forward == expected


@pytest.mark.parametrize(
    ("about", "kind", "role", "id_"),
    [
        ({"sender_chat": {"id": CHAT, "title": "The Inn"}}, Kind.ANONYMOUS_ADMIN, Role.ADMIN, CHAT),
        ({"sender_chat": {"id": -100777, "title": "C"}}, Kind.LINKED_CHANNEL, Role.MEMBER, -100777),
        ({"sender_chat": {"id": -100888}, "is_automatic_forward": True}, Kind.LINKED_CHANNEL, Role.MEMBER, -100888),
        ({"sender_chat": {"id": -100999, "title": "Ads"}}, Kind.CHANNEL, Role.MEMBER, -100999),
        ({"from": {"id": 1087968824, "is_bot": True}}, Kind.ANONYMOUS_ADMIN, Role.MEMBER, 1087968824),
        ({"from": {"id": 777000}}, Kind.LINKED_CHANNEL, Role.MEMBER, 777000),
        ({"from": {"id": 5, "is_bot": True}}, Kind.BOT, Role.MEMBER, 5),
        ({"from": {"id": 99, "is_bot": True}}, Kind.INNKEEPER, Role.MEMBER, 99),
        ({"from": {"id": 1}}, Kind.PERSON, Role.OWNER, 1),
        ({"from": {"id": 2**60}}, Kind.PERSON, Role.MEMBER, 2**60),
    ],
)
def test_who_is_behind_an_account(about: dict[str, Any], kind: Kind, role: Role, id_: int) -> None:
    author = read("hi", **about).author
    assert (author.kind, author.role, author.id) == (kind, role, f"telegram:{id_}")


def test_a_topic_is_a_thread_and_its_first_message_is_no_answer() -> None:
    root = {"message_id": 7, "forum_topic_created": {}}
    found = read("hi", is_topic_message=True, message_thread_id=7, reply_to_message=root)
    assert (found.thread, found.reply_to) == ("7", None)


def test_a_chain_of_answers_is_no_thread() -> None:
    found = read("hi", message_thread_id=7, reply_to_message={"message_id": 7, "from": BEN})
    assert (found.thread, found.reply_to) == ("", Reply(message="7", author="telegram:4712"))


def test_two_edits_in_one_second_are_two_events_and_one_edit_twice_is_one() -> None:
    first, second = (told(edited_message=message(text, edit_date=DATE))[0] for text in ("ham", "spam"))
    assert isinstance(first, MessageEdited)
    assert first.id != second.id
    assert told(edited_message=message("ham", edit_date=DATE)) == [first]


def test_a_command_is_called_with_who_is_answered() -> None:
    (event,) = told(message=message("/ban@Innkeeper_Bot 2h adverts", reply_to_message={"message_id": 9, "from": BEN}))
    assert isinstance(event, CommandCalled)
    assert (event.name, event.arguments, event.message) == ("ban", "2h adverts", "98")
    assert event.reply_to is not None
    assert (event.reply_to.id, event.reply_to.author.id) == ("9", "telegram:4712")


def test_somebody_without_a_user_name_is_found_by_the_mention() -> None:
    text = "/ban 😀 Ben 2h"
    marks = [{"type": "text_mention", "offset": 8, "length": 3, "user": BEN}]
    (event,) = told(message=message(text, entities=marks))
    assert isinstance(event, CommandCalled)
    assert event.arguments == "😀 telegram:4712 2h"


@pytest.mark.parametrize(
    "about",
    [
        {"text": "/ban@otherbot x"},
        {"text": "/unknown x"},
        {"text": "/ban x", "forward_origin": {"type": "user", "sender_user": BEN}},
        {"text": "/ban x", "via_bot": {"username": "b"}},
        {"text": "/ban x", "entities": [{"type": "pre", "offset": 0, "length": 6}]},
        {"caption": "/ban x", "photo": []},
        {"text": " /ban x"},
        {"text": "//ban x"},
    ],
)
def test_what_only_looks_like_a_command_is_a_message(about: dict[str, Any]) -> None:
    (event,) = told(message=message(**about))
    assert isinstance(event, MessagePosted)


def test_an_edit_calls_nothing() -> None:
    assert [type(each) for each in told(edited_message=message("/ban x", edit_date=DATE))] == [MessageEdited]


def test_between_two_alone_only_commands_are_heard() -> None:
    alone = {"chat": {"id": 4711, "type": "private"}}
    (event,) = told(message=message("/start", **alone))
    assert isinstance(event, CommandCalled)
    assert event.private
    assert told(message=message("hello", **alone)) == []


def test_channels_are_none_of_our_business() -> None:
    assert told(channel_post=message("hi")) == []
    assert told(message=message("hi", chat=chat(type="channel"))) == []


def test_a_join_told_twice_in_two_ways_is_one() -> None:
    service = told(message=message(sender=BEN, new_chat_members=[BEN]))
    change = {"chat": chat(), "from": BEN, "date": DATE}
    change |= {"old_chat_member": {"user": BEN, "status": "left"}, "new_chat_member": {"user": BEN, "status": "member"}}
    joined, announced = service
    assert [joined] == told(chat_member=change)
    assert isinstance(joined, MemberJoined)
    assert joined.inviter is None
    assert isinstance(announced, Announced)
    assert (announced.message, announced.by, announced.went) == ("98", None, False)


def test_who_is_brought_has_an_inviter_and_who_is_removed_has_left() -> None:
    joined, _ = told(message=message(new_chat_members=[BEN]))
    assert isinstance(joined, MemberJoined)
    assert joined.inviter is not None
    assert joined.inviter.id == "telegram:4711"
    left, announced = told(message=message(left_chat_member=BEN))
    assert isinstance(left, MemberLeft)
    assert isinstance(announced, Announced)
    assert announced.by is not None
    assert (announced.by.id, announced.went) == ("telegram:4711", True)


def changed(before: dict[str, Any], after: dict[str, Any], by: dict[str, Any] = ANN, **more: Any) -> list[Event]:
    """Give what is told of a change of Ben's membership."""
    update = {"chat": chat(), "from": by, "date": DATE, **more}
    return told(
        chat_member=update | {"old_chat_member": {"user": BEN, **before}, "new_chat_member": {"user": BEN, **after}}
    )


def test_whoever_approved_a_request_has_brought_the_member() -> None:
    link = {"invite_link": "https://t.me/+x", "creates_join_request": True}
    outside, inside = {"status": "left"}, {"status": "member"}
    for more in ({"invite_link": link}, {"via_join_request": True}):
        (joined,) = changed(outside, inside, **more)
        assert isinstance(joined, MemberJoined)
        assert joined.inviter is not None
    (joined,) = changed(outside, inside, invite_link={"invite_link": "https://t.me/+y", "creates_join_request": False})
    assert isinstance(joined, MemberJoined)
    assert joined.inviter is None


def test_staff_that_lets_somebody_write_is_told_and_the_bot_itself_is_not() -> None:
    silent, free = {"status": "restricted", "is_member": True, "can_send_messages": False}, {"status": "member"}
    (let_in,) = changed(silent, free)
    assert isinstance(let_in, LetIn)
    assert (let_in.member.id, let_in.by.id if let_in.by else "") == ("telegram:4712", "telegram:4711")
    assert changed(silent, free, by={"id": 99, "is_bot": True, "first_name": "Innkeeper"}) == []
    assert changed(silent, silent) == []


def test_who_asks_to_be_let_in_is_spoken_with_where_telegram_says() -> None:
    request = {"chat": chat(), "from": BEN, "date": DATE, "user_chat_id": 2**40 + 7}
    (asked,) = told(chat_join_request=request)
    assert isinstance(asked, JoinRequested)
    assert asked.room == f"telegram:{2**40 + 7}"


def test_a_mute_is_neither_a_join_nor_a_leave() -> None:
    change = {"chat": chat(), "from": ANN, "date": DATE}
    change |= {"old_chat_member": {"user": BEN, "status": "member"}}
    change |= {"new_chat_member": {"user": BEN, "status": "restricted", "is_member": True}}
    assert told(chat_member=change) == []


def test_the_bot_hears_what_it_may_not_do() -> None:
    me = {"id": 99, "is_bot": True}
    change = {"chat": chat(), "from": ANN, "date": DATE, "old_chat_member": {"user": me, "status": "left"}}
    change["new_chat_member"] = {"user": me, "status": "administrator", "can_delete_messages": True}
    (event,) = told(my_chat_member=change)
    assert isinstance(event, RightsChanged)
    assert (event.here, event.arrived, event.lacks) == (True, True, ("can_restrict_members",))


def test_a_wish_to_join_is_told_with_what_they_say_of_themselves() -> None:
    (event,) = told(
        chat_join_request={"chat": chat(), "from": BEN, "date": DATE, "bio": "日结500", "user_chat_id": 4712}
    )
    assert isinstance(event, JoinRequested)
    assert (event.member.id, event.bio) == ("telegram:4712", "日结500")


def test_reactions_are_counted_up_and_down() -> None:
    change = {"chat": chat(), "message_id": 5, "user": BEN, "date": DATE}
    change |= {"old_reaction": [{"type": "emoji", "emoji": "👍"}], "new_reaction": [{"type": "emoji", "emoji": "🔥"}]}
    events = told(message_reaction=change)
    assert [(each.emoji, each.count) for each in events if isinstance(each, Reacted)] == [("🔥", 1), ("👍", -1)]


@pytest.mark.parametrize(
    ("data", "pressed", "about"),
    [
        ("undo K7F3QM2A|-1009", "undo K7F3QM2A", "telegram:-1009"),
        ("undo K7F3QM2A", "undo K7F3QM2A", GROUP),
        ("why x|forged", "why x", GROUP),
    ],
)
def test_a_button_says_what_it_does_and_where(data: str, pressed: str, about: str) -> None:
    query = {"id": "77", "from": {"id": 2}, "message": message(), "data": data, "chat_instance": "1"}
    (event,) = told(callback_query=query)
    assert isinstance(event, ButtonPressed)
    assert (event.pressed, event.about, event.group, event.by.role) == (pressed, about, GROUP, Role.ADMIN)


def test_a_button_in_a_topic_says_which_topic() -> None:
    card = message(is_topic_message=True, message_thread_id=7)
    (event,) = told(callback_query={"id": "77", "from": BEN, "message": card, "data": "why x", "chat_instance": "1"})
    assert isinstance(event, ButtonPressed)
    assert (event.group, event.about) == (f"{GROUP}/7", GROUP)


def test_a_group_that_moves_is_told_once() -> None:
    (old,) = told(message=message(chat={"id": -5, "type": "group"}, migrate_to_chat_id=CHAT))
    (new,) = told(message=message(migrate_from_chat_id=-5))
    assert isinstance(old, GroupMigrated)
    assert old == new
    assert (old.group, old.to) == ("telegram:-5", GROUP)


@pytest.mark.parametrize("seconds", [0, -5, 1, 10**18, "soon", None, DATE + 10**7])
def test_a_moment_that_cannot_be_is_now(seconds: Any) -> None:
    assert read("hi", date=seconds).at == NOW


BROKEN: list[Any] = [
    *(None, [], "x", 3, {}, {"message": None}, {"message": []}, {"message": {}}, {"message": {"chat": {"id": None}}}),
    {"message": {"chat": {"id": "x"}, "message_id": 1}},
    {"message": {"chat": {"id": CHAT}, "message_id": True, "from": ANN}},
    {"message": {"chat": {"id": CHAT}, "message_id": 1}},
    {"callback_query": {"id": "1", "from": ANN, "inline_message_id": "5", "data": "x"}},
    {"callback_query": {"id": "1", "from": ANN, "message": message(), "data": "|"}},
    {"callback_query": {"id": "1", "from": ANN, "message": {"chat": chat(), "message_id": 1, "date": 0}}},
    *({"message_reaction": {"chat": chat()}}, {"chat_member": {}}, {"my_chat_member": {"chat": chat()}}),
    *({"chat_join_request": 5}, {"something_new": {"chat": chat()}}, {"poll": {"id": "1"}}),
]


@pytest.mark.parametrize("update", BROKEN)
def test_what_says_too_little_is_no_event_and_no_error(update: Any) -> None:
    assert incoming.events(update, KNOWN, NOW) == [] or incoming.events(update, KNOWN, NOW) == ()
    incoming.chat_of(update)


def test_broken_text_and_names_come_out_whole() -> None:
    name = {"id": 5, "first_name": "a\u202e\ud800\n\x00{0.__class__}", "last_name": None}
    found = read("\ud83d hi \x00", sender=name, entities=[{"type": "url", "offset": 0, "length": 9}])
    json.dumps(dump(found)["text"]).encode()
    found.author.name.encode()
    assert found.text == " hi "


def test_a_deleted_account_has_no_name() -> None:
    assert read("hi", sender={"id": 5, "first_name": ""}).author.name == ""


@needs_specification
@settings(max_examples=400, deadline=None)
@given(update=made("Update") | made("Message").map(lambda message: {"message": message}))
def test_no_update_that_can_be_is_an_error(update: Any) -> None:
    incoming.chat_of(update)
    for event in incoming.events(update, KNOWN, NOW):
        assert load_event(json.loads(json.dumps(dump(event)))) == event
        assert incoming.events(update, KNOWN, NOW)
