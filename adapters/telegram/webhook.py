"""The webhook: Telegram posts its updates to the bot, which says "received" only when they are on disk."""

import asyncio
import hmac
import ipaddress
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from adapters.telegram.answers import StoppedError
from adapters.telegram.fields import number
from adapters.web.body import BodyError, read_json

log = structlog.get_logger()

HEADER: Final = "x-telegram-bot-api-secret-token"
FILE: Final = "telegram-webhook-secret"
LARGEST: Final = 4 * 1024 * 1024
"""Bytes of an update that are read; the largest that Telegram sends have some hundred thousand."""

PATIENCE: Final = 25.0
"""Seconds until an update that is not on disk is answered with 503, so that Telegram sends it again."""

AGAIN: Final = "5"
"""Seconds after which it shall."""

DEFAULT_PATH: Final = "/telegram"
SHORTEST_SECRET: Final = 16
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")

Take: TypeAlias = Callable[[Mapping[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where Telegram posts to, and the secret that it shows there."""

    url: str
    secret: str = field(repr=False)

    @property
    def path(self) -> str:
        """The path to serve."""
        return urlsplit(self.url).path


def address(url: str, secret: str, data_dir: Path) -> Address:
    """Give the address of a webhook; raises `StoppedError` for one that Telegram, or anybody's safety, does not allow.

    Without a `secret` one is made once and kept in `data_dir`, for the bot's own user alone.
    """
    parts = urlsplit(url)
    if not parts.hostname or parts.username or parts.query or parts.fragment:
        raise StoppedError("TELEGRAM_WEBHOOK_URL must be like https://inn.example.org/telegram")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname)):
        raise StoppedError("TELEGRAM_WEBHOOK_URL must begin with https://: updates hold what members write")
    if secret and not (_SECRET.fullmatch(secret) and len(secret) >= SHORTEST_SECRET):
        raise StoppedError(
            f"TELEGRAM_WEBHOOK_SECRET must be {SHORTEST_SECRET} to 256 of A-Z a-z 0-9 _ -; left away, one is made"
        )
    path = parts.path if parts.path.strip("/") else DEFAULT_PATH
    return Address(url=parts._replace(path=path).geturl(), secret=secret or _kept_secret(data_dir / FILE))


class Webhook:
    """An application for the web server: takes posts that show the secret, one update each."""

    def __init__(self, at: Address, *, patience: float = PATIENCE) -> None:
        self.address = at
        self._patience = patience
        self._take: Take | None = None

    def open(self, take: Take) -> None:
        """Take updates in from now on: `take` is over when one is on disk."""
        self._take = take

    def close(self) -> None:
        """Take none in any more: Telegram keeps them and sends them again."""
        self._take = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; anything but 200 makes Telegram send the update again."""
        status = await self._status(scope, receive)
        headers = {405: {"Allow": "POST"}, 503: {"Retry-After": AGAIN}}.get(status)
        await Response(status_code=status, headers=headers)(scope, receive, send)

    async def _status(self, scope: Scope, receive: Receive) -> int:
        headers = Headers(scope=scope)
        shown = headers.get(HEADER, "").encode()
        if not hmac.compare_digest(shown, self.address.secret.encode()):
            return 401
        if scope["method"] != "POST":
            return 405
        try:
            update = await read_json(headers, receive, LARGEST)
        except BodyError as error:
            log.warning("webhook_body_not_taken", status=error.status)
            return error.status
        if not isinstance(update, dict) or number(update, "update_id") is None:
            return 400
        return await self._taken(update)

    async def _taken(self, update: Mapping[str, Any]) -> int:
        if self._take is None:
            return 503
        try:
            async with asyncio.timeout(self._patience):
                await self._take(update)
        except TimeoutError:
            log.warning("webhook_update_not_on_disk", update_id=update.get("update_id"), consequence="comes again")
            return 503
        except Exception:
            log.exception("webhook_update_not_taken", update_id=update.get("update_id"))
            return 503
        return 200


def _is_here(host: str) -> bool:
    """Tell whether a host is this machine, for a Bot API server that runs beside the bot."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _kept_secret(file: Path) -> str:
    """Give the secret that is kept in a file, made the first time."""
    try:
        if file.exists():
            kept = file.read_text(encoding="ascii").strip()
            if _SECRET.fullmatch(kept) and len(kept) >= SHORTEST_SECRET:
                file.chmod(0o600)
                return kept
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.touch(mode=0o600)
        made = secrets.token_urlsafe(32)
        file.write_text(made, encoding="ascii")
    except (OSError, ValueError) as error:
        raise StoppedError(f"{file} cannot be used ({type(error).__name__}); set TELEGRAM_WEBHOOK_SECRET") from None
    return made
