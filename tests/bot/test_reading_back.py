"""Reading back beside the running bot: standing and points grow, nobody is acted against, it stops and goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

import bot.reading_back
from bot.app import App, open_app
from bot.config import Config
from chat.actions import ChatAction, EditMessage, SendMessage
from chat.events import CommandCalled, Event
from chat.language import language
from chat.people import Role
from chat.platform import Capabilities, Emit, Part, PlatformError, Refusal
from tests.adapters.telegram.conftest import until
from tests.bot.street import GROUP, NOON, member, posted

ADVERT = "日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限 详情 https://t.me/+AbCdEfGh123"


class Town:
    """A network with a past of so many days, which says what it was asked to do."""

    name = "street"
    capabilities = Capabilities(reads_back=True)

    def __init__(self, parts: list[list[Event]]) -> None:
        self.parts = parts
        self.settled = 0
        self.done: list[ChatAction] = []
        self.fails = 0
        self.open = asyncio.Event()
        self.open.set()

    async def run(self, emit: Emit) -> None:
        """Nothing comes from here."""

    async def perform(self, action: ChatAction) -> str:
        self.done.append(action)
        return str(len(self.done))

    async def past(self, group: str, since: datetime) -> AsyncIterator[Part]:
        for number in range(self.settled, len(self.parts)):
            await self.open.wait()
            if self.fails:
                self.fails -= 1
                raise PlatformError(Refusal.NETWORK, "502")
            settle = partial(setattr, self, "settled", number + 1)
            yield Part(events=self.parts[number], share=(number + 1) / len(self.parts), settle=settle)

    def said(self) -> list[str]:
        posts = [action for action in self.done if isinstance(action, SendMessage | EditMessage)]
        return [language("en").say(action.text) for action in posts]


def past(days: int = 3) -> list[list[Event]]:
    """Give days of talk by two members, with an advert in each."""
    begin = -86_400 * (days + 1)
    return [
        [
            posted(
                100 * day + n,
                ADVERT if n == 5 else f"what I have to say on day {day}, part {n}",
                by=member(9) if n == 5 else member(1 + n % 2),
                seconds=begin + 86_400 * day + 600 * n,
            )
            for n in range(10)
        ]
        for day in range(days)
    ]


@asynccontextmanager
async def house(folder: Path, town: Town) -> AsyncIterator[App]:
    async with open_app(Config(data_dir=folder, _env_file=None), [town]) as app:
        work = [asyncio.create_task(each) for each in (app.bus.run(), app.performer.run(), app.reading_back.run())]
        try:
            yield app
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)


async def call(app: App, line: str) -> None:
    name, _, arguments = line.partition(" ")
    by = replace(member(5), role=Role.ADMIN)
    event = CommandCalled(id=f"{GROUP}:{line}:called", group=GROUP, at=NOON, by=by, name=name, arguments=arguments)
    await (await app.emit(event))


async def standings(app: App) -> dict[str, int]:
    rows = await app.store.database.rows(text("SELECT member_id, messages FROM standings"))
    return {row.member_id: row.messages for row in rows if row.messages}


async def test_members_of_the_past_are_known_and_nobody_is_acted_against(tmp_path: Path) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        await call(app, "history 30")
        await until(lambda: any("27 messages of 2 members" in said for said in town.said()))
        assert await standings(app) == {member(1).id: 15, member(2).id: 12}
    assert all(isinstance(action, SendMessage | EditMessage) for action in town.done)
    assert len([action for action in town.done if isinstance(action, SendMessage)]) == 1


async def test_told_again_it_changes_nothing(tmp_path: Path) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        await call(app, "history 30")
        await until(lambda: any("27 messages" in said for said in town.said()))
        before = await standings(app)
        town.settled = 0
        await call(app, "history 31")
        await until(lambda: town.settled == 3)
        await until(lambda: len(town.said()) >= 4)
        assert await standings(app) == before


async def test_after_a_restart_it_goes_on(tmp_path: Path) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        await call(app, "history 30")
        town.open.clear()
        await app.bus.drain()
    assert town.settled < 3
    town.open.set()
    async with house(tmp_path, town) as app:
        await until(lambda: any("since" in said and "members count" in said for said in town.said()))
        assert await standings(app) == {member(1).id: 15, member(2).id: 12}


async def test_it_stops_when_told_to_and_keeps_what_was_read(tmp_path: Path) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        town.open.clear()
        await call(app, "history 30")
        await call(app, "history stop")
        town.open.set()
        await asyncio.sleep(0.1)
        assert town.settled == 0
        assert any("no further" in said for said in town.said())


async def test_a_network_that_fails_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.reading_back, "AGAIN", 0.01)
    monkeypatch.setattr(bot.reading_back, "SHOWN_EVERY", timedelta())
    town = Town(past())
    town.fails = 3
    async with house(tmp_path, town) as app:
        await call(app, "history 30")
        await until(lambda: town.settled == 3)
        await until(lambda: any("members count" in said for said in town.said()))
        assert sum((await standings(app)).values()) == 27
        assert any("%" in said for said in town.said())


async def test_what_is_said_meanwhile_is_not_held_up(tmp_path: Path) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        town.open.clear()
        await call(app, "history 30")
        heard = posted(9_000, "I am here right now, hello", by=member(3))
        await asyncio.wait_for(await app.emit(heard), 5)
        town.open.set()
        await until(lambda: town.settled == 3)
        await until(lambda: any("members count" in said for said in town.said()))
        assert await standings(app) == {member(1).id: 15, member(2).id: 12, member(3).id: 1}


async def test_where_nothing_can_be_read_back_it_is_said_how_to_import(tmp_path: Path) -> None:
    town = Town([])
    town.capabilities = Capabilities()
    async with house(tmp_path, town) as app:
        await call(app, "history 30")
        await until(lambda: any("innkeeper import" in said for said in town.said()))


@pytest.mark.parametrize("line", ["history 0x", "history 400", "history -3", "history ³", "history 99999999999"])
async def test_a_span_that_is_none_is_refused_with_an_example(tmp_path: Path, line: str) -> None:
    town = Town(past())
    async with house(tmp_path, town) as app:
        await call(app, line)
        await until(lambda: any("/history 30" in said for said in town.said()))
    assert town.settled == 0
