"""A server that speaks only as much of Discord's API as it must, and some of that badly."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from adapters.discord.answers import DiscordError
from adapters.discord.platform import Discord
from bot.commands import COMMANDS
from chat.actions import DeleteMessage, SendMessage
from chat.events import Event, MessagePosted
from chat.people import Member
from chat.words import Words
from tests.adapters.discord.conftest import Guest
from tests.adapters.discord.server import FakeDiscord, until

WHY = Words("by-command")
ANN = {"id": "4", "username": "ann"}


class Hut:
    """REST: who the bot is, where the gateway is, posting and deleting. Everything else is not there."""

    def __init__(self, *, gateway: str = "/gateway/bot") -> None:
        self.gateway_path = gateway
        self.deleted: list[str] = []
        self.posted: list[Any] = []
        self.url = ""
        self.socket: web.WebSocketResponse | None = None
        self.frames: list[str] = []
        """Sent after the READY, whatever they are."""

    async def rest(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix("/api/v10")
        if path == "/users/@me":
            return self._json({"id": "900", "username": "inn"})
        if path == self.gateway_path:
            return self._json({"url": self.url.replace("http", "ws") + "/gateway"})
        if request.method == "POST" and path.endswith("/messages"):
            self.posted.append(await request.json())
            return self._json({"id": "77"})
        if request.method == "DELETE" and "/messages/" in path:
            self.deleted.append(path.rpartition("/")[2])
            return web.Response(status=204)
        return web.Response(status=404, text="<h1>Not found</h1>", content_type="text/html")

    def _json(self, body: Any) -> web.Response:
        response = web.Response(body=json.dumps(body).encode())
        response.headers["Content-Type"] = "application/json"
        return response

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        self.socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT and frame.json()["op"] == 2:
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": {"user": {"id": "900", "username": "inn"}}})
                await socket.send_json({"op": 0, "t": "GUILD_CREATE", "s": 2, "d": {"id": "100", "name": "Hut"}})
                for text in self.frames:
                    await socket.send_str(text)
        return socket

    def say(self, number: str, text: str, **more: Any) -> None:
        message = {"id": number, "channel_id": "301", "guild_id": "100", "author": ANN, "content": text, **more}
        self.frames.append(json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": 3, "d": message}))


@asynccontextmanager
async def at(hut: Hut, **more: Any) -> AsyncIterator[Guest]:
    app = web.Application()
    app.router.add_get("/gateway", hut.gateway)
    app.router.add_get("/gateway/", hut.gateway)
    app.router.add_route("*", "/api/v10/{path:.*}", hut.rest)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hut.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    if "gateway" in more:
        more["gateway"] = hut.url.replace("http", "ws") + "/gateway"
    guest = Guest(FakeDiscord(), Discord("a-token", hut.url, commands=[each.spec for each in COMMANDS], **more))
    guest.running = asyncio.create_task(guest.discord.run(guest.emit))
    try:
        yield guest
    finally:
        guest.running.cancel()
        with suppress(asyncio.CancelledError, DiscordError):
            await guest.running
        if hut.socket is not None:
            await hut.socket.close()
        await runner.cleanup()


def texts(guest: Guest) -> list[str]:
    return [event.message.text for event in guest.events if isinstance(event, MessagePosted)]


@pytest.mark.parametrize("gateway", ["/gateway/bot", "/gateway", "known"])
async def test_the_bot_does_its_work_where_almost_nothing_is_there(gateway: str) -> None:
    hut = Hut(gateway=gateway)
    hut.say("5", "hello")
    more = {"gateway": ""} if gateway == "known" else {}
    async with at(hut, **more) as guest:
        await until(lambda: texts(guest) == ["hello"])
        (event,) = (each for each in guest.events if isinstance(each, MessagePosted))
        assert (event.message.author.name, event.message.id, event.group) == ("ann", "301/5", "discord:100")
        author = Member(id="discord:4", name="Ann")
        delete = DeleteMessage(group="discord:100", reason=WHY, message="301/5", author=author)
        await guest.discord.perform(delete)
        made = await guest.discord.perform(SendMessage(group="discord:100/301", reason=WHY, text="hi"))
        assert (hut.deleted, made, len(hut.posted)) == (["5"], "301/77", 1)


async def test_frames_that_are_none_are_left_out_and_the_connection_stays() -> None:
    hut = Hut()
    for broken in ("", "[]", "7", "null", "{", '{"op": 0}', '{"op": 0, "t": "MESSAGE_CREATE"}', '{"op": 99, "d": 1}'):
        hut.frames.append(broken)
    hut.frames.append(json.dumps({"op": 0, "t": "SOMETHING_NEW", "s": 3, "d": {"guild_id": "100"}}))
    hut.frames.append(json.dumps({"op": 0, "t": "MESSAGE_CREATE", "s": 3, "d": {"guild_id": "100", "id": {}}}))
    hut.frames.append('{"op": 0, "t": "MESSAGE_CREATE", "s": 3, "d": ' + "[" * 10_000 + "]" * 10_000 + "}")
    hut.say("6", "still here", something_new={"a": [1]}, type=0, embeds=None, attachments="x")
    async with at(hut) as guest:
        await until(lambda: texts(guest) == ["still here"])
        assert not guest.running.done()


async def test_the_doctor_is_content_with_what_there_is() -> None:
    hut = Hut()
    hut.say("5", "hello")
    async with at(hut) as guest:
        await until(lambda: texts(guest))
        checks = {check.what.key: check.fine for check in await guest.discord.check("discord:100")}
    assert checks["check-here"] is False
    assert "check-intent-content" not in checks


async def test_a_server_that_is_announced_before_it_is_there_is_heard_when_it_comes() -> None:
    hut = Hut()
    guild: dict[str, Any] = {"id": "200", "unavailable": True}
    hut.frames.append(json.dumps({"op": 0, "t": "GUILD_CREATE", "s": 3, "d": guild}))
    hut.frames.append(json.dumps({"op": 0, "t": "GUILD_CREATE", "s": 4, "d": {"id": "200"}}))
    hut.say("5", "hello", guild_id="200")
    async with at(hut) as guest:
        await until(lambda: texts(guest) == ["hello"])
    events: list[Event] = guest.events
    assert events[-1].group == "discord:200"
