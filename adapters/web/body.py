"""Bodies of requests: read with a bound and in time, and as JSON that no depth or size can harm."""

import asyncio
import json
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Receive

SLOWEST: Final = 10.0
"""Seconds that a body may take to arrive."""


class BodyError(Exception):
    """A body that is not taken; `status` is the answer to it."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


async def read_json(headers: Headers, receive: Receive, largest: int) -> object:
    """Read the JSON value of a request; raises `BodyError`: 415 for another form, 413, 408 if slow, 400 for no JSON."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise BodyError(415)
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise BodyError(415)
    length = headers.get("content-length", "0")
    if not length.isdigit() or len(length) > 15 or int(length) > largest:
        raise BodyError(413)
    try:
        async with asyncio.timeout(SLOWEST):
            body = await _whole(receive, largest)
    except TimeoutError:
        raise BodyError(408) from None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise BodyError(400) from None


async def _whole(receive: Receive, largest: int) -> bytes:
    body = bytearray()
    while True:
        part = await receive()
        if part["type"] == "http.disconnect":
            raise BodyError(400)
        body += part.get("body", b"")
        if len(body) > largest:
            raise BodyError(413)
        if not part.get("more_body", False):
            return bytes(body)
