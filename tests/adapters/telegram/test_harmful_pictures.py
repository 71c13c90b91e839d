"""Files made to do harm, sent as pictures over Telegram: refused or looked at cheaply, and the bot goes on."""

from collections import Counter
from pathlib import Path
from typing import Any

from tests.adapters.telegram.conftest import CHAT, until
from tests.adapters.telegram.server import BotApi
from tests.adapters.telegram.test_pictures import photos, seeing, sent
from tests.adapters.telegram.test_whole_bot import stranger
from tests.bot.watched import looking_took, watching
from tests.moderation.drawn import with_code
from tests.moderation.harmful import harmful

FILMS = 2
"""Of the files, animations whose first frame is an advert: they are removed, and so is the photo with a code."""


def document(server: BotApi, data: bytes, **about: Any) -> dict[str, Any]:
    """Take in a file that calls itself a picture, and give what a message holds that carries it."""
    size = server.photo(data)["photo"][-1]
    kept = {name: size[name] for name in ("file_id", "file_unique_id", "file_size")}
    return {"document": {**kept, "file_name": "a.png", "mime_type": "image/png", **about}}


async def test_whatever_is_sent_as_a_picture_the_bot_goes_on(inn: BotApi, tmp_path: Path) -> None:
    files = harmful()
    wanted = Counter(why for _, why in files.values())
    for number, (data, _) in enumerate(files.values()):
        inn.post(CHAT, stranger(number), **document(inn, data))
    sent(inn, stranger(99), with_code(2))
    async with seeing(tmp_path, inn) as app, watching() as seen:
        eye = app.pictures._eye
        eye.reads = False
        await until(lambda: sum(app.pictures.counts.values()) > len(files), seconds=60)
        await until(lambda: len(inn.chats[CHAT].messages) == len(files) - FILMS, seconds=60)
        counts = Counter({name: count for name, count in app.pictures.counts.items() if count})
        took = looking_took(eye)
    assert counts == wanted + Counter({"looked_at": 1})
    assert not photos(inn)
    assert seen.longest < 0.5
    assert seen.grown < 150
    assert took < 400


async def test_more_bytes_than_a_file_was_said_to_have_are_not_taken_in(inn: BotApi, tmp_path: Path) -> None:
    inn.tells_sizes = False
    inn.post(CHAT, stranger(1), **document(inn, b"\x89PNG\r\n\x1a\n" + bytes(19_000_000), file_size=1000))
    inn.post(CHAT, stranger(2), **document(inn, bytes(21_000_000), file_size=1000))
    sent(inn, stranger(3), with_code(2))
    async with seeing(tmp_path, inn) as app:
        await until(lambda: app.pictures.counts["not fetched"] == 2 and not photos(inn), seconds=30)
    assert len(inn.chats[CHAT].messages) == 2
