"""Media: what a Telegram message carries beside its text, with everything that can be read on it."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from adapters.telegram.fields import Fields, fields, lines, objects, text
from chat.message import Media, MediaKind
from chat.plain import plain

_Read: TypeAlias = Callable[[Fields], str]
_IN_BUTTONS: Final = (
    ("web_app", "url"),
    ("login_url", "url"),
    ("login_url", "forward_text"),
    ("copy_text", "text"),
    ("switch_inline_query_chosen_chat", "query"),
)
DEEPEST: Final = 24
"""Levels of a rich message that are read."""


def media(of: Fields) -> Iterator[Media]:
    """Give everything that is carried; `of` is a message or an `external_reply`."""
    if _KEYS.isdisjoint(of):
        return
    for key, kind, read in _CARRIED:
        if key in of and not (key in _DOUBLED and _DOUBLED[key] in of):
            yield Media(kind=kind, text=plain(read(fields(of, key))))
    if "rich_message" in of:
        yield Media(kind=MediaKind.OTHER, text=plain(lines(_said(of["rich_message"]))))


def buttons(message: Fields) -> Iterator[str]:
    """Give the texts and addresses of the buttons under a message."""
    rows = fields(message, "reply_markup").get("inline_keyboard")
    for row in rows if isinstance(rows, list) else ():
        for button in objects({"row": row}, "row"):
            shown_by_itself = ("text", "url", "switch_inline_query", "switch_inline_query_current_chat")
            yield from filter(None, (text(button, key) for key in shown_by_itself))
            for key, part in _IN_BUTTONS:
                if shown := text(fields(button, key), part):
                    yield shown


def chat_name(chat: Fields) -> str:
    """Give what a chat shows of itself: its title, and its address where it is public."""
    username = text(chat, "username", 64)
    return lines((text(chat, "title", 256), f"t.me/{username}" if username else ""))


def _nothing(_: Fields) -> str:
    return ""


def _parts(*keys: str) -> _Read:
    return lambda of: lines(text(of, key) for key in keys)


def _contact(contact: Fields) -> str:
    name = " ".join(filter(None, (text(contact, "first_name"), text(contact, "last_name"))))
    return lines((name, text(contact, "phone_number"), text(contact, "vcard")))


def _poll(poll: Fields) -> str:
    options = (text(option, "text") for option in objects(poll, "options"))
    return lines((text(poll, "question"), text(poll, "description"), *options, text(poll, "explanation")))


def _checklist(checklist: Fields) -> str:
    return lines((text(checklist, "title"), *(text(task, "text") for task in objects(checklist, "tasks"))))


def _story(story: Fields) -> str:
    return chat_name(fields(story, "chat"))


def _giveaway(giveaway: Fields) -> str:
    chats = (chat_name(chat) for chat in objects(giveaway, "chats"))
    return lines((text(giveaway, "prize_description"), chat_name(fields(giveaway, "chat")), *chats))


def _said(of: Any, depth: int = 0) -> Iterator[str]:
    """Give all texts and addresses of a rich message, whatever its blocks are."""
    if depth > DEEPEST:
        return
    if isinstance(of, list):
        for each in of:
            yield from [plain(each)] if isinstance(each, str) else _said(each, depth + 1)
    elif isinstance(of, dict):
        for key, value in of.items():
            if isinstance(value, str) and key not in ("type", "language", "custom_emoji_id", "file_id"):
                yield plain(value)
            elif not isinstance(value, str):
                yield from _said(value, depth + 1)


def _with_more(read: _Read) -> _Read:
    """Read an object, and whatever words or addresses stand deeper in it: hidden links, media of answers."""

    def whole(of: Fields) -> str:
        first = read(of)
        seen = set(first.split("\n"))
        return lines((first, *dict.fromkeys(word for word in _deep(of) if word not in seen)))

    return whole


def _deep(of: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    for key, value in of.items() if isinstance(of, dict) else [("", each) for each in of]:
        if isinstance(value, str) and key in _WORDS:
            yield plain(value)
        elif isinstance(value, dict | list) and not key.endswith(_OTHERS):
            yield from _deep(value, depth + 1)


_WORDS: Final = frozenset(
    (
        *("text", "option_text", "title", "question", "description", "explanation", "name", "url", "username"),
        *("file_name", "performer", "address", "set_name", "phone_number", "vcard"),
    )
)
"""Keys of strings that are shown."""

_OTHERS: Final = ("_by_user", "_by_chat", "user", "poll_message", "checklist_message", "thumbnail", "photo")
"""Ends of the keys of what is somebody else's, or a picture."""

_FILE: Final = _parts("file_name")
_DOUBLED: Final = {"document": "animation", "location": "venue"}
"""Carried twice for old clients: the second says more."""

_CARRIED: Final[tuple[tuple[str, MediaKind, _Read], ...]] = (
    ("photo", MediaKind.PHOTO, _nothing),
    ("live_photo", MediaKind.PHOTO, _nothing),
    ("video", MediaKind.VIDEO, _FILE),
    ("video_note", MediaKind.VIDEO, _nothing),
    ("animation", MediaKind.ANIMATION, _FILE),
    ("voice", MediaKind.VOICE, _nothing),
    ("audio", MediaKind.AUDIO, _parts("performer", "title", "file_name")),
    ("document", MediaKind.DOCUMENT, _FILE),
    ("sticker", MediaKind.STICKER, _parts("emoji", "set_name")),
    ("poll", MediaKind.POLL, _with_more(_poll)),
    ("contact", MediaKind.CONTACT, _contact),
    ("location", MediaKind.LOCATION, _nothing),
    ("venue", MediaKind.LOCATION, _parts("title", "address")),
    ("story", MediaKind.STORY, _story),
    ("reply_to_story", MediaKind.STORY, _story),
    ("giveaway", MediaKind.GIVEAWAY, _giveaway),
    ("giveaway_winners", MediaKind.GIVEAWAY, _giveaway),
    ("game", MediaKind.GAME, _with_more(_parts("title", "description", "text"))),
    ("invoice", MediaKind.OTHER, _parts("title", "description")),
    ("checklist", MediaKind.OTHER, _with_more(_checklist)),
    ("checklist_tasks_added", MediaKind.OTHER, _with_more(_checklist)),
    ("poll_option_added", MediaKind.OTHER, _with_more(_nothing)),
    ("paid_media", MediaKind.OTHER, _with_more(_nothing)),
    ("dice", MediaKind.OTHER, _nothing),
    ("gift", MediaKind.OTHER, _with_more(_parts("text"))),
    ("gift_upgrade_sent", MediaKind.OTHER, _with_more(_parts("text"))),
    ("forum_topic_created", MediaKind.OTHER, _parts("name")),
    ("forum_topic_edited", MediaKind.OTHER, _parts("name")),
)
_KEYS: Final = frozenset(("rich_message", *(key for key, _, _ in _CARRIED)))
