"""Every place on Discord in which members can show words to others is read."""

from typing import Any, Final

import pytest

from adapters.discord import incoming
from adapters.discord.places import House
from chat.events import MessagePosted
from chat.people import Kind

MARK: Final = "discord.gg/MarkedAdvert"
HOUSE: Final = House(id="100", innkeeper="900", powers={"100": 0}, threads={"350": MARK})


def components(*inner: dict[str, Any]) -> dict[str, Any]:
    return {"components": list(inner)}


PLACES: Final[dict[str, dict[str, Any]]] = {
    "text": {"content": MARK},
    "file name": {"attachments": [{"filename": MARK}]},
    "file title": {"attachments": [{"filename": "a", "title": MARK}]},
    "file description": {"attachments": [{"filename": "a", "description": MARK}]},
    "sticker": {"sticker_items": [{"id": "1", "name": MARK}]},
    "old sticker": {"stickers": [{"id": "1", "name": MARK}]},
    "poll question": {"poll": {"question": {"text": MARK}, "answers": []}},
    "poll answer": {"poll": {"question": {"text": "?"}, "answers": [{"poll_media": {"text": MARK}}]}},
    "embed title": {"embeds": [{"title": MARK}]},
    "embed description": {"embeds": [{"description": MARK}]},
    "embed address": {"embeds": [{"url": MARK}]},
    "embed author": {"embeds": [{"author": {"name": MARK}}]},
    "embed author's address": {"embeds": [{"author": {"url": MARK}}]},
    "embed footer": {"embeds": [{"footer": {"text": MARK}}]},
    "embed field name": {"embeds": [{"fields": [{"name": MARK, "value": ""}]}]},
    "embed field value": {"embeds": [{"fields": [{"name": "", "value": MARK}]}]},
    "embed provider": {"embeds": [{"provider": {"url": MARK}}]},
    "game invitation": {"activity": {"type": 1}, "application": {"id": "1", "name": MARK}},
    "forwarded text": {"message_snapshots": [{"message": {"content": MARK}}]},
    "forwarded file": {"message_snapshots": [{"message": {"attachments": [{"filename": MARK}]}}]},
    "forwarded embed": {"message_snapshots": [{"message": {"embeds": [{"title": MARK}]}}]},
    "forwarded sticker": {"message_snapshots": [{"message": {"sticker_items": [{"name": MARK}]}}]},
    "forwarded components": {"message_snapshots": [{"message": components({"type": 10, "content": MARK})}]},
    "button": components({"type": 1, "components": [{"type": 2, "label": MARK}]}),
    "link button": components({"type": 1, "components": [{"type": 2, "label": "x", "url": MARK}]}),
    "menu": components({"type": 1, "components": [{"type": 3, "placeholder": MARK}]}),
    "choice": components({"type": 1, "components": [{"type": 3, "options": [{"label": MARK}]}]}),
    "choice description": components({"type": 1, "components": [{"type": 3, "options": [{"description": MARK}]}]}),
    "text display": components({"type": 10, "content": MARK}),
    "text in a container": components({"type": 17, "components": [{"type": 10, "content": MARK}]}),
    "text in a section": components({"type": 9, "components": [{"type": 10, "content": MARK}]}),
    "button beside a section": components({"type": 9, "components": [], "accessory": {"type": 2, "label": MARK}}),
    "picture beside a section": components({"type": 9, "accessory": {"type": 11, "description": MARK}}),
    "gallery": components({"type": 12, "items": [{"description": MARK}]}),
    "gallery address": components({"type": 12, "items": [{"media": {"url": MARK}}]}),
    "file component": components({"type": 13, "name": MARK}),
    "thread made of a message": {"type": 18, "content": MARK},
    "thread renamed": {"type": 4, "content": MARK},
    "reply": {"type": 19, "content": MARK},
    "forum post's title": {"id": "350", "channel_id": "350"},
    "voice message with a title": {"flags": 1 << 13, "attachments": [{"filename": "voice.ogg", "title": MARK}]},
}


def said(**more: Any) -> dict[str, Any]:
    author = {"id": "4", "username": "ann"}
    return {"id": "5", "channel_id": "301", "guild_id": "100", "author": author, "member": {"roles": []}, **more}


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_words_are_read_wherever_they_stand(place: str) -> None:
    event = incoming.posted(said(**PLACES[place]), HOUSE)
    assert isinstance(event, MessagePosted)
    assert MARK in "\n".join((event.message.carried, *event.message.links))


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_words_that_come_with_an_edit_are_read_too(place: str) -> None:
    told = said(**PLACES[place], edited_timestamp="2026-03-02T12:00:00Z")
    event = incoming.edited(told, HOUSE)
    assert event is not None
    assert MARK in "\n".join((event.message.carried, *event.message.links))


def test_names_are_read_nick_name_first() -> None:
    event = incoming.posted(said(member={"roles": [], "nick": MARK}), HOUSE)
    assert event is not None
    assert event.message.author.name == MARK


@pytest.mark.parametrize(
    "about",
    [
        {"webhook_id": "7"},
        {"author": {"id": "8", "username": "app", "bot": True}},
        {"author": {"id": "8", "system": True}},
    ],
)
def test_what_apps_and_webhooks_post_is_read_and_theirs(about: dict[str, Any]) -> None:
    event = incoming.posted(said(content=MARK, **about), HOUSE)
    assert event is not None
    assert (event.message.text, event.message.author.kind) == (MARK, Kind.BOT)
