"""A very small HTTP server over asyncio streams: every answer can be made late, broken, or not given at all."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.parser import BytesParser
from email.utils import format_datetime
from http import HTTPStatus
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes over the wire; `cut`: the connection is closed instead, `late` seconds later."""

    code: int = 200
    body: bytes = b""
    kind: str = "application/json"
    cut: bool = False
    late: float = 0.0


class Http:
    """Serves on a free port of the loopback. `respond` gets a path and the form's fields."""

    def __init__(self, respond: Callable[[str, dict[str, str]], Awaitable[Answer]]) -> None:
        self._respond = respond
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.date: Callable[[], datetime] | None = None
        """What time the server says it is; it does not say so by itself."""

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and cut what is open, as a server that falls over does."""
        if self._server is not None:
            self._server.close()
            for writer in list(self._open):
                writer.transport.abort()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._exchange(reader, writer):
                pass
        self._open.discard(writer)
        writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        path = head[0].split()[1]
        answer = await self._respond(path, _form(headers.get("content-type", ""), body))
        if answer.cut:
            await asyncio.sleep(answer.late)
            writer.transport.abort()
            return False
        phrase = HTTPStatus(answer.code).phrase
        writer.write(
            f"HTTP/1.1 {answer.code} {phrase}\r\ncontent-type: {answer.kind}\r\n"
            f"{self._dated()}content-length: {len(answer.body)}\r\n\r\n".encode()
            + answer.body
        )
        await writer.drain()
        return True

    def _dated(self) -> str:
        return f"date: {format_datetime(self.date(), usegmt=True)}\r\n" if self.date else ""


def _form(kind: str, body: bytes) -> dict[str, str]:
    """Give the fields of a form; a file that was uploaded is its name and how many bytes it has."""
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    parts = BytesParser().parsebytes(b"content-type: " + kind.encode() + b"\r\n\r\n" + body)
    found: dict[str, str] = {}
    for part in parts.walk():
        name = part.get_param("name", header="content-disposition")
        held = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(held, bytes):
            file = part.get_filename()
            found[name] = f"{file}:{held[:8].hex()}:{len(held)}" if file else held.decode()
    return found
