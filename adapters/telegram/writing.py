"""Writing: a text with the meanings Telegram marked in it. Offsets count UTF-16 units."""

from collections.abc import Iterator

from adapters.telegram.fields import LONGEST_LINK, Fields, fields, number, objects, text
from adapters.telegram.people import member_id
from chat.plain import plain

CODE = ("code", "pre")


def written(message: Fields) -> tuple[str, list[Fields]]:
    """Give the text or caption of a message as received, with its entities."""
    for body, marks in (("text", "entities"), ("caption", "caption_entities")):
        value = message.get(body)
        if isinstance(value, str) and value:
            return value, list(objects(message, marks))
    return "", []


def links(body: str, entities: list[Fields]) -> Iterator[str]:
    """Give the addresses that are marked, also those hidden behind words."""
    for entity in entities:
        if entity.get("type") == "text_link":
            yield text(entity, "url")
        elif entity.get("type") == "url":
            yield plain(piece(body, entity), LONGEST_LINK)


def mentions(body: str, entities: list[Fields]) -> Iterator[str]:
    """Give the people who are called by name, as written."""
    for entity in entities:
        if entity.get("type") in ("mention", "text_mention"):
            yield plain(piece(body, entity), 256)


def piece(body: str, entity: Fields) -> str:
    """Give the part of a text that an entity stands on; an offset outside of the text gives what is inside."""
    start, end = _span(entity)
    if body.isascii():
        return body[start:end]
    return _units(body)[start * 2 : end * 2].decode("utf-16-le", "ignore")


def with_ids(body: str, entities: list[Fields]) -> str:
    """Give a text in which those who are mentioned by name only stand under their ids, so that a command finds them."""
    named = [each for each in entities if each.get("type") == "text_mention"]
    if not named:
        return body
    units = _units(body)
    for entity in sorted(named, key=lambda each: -_span(each)[0]):
        account = number(fields(entity, "user"), "id")
        start, end = _span(entity)
        if account is not None and start < end:
            units = units[: start * 2] + _units(member_id(account)) + units[end * 2 :]
    return units.decode("utf-16-le", "ignore")


def begins_with_code(entities: list[Fields]) -> bool:
    """Tell whether the text begins inside a block of code."""
    return any(each.get("type") in CODE and number(each, "offset") == 0 for each in entities)


def _span(entity: Fields) -> tuple[int, int]:
    start = max(number(entity, "offset") or 0, 0)
    return start, start + max(number(entity, "length") or 0, 0)


def _units(body: str) -> bytes:
    return body.encode("utf-16-le", "surrogatepass")
