"""What a message carries beside its text: everything that an advertisement could stand in."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from adapters.discord.files import attachment, sticker
from adapters.discord.values import Fields, fields, objects, string, whole
from chat.message import Media, MediaKind
from chat.plain import plain

LONGEST_PART: Final = 4_096
MOST_PARTS: Final = 100
DEEPEST: Final = 6
"""Levels of components in components that are looked into; Discord allows three."""

_KINDS: Final = {"image/gif": MediaKind.ANIMATION, "image": MediaKind.PHOTO, "video": MediaKind.VIDEO}
_VOICE: Final = 1 << 13


def media(message: Fields) -> tuple[Media, ...]:
    """Give files, stickers, polls, previews and invitations to games, with what can be read on them."""
    found = chain(_files(message), _stickers(message), _poll(message), _embeds(message), _shared(message))
    return tuple(found)[:MOST_PARTS]


def links(message: Fields) -> tuple[str, ...]:
    """Give the addresses that embeds lead to."""
    found: dict[str, None] = {}
    for embed in objects(message.get("embeds")):
        for holder in (embed, fields(embed.get("author")), fields(embed.get("provider"))):
            if url := plain(holder.get("url"), LONGEST_PART):
                found[url] = None
    return tuple(found)[:MOST_PARTS]


def buttons(message: Fields) -> tuple[str, ...]:
    """Give what stands on components: labels, addresses, choices, texts."""
    return tuple(_components(message.get("components"), DEEPEST))[:MOST_PARTS]


def snapshots(message: Fields) -> tuple[Fields, ...]:
    """Give the forwarded messages that a message shows."""
    return tuple(fields(each.get("message")) for each in objects(message.get("message_snapshots")))


def _files(message: Fields) -> Iterator[Media]:
    voice = isinstance(message.get("flags"), int) and message["flags"] & _VOICE
    for attached in objects(message.get("attachments")):
        kind = MediaKind.VOICE if voice else _kind(string(attached.get("content_type")))
        text, size = _lines(attached, "filename", "title", "description"), whole(attached.get("size"))
        yield Media(kind=kind, text=text, file=attachment(attached), size=size)


def _kind(content_type: str) -> MediaKind:
    main = content_type.partition("/")[0]
    if main == "audio":
        return MediaKind.AUDIO
    return _KINDS.get(content_type.partition(";")[0]) or _KINDS.get(main, MediaKind.DOCUMENT)


def _stickers(message: Fields) -> Iterator[Media]:
    for shown in chain(objects(message.get("sticker_items")), objects(message.get("stickers"))):
        file = sticker(shown)
        yield Media(kind=MediaKind.STICKER, text=_lines(shown, "name"), file=file, same=file)


def _poll(message: Fields) -> Iterator[Media]:
    poll = fields(message.get("poll"))
    if poll:
        answers = (fields(answer.get("poll_media")) for answer in objects(poll.get("answers")))
        parts = [_lines(fields(poll.get("question")), "text"), *(_lines(answer, "text") for answer in answers)]
        yield Media(kind=MediaKind.POLL, text="\n".join(part for part in parts if part))


def _embeds(message: Fields) -> Iterator[Media]:
    for embed in objects(message.get("embeds")):
        parts = [
            _lines(fields(embed.get("author")), "name", "url"),
            _lines(embed, "title", "description", "url"),
            *(_lines(field, "name", "value") for field in objects(embed.get("fields"))),
            _lines(fields(embed.get("footer")), "text"),
        ]
        if text := "\n".join(part for part in parts if part):
            yield Media(kind=MediaKind.OTHER, text=plain(text, LONGEST_PART * 2))


def _shared(message: Fields) -> Iterator[Media]:
    """Give the game or activity that a message invites to."""
    application = fields(message.get("application"))
    if message.get("activity") and application:
        yield Media(kind=MediaKind.GAME, text=_lines(application, "name", "description"))


def _components(components: object, deepest: int) -> Iterator[str]:
    for component in objects(components):
        yield from (text for key in _SHOWN if (text := plain(component.get(key), LONGEST_PART)))
        if url := plain(fields(component.get("media")).get("url"), LONGEST_PART):
            yield url
        if deepest:
            inner = (component.get(key) for key in ("components", "options", "items"))
            for each in inner:
                yield from _components(each, deepest - 1)
            accessory = component.get("accessory")
            yield from _components([accessory], deepest - 1)


_SHOWN: Final = ("label", "url", "content", "description", "placeholder", "name")


def _lines(holder: Fields, *keys: str) -> str:
    return "\n".join(text for key in keys if (text := plain(holder.get(key), LONGEST_PART)))
