"""What a message of a Telegram export carries beside its text."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from adapters.history.telegram_text import flat
from adapters.history.values import Fields, decode, fields, lines, objects, string
from chat.message import Media, MediaKind
from chat.plain import plain

_Reader: TypeAlias = Callable[[Fields], str]

_MEDIA_TYPES: Final = {
    "sticker": MediaKind.STICKER,
    "video_message": MediaKind.VIDEO,
    "video_file": MediaKind.VIDEO,
    "voice_message": MediaKind.VOICE,
    "animation": MediaKind.ANIMATION,
    "audio_file": MediaKind.AUDIO,
}


def media(message: Fields) -> tuple[Media, ...]:
    """Give everything the message carries, with what can be read on it."""
    return tuple(_carried(message))


def _carried(message: Fields) -> Iterator[Media]:
    if "file" in message or "media_type" in message:
        kind = _MEDIA_TYPES.get(string(message.get("media_type")), MediaKind.DOCUMENT)
        yield Media(kind=kind, text=plain(_file(message)))
    for key, kind, read in _CARRIED:
        if key in message:
            yield Media(kind=kind, text=plain(read(message)))


def _file(message: Fields) -> str:
    """Give the file's name; exports before 2023 have only the path it was saved under, or a note that it was not."""
    if message.get("media_type") == "sticker":
        return string(message.get("sticker_emoji"))
    if message.get("media_type") == "audio_file":
        return lines((string(message.get("performer")), string(message.get("title"))))
    path = string(message.get("file"))
    return string(message.get("file_name")) or ("" if path.startswith("(") else PurePosixPath(path).name)


def _nothing(_message: Fields) -> str:
    return ""


def _contact(message: Fields) -> str:
    contact = fields(message.get("contact_information"))
    name = " ".join(string(contact.get(key)) for key in ("first_name", "last_name")).strip()
    return lines((name, string(contact.get("phone_number"))))


def _location(message: Fields) -> str:
    return lines((string(message.get("place_name")), string(message.get("address"))))


def _poll(message: Fields) -> str:
    poll = fields(message.get("poll"))
    return lines((flat(poll.get("question")), *(flat(answer.get("text")) for answer in objects(poll.get("answers")))))


def _todo(message: Fields) -> str:
    todo = fields(message.get("todo_list"))
    return lines((flat(todo.get("title")), *(flat(item.get("text")) for item in objects(todo.get("answers")))))


def _game(message: Fields) -> str:
    return lines(string(message.get(key)) for key in ("game_title", "game_description", "game_link"))


def _invoice(message: Fields) -> str:
    """Read an invoice, which Telegram Desktop writes as JSON in a string."""
    written = message.get("invoice_information")
    invoice = (decode(written.encode("utf-8", "replace")) or {}) if isinstance(written, str) else fields(written)
    return lines((string(invoice.get("title")), string(invoice.get("description"))))


def _giveaway(message: Fields) -> str:
    told = fields(message.get("giveaway_information")) or fields(message.get("giveaway_results"))
    return string(told.get("additional_prize"))


_CARRIED: Final[tuple[tuple[str, MediaKind, _Reader], ...]] = (
    ("photo", MediaKind.PHOTO, _nothing),
    ("contact_information", MediaKind.CONTACT, _contact),
    ("location_information", MediaKind.LOCATION, _location),
    ("poll", MediaKind.POLL, _poll),
    ("todo_list", MediaKind.OTHER, _todo),
    ("game_title", MediaKind.GAME, _game),
    ("invoice_information", MediaKind.OTHER, _invoice),
    ("giveaway_information", MediaKind.GIVEAWAY, _giveaway),
    ("giveaway_results", MediaKind.GIVEAWAY, _giveaway),
    ("paid_stars_amount", MediaKind.OTHER, _nothing),
)
