"""The connection to a Bot API server: python-telegram-bot's, with its answers read by `answers`."""

from typing import Any, Final

import httpx
from telegram import Bot, InputFile
from telegram.error import NetworkError
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # what `RequestData` is made of

from adapters.telegram.answers import UnansweredError, read
from adapters.telegram.forms import Parameters
from adapters.web.dates import ServerTime

AT_ONCE: Final = 32
"""Calls under way at the same time."""

_UNSENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Wire(HTTPXRequest):
    """The library's HTTP client; failures are `PlatformError`, which never hold the address with the token."""

    async def ask(self, url: str, data: RequestData, patience: Any) -> Any:
        """Give the result of a call; raises `PlatformError`."""
        try:
            code, payload = await self.do_request(url, "POST", data, read_timeout=patience)
        except NetworkError as error:
            cause = error.__cause__ or error
            raise UnansweredError(type(cause).__name__, sent=not isinstance(cause, _UNSENT)) from None
        except (RuntimeError, httpx.InvalidURL) as error:  # closed, or an address that is none
            raise UnansweredError(type(error).__name__, sent=False) from None
        return read(code, payload)


class Connection(Bot):
    """One bot's calls. Updates come as they were sent, so that one nobody understands spoils no other."""

    def __init__(self, token: str, base_url: str, *, patience: float, time: ServerTime) -> None:
        """`base_url` without the token; `patience`: seconds an answer may take; `time` hears of each."""

        async def hear(response: httpx.Response) -> None:
            time.hear(response.headers.get("date"))

        polling, acting = (
            Wire(
                connections,
                read_timeout=patience,
                connect_timeout=patience,
                pool_timeout=patience,
                httpx_kwargs={"event_hooks": {"response": [hear]}},
            )
            for connections in (1, AT_ONCE)
        )
        base = f"{base_url.rstrip('/')}/bot"
        super().__init__(token, base_url=base, request=acting, get_updates_request=polling)
        self._polling, self._acting = polling, acting

    async def call(self, method: str, parameters: Parameters, patience: float | None = None) -> Any:
        """Make a call and give its result; raises `PlatformError`."""
        waiting = BaseRequest.DEFAULT_NONE if patience is None else patience
        return await self._post(method, dict(parameters), read_timeout=waiting)

    async def leave(self) -> None:
        """Close the sockets; calls from now on are refused as not sent."""
        for wire in (self._polling, self._acting):
            await wire.shutdown()

    async def _do_post(self, endpoint: str, data: dict[str, Any], *, read_timeout: Any = None, **_: Any) -> Any:
        """Read the answer ourselves: the library's way loses what a broken one still tells."""
        parameters = RequestData(parameters=[_parameter(key, value) for key, value in data.items()])
        wire = self._polling if endpoint == "getUpdates" else self._acting
        return await wire.ask(f"{self._base_url}/{endpoint}", parameters, read_timeout)


def _parameter(name: str, value: Any) -> RequestParameter:
    """Give a parameter as the library sends it: bytes are a file, under the parameter's own name."""
    if not isinstance(value, bytes):
        return RequestParameter.from_input(name, value)
    return RequestParameter(name, None, [InputFile(value, filename=f"{name}.png")])
