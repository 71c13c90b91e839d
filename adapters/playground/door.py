"""The door: only pages of this machine come in, and every answer carries the headers that keep the page to itself."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


class Door:
    """Turns away requests under another name than this machine's (DNS rebinding), and sockets opened by other sites."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        self._app = app
        self._names = frozenset(LOOPBACK) | {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        headers = Headers(scope=scope) if scope["type"] in ("http", "websocket") else Headers()
        if scope["type"] == "websocket" and not self.admits_socket(headers):
            await send({"type": "websocket.close", "code": 1008, "reason": "open the page at 127.0.0.1 or localhost"})
        elif scope["type"] == "http" and not self.admits(headers.get("host", "")):
            answer = PlainTextResponse("Open this page at 127.0.0.1 or localhost.\n", status_code=421)
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))

    def admits(self, host: str) -> bool:
        """Tell whether a request under this `Host` is for us."""
        try:
            return (urlsplit(f"//{host}").hostname or "") in self._names
        except ValueError:
            return False

    def admits_socket(self, headers: Headers) -> bool:
        """Tell whether a socket comes from a page of ours: same host and port, by the browser's own word."""
        host, origin = headers.get("host", ""), headers.get("origin", "")
        scheme, _, netloc = origin.partition("://")
        return self.admits(host) and scheme in ("http", "https") and netloc.lower() == host.lower()


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sent
