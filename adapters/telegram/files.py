"""Files: which pictures a message carries, and fetching one from the server the bot talks to, and from no other."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx

from adapters.telegram.answers import UnansweredError
from adapters.telegram.fields import NONE, Fields, fields, number, objects, text
from chat.message import Media, MediaKind
from chat.plain import plain
from chat.platform import PlatformError, Refusal

LARGE_ENOUGH: Final = 1_600
"""Pixels on the longer side above which a larger size of the same photo shows nothing more."""

_AS_IT_IS: Final = {"accept-encoding": "identity"}
_PATH: Final = re.compile(r"(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]{0,255}")


def picture(kind: MediaKind, key: str, of: Fields, says: str) -> Media:
    """Give a medium with the file to fetch where it is, or shows, a still picture."""
    found = _file(key, of)
    same, file = (plain(found.get(name), 200) for name in ("file_unique_id", "file_id"))
    return Media(kind=kind, text=says, file=file, same=same, size=max(0, number(found, "file_size") or 0))


def _file(key: str, of: Fields) -> Fields:
    held = fields(of, key)
    if key == "photo":
        return _photo(of)
    if key == "document":
        return held if text(held, "mime_type", 64).lower().startswith("image/") else NONE
    if key == "sticker":
        return fields(held, "thumbnail") if held.get("is_animated") or held.get("is_video") else held
    return NONE


def _photo(of: Fields) -> Fields:
    """Give the largest size that is not larger than need be, or the smallest there is."""
    sizes = sorted(objects(of, "photo"), key=_side)
    return next((each for each in reversed(sizes) if _side(each) <= LARGE_ENOUGH), sizes[0] if sizes else NONE)


def _side(size: Fields) -> int:
    return max(number(size, "width") or 0, number(size, "height") or 0)


class Files:
    """Fetches what messages carry. An address holds the token: it is never logged, and no error tells it."""

    def __init__(self, base: str, call: Callable[[str, dict[str, Any]], Awaitable[Any]], patience: float) -> None:
        """Fetch from `base`, the address of files with the token in it; `call` asks the server where a file is."""
        self._base = base
        self._call = call
        self._patience = patience
        self._client: httpx.AsyncClient | None = None

    async def fetch(self, file: str, most: int) -> bytes:
        """Give a file by its `file_id`; raises `PlatformError`, also for more than `most` bytes."""
        told = await self._call("getFile", {"file_id": file})
        told = told if isinstance(told, dict) else NONE
        path = text(told, "file_path", 512)
        if not _PATH.fullmatch(path):
            raise PlatformError(Refusal.IMPOSSIBLE, "the server names no file that it would give")
        if (number(told, "file_size") or 0) > most:
            raise PlatformError(Refusal.IMPOSSIBLE, "the file is too large")
        self._client = self._client or httpx.AsyncClient(timeout=self._patience)
        try:
            async with self._client.stream("GET", f"{self._base}/{path}", headers=_AS_IT_IS) as answer:
                return await _body(answer, most)
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError) as error:
            raise UnansweredError(type(error).__name__, sent=False) from None

    async def close(self) -> None:
        """Close the sockets."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


async def _body(answer: httpx.Response, most: int) -> bytes:
    if answer.status_code != 200:
        raise PlatformError(Refusal.IMPOSSIBLE, f"the server answered with {answer.status_code}")
    data = bytearray()
    async for part in answer.aiter_raw():
        data += part
        if len(data) > most:
            raise PlatformError(Refusal.IMPOSSIBLE, "the file is too large")
    return bytes(data)
