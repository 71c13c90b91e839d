"""The server: serves pages and what networks call, inside the bot's own process."""

import asyncio
import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LARGEST_FRAME: Final = 8 * 1024 * 1024
"""Bytes at which a socket is closed unread; smaller frames that are still too long get an answer."""

STOPS_WITHIN: Final = 3
"""Seconds that open pages have to be closed in."""


class PortError(Exception):
    """The pages cannot be served on the port that was set; the text says what to do."""


class _Quiet(uvicorn.Server):
    """A server that leaves signals to the bot, and says when it is open."""

    def __init__(self, config: uvicorn.Config, opened: asyncio.Event) -> None:
        super().__init__(config)
        self._opened = opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._opened.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer that there is no page."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await PlainTextResponse("Nothing here.\n", status_code=404)(scope, receive, send)


class Server:
    """Serves an application on one address until cancelled, and others under paths of their own."""

    def __init__(self, host: str, port: int, app: ASGIApp = nothing_here) -> None:
        self._app = app
        self._at: dict[str, ASGIApp] = {}
        self._host = host
        self._port = port
        self._socket: socket.socket | None = None
        self._server: uvicorn.Server | None = None
        self.opened = asyncio.Event()
        """Set once pages are being served."""

    @property
    def url(self) -> str:
        """The page's address; with port 0, only known once it is bound."""
        port = self._socket.getsockname()[1] if self._socket else self._port
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self._host, self._host)  # noqa: S104 - read, not bound
        return f"http://{f'[{host}]' if ':' in host and '[' not in host else host}:{port}"

    @property
    def open(self) -> bool:
        """Whether pages are being served."""
        return self._server is not None and self._server.started

    def mount(self, path: str, app: ASGIApp) -> None:
        """Serve another application under exactly this path, whatever name the request is for."""
        self._at[path] = app

    def bind(self) -> None:
        """Take the port; raises `PortError`."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        taken = socket.socket(family, socket.SOCK_STREAM)
        try:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind((self._host, self._port))
            taken.listen(128)
        except OSError as error:
            taken.close()
            raise PortError(_advice(error, self._host, self._port)) from error
        self._socket = taken

    async def serve(self) -> None:
        """Serve until cancelled."""
        if self._socket is None:
            self.bind()
        config = uvicorn.Config(
            self._dispatch,
            log_config=None,
            access_log=False,
            lifespan="off",
            interface="asgi3",
            ws="websockets-sansio",
            ws_max_size=LARGEST_FRAME,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Quiet(config, self.opened)
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket] if self._socket else None))
        try:
            await asyncio.shield(serving)
        finally:
            self._server.should_exit = True
            await asyncio.wait({serving}, timeout=STOPS_WITHIN)
            self._server = None
            if self._socket is not None:
                self._socket.close()
                self._socket = None

    async def _dispatch(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._at.get(scope["path"], self._app) if scope["type"] == "http" else self._app
        await app(scope, receive, send)


def _advice(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use; stop what uses it, or set HTTP_PORT to another one"
    if error.errno == errno.EACCES:
        return f"port {port} on {host} may not be used by this user; set HTTP_PORT to one above 1023"
    return f"cannot serve on {host} port {port} ({error.strerror}); set HTTP_HOST and HTTP_PORT"
