"""Every text of every kind of message, field by field as specified, is read – or it is said why not."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from chat.events import MessagePosted
from chat.message import Message
from tests.adapters.telegram.said import message, told
from tests.adapters.telegram.specification import FILE, needs_specification, specification

MARK: Final = "t.me/+MarkedAdvert"
DEEPEST: Final = 5

NEVER_WORDS: Final = (
    *("_id", "_charge_id", "mime_type", "language", "language_code", "currency", "status", "thumb_mime_type"),
    *("start_parameter", "callback_data", "payload", "date_time_format", "style", "emoji_status_custom_emoji_id"),
    *("foursquare_type", "google_place_type", "origin", "state", "last_resale_currency", "media_group_id", "type"),
    *(
        "codec",
        "point",
        "file_path",
        "dice.emoji",
        "sticker.emoji",
        "poll.id",
        "gift.id",
        "model",
        "symbol",
        "backdrop",
    ),
    "bot_username",
    *("entities.user.first_name", "entities.user.last_name", "entities.user.username"),
    *("chat.first_name", "chat.last_name", "chats.first_name", "chats.last_name"),
)
"""Ends of the names of strings that nobody writes for others to read."""

NOT_READ: Final = {
    "from": "who writes is the author, judged by name beside the message",
    "sender_chat": "a channel that writes is the author",
    "sender_business_bot": "business messages do not come to groups",
    "chat": "the group itself",
    "reply_to_message": "somebody else's words, judged when they were said",
    "pinned_message": "somebody else's words, judged when they were said",
    "giveaway_completed": "the giveaway was judged when it was posted",
    "checklist_tasks_done": "the checklist was judged when it was posted",
    "checklist_tasks_added.checklist_message": "the checklist was judged when it was posted",
    "poll_option_added.poll_message": "the poll was judged when it was posted",
    "poll_option_deleted": "it is gone",
    "suggested_post": "only in the direct messages of channels",
    "direct_messages_topic": "only in the direct messages of channels",
    "new_chat_members": "they are members who come, judged at the door",
    "left_chat_member": "who has left carries nothing",
    "new_chat_title": "only admins may",
    "chat_owner": "only the owner may",
    "users_shared": "only in private chats",
    "chat_shared": "only in private chats",
    "passport_data": "only in private chats",
    "connected_website": "only in private chats",
    "write_access_allowed": "only in private chats",
    "web_app_data": "only in private chats",
    "proximity_alert_triggered": "names of members",
    "video_chat_participants_invited": "names of members",
    "managed_bot_created": "only in private chats",
    "successful_payment": "paid to the bot, shown to nobody",
    "refunded_payment": "paid to the bot, shown to nobody",
    "giveaway_winners.winners": "names of members",
    "guest_bot_caller": "who called a bot, not who speaks",
    "sender_tag": "admins decide who may write one",
    "author_signature": "only in channels",
    "quote.entities": "the quoted words are somebody else's",
    "chat_background_set": "only admins may",
    "forward_origin.sender_user": "a name of somebody elsewhere: the first of the names is read",
    "forward_origin.sender_chat": "the title is read",
    "forward_origin.chat": "the title is read",
    "forward_origin.author_signature": "the channel's title is read",
    "forward_origin.sender_user_name": "read where the origin says that it is hidden",
    "external_reply.origin": "the chat's name is read; of an origin without one the first of the names",
    "via_bot": "the user name is read",
    "gift.gift": "what Telegram sells",
    "unique_gift": "what Telegram sells",
    "poll.options.added_by": "names of members",
    "checklist.tasks.completed_by": "names of members",
    "external_reply.checklist.tasks.completed_by": "names of members",
    "external_reply.poll.options.added_by": "names of members",
    "external_reply.giveaway_winners.winners": "names of members",
    "checklist_tasks_added.tasks.completed_by": "names of members",
}
"""Begins of the paths that are left out, with the reason."""


def paths(kind: str, at: tuple[str, ...] = (), depth: int = 0) -> Iterator[tuple[str, ...]]:
    """Give the paths to all strings that are words, in an object of a kind."""
    if kind.startswith("Array of "):
        yield from paths(kind.removeprefix("Array of "), (*at, "[]"), depth)
    elif kind == "String":
        if not ".".join(key for key in at if key != "[]").endswith((*NEVER_WORDS, "country_codes")):
            yield at
    elif kind in specification()["types"] and depth < DEEPEST and not (depth and kind.endswith("Message")):
        told_of = specification()["types"][kind]
        for under in told_of.get("subtypes") or []:
            yield from paths(under, at, depth + 1)
        for each in told_of.get("fields") or []:
            for type_ in each["types"]:
                yield from paths(type_, (*at, each["name"]), depth + 1)


def holding(path: tuple[str, ...], value: Any = MARK) -> Any:
    """Give the least object in which a value stands at a path."""
    for key in reversed(path):
        value = [value] if key == "[]" else {key: value}
    return value


def reason(path: tuple[str, ...]) -> str | None:
    name = ".".join(key for key in path if key != "[]")
    return next((why for begin, why in NOT_READ.items() if name.startswith(begin)), None)


def everything(found: Message) -> str:
    origin = found.forward.name if found.forward else ""
    return "\n".join((found.carried, *found.links, *found.mentions, found.quote, origin, found.via_bot))


WORDS: Final = sorted({path for path in paths("Message") if reason(path) is None}) if FILE.exists() else []


@needs_specification
@pytest.mark.parametrize("path", WORDS, ids=lambda path: ".".join(path).replace(".[]", ""))
def test_a_text_that_members_see_is_read(path: tuple[str, ...]) -> None:
    given = holding(path)
    if path[-1] == "url" and any(each.endswith("entities") for each in path):
        given = holding(path[:-1], {"type": "text_link", "offset": 0, "length": 1, "url": MARK})
    body = {"caption": "x", "photo": []} if path[0] == "caption_entities" else {"text": "x"}
    events = told(message=message(**({} if path[0] in ("text", "caption") else body) | given))
    read = [event.message for event in events if isinstance(event, MessagePosted)]
    assert any(MARK in everything(each) for each in read), path


@needs_specification
def test_the_list_of_what_is_read_is_long() -> None:
    assert len(WORDS) > 60
