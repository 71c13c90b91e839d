"""The small Discord over real sockets: its REST API and its gateway, with the faults a test asks for."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from aiohttp import WSMsgType, web

from tests.adapters.discord.rest import Rest
from tests.adapters.discord.world import APPLICATION, BOT, TOKEN, Refused, Server, snowflake, user

FLUSHED = b"\x00\x00\xff\xff"
PRIVILEGED = 1 << 1 | 1 << 15


@dataclass
class Fault:
    """What happens to the next requests of a method whose path holds `within`: a status, or a cut connection at 0."""

    method: str
    within: str
    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    after: bool = False
    """The request is done before it is answered wrongly."""
    late: float = 0.0
    """Seconds until then."""


@dataclass
class Session:
    """One gateway session; what was told is kept for a resume."""

    id: str
    told: list[dict[str, Any]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    compressor: Any = None
    shard: tuple[int, int] = (0, 1)

    def serves(self, server: Any) -> bool:
        """Whether what happens in a server is told here."""
        return not server or (int(server) >> 22) % self.shard[1] == self.shard[0]


class FakeDiscord:
    """One application with its servers."""

    def __init__(self) -> None:
        self.servers = {"100": Server()}
        self.rest = Rest(self.servers)
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, str, Any]] = []
        self.queries: list[tuple[str, str, dict[str, str]]] = []
        self.sessions: dict[str, Session] = {}
        self.intents_granted = True
        self.identified = 0
        self.shards = 1
        self.resumed = 0
        self.compressed: list[str] = []
        self.base = ""
        self.url = ""
        self.files: dict[str, bytes] = {}
        self.fetched: list[str] = []
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        """What time it says it is."""

    @property
    def server(self) -> Server:
        return self.servers["100"]

    # what happens in it

    def attachment(self, name: str, data: bytes) -> dict[str, Any]:
        """Take in a file, and give what a message holds that carries it."""
        self.files[name] = data
        about = {"id": snowflake(), "filename": name, "content_type": "image/png", "size": len(data)}
        address = f"{self.base}/attachments/{name}?ex=1&is=2&hm=3"
        return {"attachments": [{**about, "url": address, "proxy_url": address, "width": 640, "height": 480}]}

    async def file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self.fetched.append(name)
        if name == "moved.png":
            raise web.HTTPFound(f"{self.base}/api/v10/users/@me")
        if name not in self.files:
            return web.Response(status=404)
        packed = {"Content-Encoding": "gzip"} if name == "packed.png" else {}
        return web.Response(body=self.files[name], headers=packed)

    async def say(self, author: str, text: str, channel: str = "301", **more: Any) -> dict[str, Any]:
        message = self.server.say(author, text, channel, **more)
        await self.tell("MESSAGE_CREATE", self.server.told(message))
        return message

    async def tell(self, name: str, data: dict[str, Any]) -> None:
        server = data.get("id") if name.startswith("GUILD_") and "guild_id" not in data else data.get("guild_id")
        for session in self.sessions.values():
            if session.serves(server):
                packet = {"op": 0, "t": name, "s": len(session.told) + 1, "d": data}
                session.told.append(packet)
                await self._send(session, packet)

    async def cut(self) -> None:
        """Drop all connections as a network does; the sessions can be resumed."""
        for session in self.sessions.values():
            socket, session.socket = session.socket, None
            if socket is not None and socket._req is not None and socket._req.transport is not None:
                socket._req.transport.abort()

    def forget(self) -> None:
        """Forget all sessions: who comes back has to begin anew."""
        self.sessions.clear()

    def calls(self, method: str, within: str) -> list[Any]:
        """Give the bodies of the requests so far of a method whose path holds `within`."""
        return [body for called, path, body in self.requests if called == method and within in path]

    # REST

    async def answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v10")
        body = await _body(request)
        self.requests.append((request.method, path, body))
        self.queries.append((request.method, path, dict(request.query)))
        fault = self._fault(request.method, path)
        if fault is not None and not fault.after:
            return self._broken(fault, request)
        if request.headers.get("Authorization") != f"Bot {TOKEN}" and not path.startswith(
            ("/webhooks", "/interactions")
        ):
            return _json({"code": 0, "message": "401: Unauthorized"}, 401)
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            return _json(
                {
                    "url": self.base.replace("http", "ws") + "/gateway",
                    "shards": self.shards,
                    "session_start_limit": limit,
                }
            )
        try:
            made = self.rest.do(request.method, path, body, dict(request.query))
        except Refused as refused:
            return _json(refused.body, refused.status)
        if fault is not None:
            await asyncio.sleep(fault.late)
            return self._broken(fault, request)
        return web.Response(status=204) if made is None else _json(made)

    def _fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times and fault.method == method and fault.within in path:
                fault.times -= 1
                return fault
        return None

    def _broken(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        if fault.status == 0 and request.transport is not None:
            request.transport.abort()
        headers = {"Via": "1.1 google", **fault.headers} if fault.status == 429 else fault.headers
        return _json(fault.body or {"code": 0, "message": "broken"}, fault.status or 500, headers)

    # the gateway

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        compressed = request.query.get("compress", "")
        self.compressed.append(compressed)
        session = Session(id="", socket=socket, compressor=_compressor(compressed))
        await self._send(session, {"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                session = await self._hear(json.loads(frame.data), session)
        return socket

    async def _hear(self, packet: dict[str, Any], session: Session) -> Session:
        data = packet.get("d")
        if packet["op"] == 1:
            await self._send(session, {"op": 11})
        if packet["op"] == 2:
            return await self._identify(data, session)
        if packet["op"] == 6:
            return await self._resume(data, session)
        return session

    async def _identify(self, data: dict[str, Any], session: Session) -> Session:
        assert session.socket is not None
        if data["token"] != TOKEN:
            await session.socket.close(code=4004)
        elif data["intents"] & PRIVILEGED and not self.intents_granted:
            await session.socket.close(code=4014)
        else:
            self.identified += 1
            session.id, session.shard = snowflake(), tuple(data.get("shard", (0, 1)))
            self.sessions[session.id] = session
            await self._welcome(session)
        return session

    async def _welcome(self, session: Session) -> None:
        ready = {
            "v": 10, "user": user(BOT, "Innkeeper", bot=True), "session_id": session.id, "shard": session.shard,
            "guilds": [{"id": number, "unavailable": True} for number in self.servers if session.serves(number)],
            "resume_gateway_url": self.base.replace("http", "ws") + "/gateway",
            "application": {"id": APPLICATION, "flags": 0},
        }  # fmt: skip
        events = [
            ("READY", ready),
            *(("GUILD_CREATE", each.payload()) for each in self.servers.values() if session.serves(each.id)),
        ]
        for name, payload in events:
            packet = {"op": 0, "t": name, "s": len(session.told) + 1, "d": payload}
            session.told.append(packet)
            await self._send(session, packet)

    async def _resume(self, data: dict[str, Any], session: Session) -> Session:
        known = self.sessions.get(data["session_id"])
        if known is None:
            await self._send(session, {"op": 9, "d": False})
            return session
        self.resumed += 1
        known.socket, known.compressor = session.socket, session.compressor
        for packet in known.told[data["seq"] :]:
            await self._send(known, packet)
        packet = {"op": 0, "t": "RESUMED", "s": len(known.told) + 1, "d": {}}
        known.told.append(packet)
        await self._send(known, packet)
        return known

    async def _send(self, session: Session, packet: dict[str, Any]) -> None:
        if session.socket is None or session.socket.closed:
            return
        text = json.dumps(packet)
        if session.compressor is None:
            await session.socket.send_str(text)
        else:
            whole = session.compressor.compress(text.encode()) + session.compressor.flush(zlib.Z_SYNC_FLUSH)
            assert whole.endswith(FLUSHED)
            await session.socket.send_bytes(whole)


async def _body(request: web.Request) -> Any:
    """Give what goes along with a request; a file that was uploaded has to be the picture that the body names."""
    if not request.content_type.startswith("multipart/"):
        raw = await request.text()
        return json.loads(raw) if raw else None
    form = await request.post()
    payload, file = form["payload_json"], form["files[0]"]
    assert isinstance(payload, str)
    assert isinstance(file, web.FileField)
    assert file.file.read(8) == b"\x89PNG\r\n\x1a\n"
    body = json.loads(payload)
    assert body["attachments"] == [{"id": "0", "filename": file.filename}]
    return body


def _compressor(kind: str) -> Any:
    return zlib.compressobj() if kind == "zlib-stream" else None


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Answer with exactly the content type that discord.py takes for JSON."""
    response = web.Response(body=json.dumps(body).encode(), status=status, headers=headers)
    response.headers["Content-Type"] = "application/json"
    return response


@asynccontextmanager
async def serving(fake: FakeDiscord) -> AsyncIterator[str]:
    """Serve on a free port of this machine; gives the address to use as DISCORD_BASE_URL."""

    async def dated(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Date"] = format_datetime(fake.now(), usegmt=True)

    app = web.Application()
    app.on_response_prepare.append(dated)
    app.router.add_get("/gateway", fake.gateway)
    app.router.add_get("/gateway/", fake.gateway)
    app.router.add_route("*", "/api/v10/{path:.*}", fake.answer)
    app.router.add_get("/attachments/{name}", fake.file)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield f"{fake.base}/api/v10"
    finally:
        await fake.cut()
        await runner.cleanup()


async def until(true: Callable[[], Any] | Callable[[], Awaitable[Any]], seconds: float = 8.0) -> Any:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while True:
            found = true()
            if isinstance(found, Awaitable):
                found = await found
            if found:
                return found
            await asyncio.sleep(0.01)
