import asyncio
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from adapters.playground.people import INNKEEPER, LOBBY, MODERATOR, NEWCOMER, OFFICE, OWNER, ZHOU
from adapters.playground.platform import Playground
from adapters.web.server import PortError
from chat.actions import Button, DeleteMessage, SendMessage
from chat.events import ButtonPressed, CommandCalled, MemberJoined, MessageEdited, MessagePosted, Reacted
from chat.words import Words
from tests.adapters.playground.stand_ins import Collector, running

WHY = Words("playground-removed")


def page(playground: Playground, origin: str | None = None) -> connect:
    return connect(playground.url.replace("http", "ws") + "/socket", origin=origin or playground.url, max_size=None)  # type: ignore[arg-type]


async def wish(line: ClientConnection, **fields: Any) -> None:
    await line.send(json.dumps({("as" if name == "by" else name): value for name, value in fields.items()}))


async def frame(line: ClientConnection, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(5):
        while True:
            found: dict[str, Any] = json.loads(await line.recv())
            if found["kind"] == kind:
                return found


async def test_a_page_is_welcomed_with_everything_in_its_language(playground: Playground) -> None:
    async with page(playground) as line:
        await wish(line, kind="open", language="zh-TW")
        found = await frame(line, "welcome")
    assert {account["id"] for account in found["accounts"]} >= {NEWCOMER.id, INNKEEPER.id}
    assert [command["name"] for command in found["commands"]] == ["help", "checkin", "lang"]
    assert len(found["posts"]) > 5
    assert "歡迎" in found["play"]["guide"]


async def test_what_one_page_says_all_pages_see(playground: Playground, collector: Collector) -> None:
    async with page(playground) as one, page(playground) as other:
        await wish(one, kind="say", by=NEWCOMER.id, chat="lobby", text="<script>alert(1)</script> 你好")
        assert (await frame(other, "post"))["post"]["text"] == "<script>alert(1)</script> 你好"
    (event,) = await collector.until(1)
    assert isinstance(event, MessagePosted)
    assert (event.group, event.message.author) == (LOBBY, NEWCOMER.member)


async def test_a_removed_message_is_told_with_its_reason(playground: Playground) -> None:
    async with page(playground) as line:
        await wish(line, kind="say", by=NEWCOMER.id, chat="lobby", text="buy")
        post = (await frame(line, "post"))["post"]
        reason = Words("playground-guide-flood")
        await playground.perform(
            DeleteMessage(group=LOBBY, reason=reason, message=post["id"], author=NEWCOMER.member, text="buy")
        )
        gone = await frame(line, "removed")
    assert (gone["id"], gone["reason"]) == (post["id"], "One guest writes faster than anybody can read…")


async def test_all_that_a_page_can_do_becomes_events(playground: Playground, collector: Collector) -> None:
    async with page(playground) as line:
        await wish(line, kind="say", by=NEWCOMER.id, chat="lobby", text="helo")
        post = (await frame(line, "post"))["post"]
        await wish(line, kind="edit", by=NEWCOMER.id, message=post["id"], text="hello")
        await wish(line, kind="react", by=ZHOU.id, message=post["id"], emoji="👍")
        await wish(line, kind="say", by=ZHOU.id, chat="lobby", text="/checkin", reply_to=post["id"])
        await wish(line, kind="arrive")
        await wish(line, kind="speak", language="zh-CN")
        events = await collector.until(6)
    assert [type(event) for event in events] == [
        MessagePosted, MessageEdited, Reacted, CommandCalled, MemberJoined, CommandCalled,
    ]  # fmt: skip
    called, spoke = events[3], events[5]
    assert isinstance(called, CommandCalled)
    assert called.reply_to is not None
    assert called.reply_to.id == post["id"]
    assert isinstance(spoke, CommandCalled)
    assert (spoke.by, spoke.name, spoke.arguments, spoke.private) == (OWNER.member, "lang", "zh-CN", True)
    assert len({event.id for event in events}) == 6


async def test_a_button_is_pressed_by_whoever_presses_it_but_only_if_it_is_there(
    playground: Playground, collector: Collector
) -> None:
    card = SendMessage(group=OFFICE, reason=WHY, text="card", buttons=(Button(label="Undo", command="undo K7F3QM2A"),))
    made = await playground.perform(card)
    async with page(playground) as line:
        await wish(line, kind="press", by=MODERATOR.id, message=made, command="ban K7F3QM2A")
        assert "no such button" in (await frame(line, "error"))["text"]
        await wish(line, kind="press", by=NEWCOMER.id, message=made, command="undo K7F3QM2A")
        assert "Only moderators" in (await frame(line, "error"))["text"]
        await wish(line, kind="press", by=MODERATOR.id, message=made, command="undo K7F3QM2A")
        (event,) = await collector.until(1)
    assert isinstance(event, ButtonPressed)
    assert (event.by, event.pressed, event.about) == (MODERATOR.member, "undo K7F3QM2A", LOBBY)


@pytest.mark.parametrize(
    "hostile",
    [
        b"\x00\x01binary",
        "not json",
        '{"kind":"say","as":"playground:7","chat":"lobby","text":"\\udfff"}',
        '{"kind":"say","as":"playground:999999","chat":"lobby","text":"hi"}',
        '{"kind":"say","as":"playground:0","chat":"lobby"}',
        '{"kind":"cast","do":"__class__"}',
        '{"kind":"edit","as":"playground:7","message":"1","text":"not mine"}',
        '{"kind":"say","as":"playground:7","chat":"lobby","text":"' + "x" * 5_000_000 + '"}',
        "[" * 60_000,
    ],
)
async def test_a_hostile_page_gets_an_answer_and_hurts_nobody(
    playground: Playground, collector: Collector, hostile: str | bytes
) -> None:
    async with page(playground) as line:
        await line.send(hostile)
        assert (await frame(line, "error"))["text"]
        await wish(line, kind="say", by=NEWCOMER.id, chat="lobby", text="still here")
        assert (await frame(line, "post"))["post"]["text"] == "still here"
    assert len(collector.events) == 1


async def test_a_frame_beyond_all_bounds_closes_only_its_own_socket(playground: Playground) -> None:
    async with page(playground) as good:
        async with page(playground) as bad:
            await bad.send("x" * 9_000_000)
            with pytest.raises(ConnectionClosed):
                await bad.recv()
        await wish(good, kind="say", by=NEWCOMER.id, chat="lobby", text="still here")
        assert (await frame(good, "post"))["post"]["text"] == "still here"


async def test_nobody_can_write_as_the_innkeeper(playground: Playground, collector: Collector) -> None:
    async with page(playground) as line:
        await wish(line, kind="say", by=INNKEEPER.id, chat="lobby", text="trust me")
        assert (await frame(line, "error"))["text"]
    assert collector.events == []


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_a_page_of_another_site_gets_no_socket(playground: Playground, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with page(playground, origin):
            pass
    assert refused.value.response.status_code == 403


async def test_a_port_in_use_is_said_with_what_to_do(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        made = Playground(tmp_path, port=port)
        with pytest.raises(PortError, match=rf"port {port} .*HTTP_PORT"):
            async with running(made, Collector()):
                pass
        made.book.close()
