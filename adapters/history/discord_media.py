"""What a message of a Discord export carries beside its text."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from adapters.history.values import Fields, lines, objects, string
from chat.message import Media, MediaKind
from chat.plain import plain

_DEEPEST: Final = 6
_SUFFIXES: Final = {
    MediaKind.PHOTO: ".png .jpg .jpeg .webp .bmp .heic .avif",
    MediaKind.ANIMATION: ".gif",
    MediaKind.VIDEO: ".mp4 .mov .webm .mkv .avi",
    MediaKind.AUDIO: ".mp3 .wav .flac .m4a",
    MediaKind.VOICE: ".ogg .opus",
}
_KINDS: Final = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}


def media(message: Fields) -> tuple[Media, ...]:
    """Give the files and stickers, with their names."""
    files = (string(attached.get("fileName")) for attached in objects(message.get("attachments")))
    stickers = (string(sticker.get("name")) for sticker in objects(message.get("stickers")))
    return (
        *(Media(kind=_kind(name), text=plain(name, 256)) for name in files),
        *(Media(kind=MediaKind.STICKER, text=plain(name, 256)) for name in stickers),
    )


def embedded_text(message: Fields) -> str:
    """Give the text of the embeds; beside a text of its own they only preview the links in it."""
    return plain(lines(_embedded(message)))


def buttons(message: Fields) -> tuple[str, ...]:
    """Give the labels of the buttons under a message, and their addresses."""
    return tuple(_buttons(message, _DEEPEST))


def _embedded(message: Fields) -> Iterator[str]:
    for embed in objects(message.get("embeds")):
        yield from (string(embed.get(key)) for key in ("title", "description", "url"))
        for field in objects(embed.get("fields")):
            yield from (string(field.get(key)) for key in ("name", "value"))


def _buttons(holder: Fields, deepest: int) -> Iterator[str]:
    """Go through rows in rows of components, down to a depth."""
    for component in objects(holder.get("components")):
        yield from (text for key in ("label", "url") if (text := plain(component.get(key), 2048)))
        if deepest:
            yield from _buttons(component, deepest - 1)


def _kind(name: str) -> MediaKind:
    return _KINDS.get(PurePosixPath(name.lower()).suffix, MediaKind.DOCUMENT)
