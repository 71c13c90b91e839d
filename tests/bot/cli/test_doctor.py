"""`innkeeper doctor` asks each network with a token, without joining it, and ends with 1 where something is wrong."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat.decision import Decision
from chat.events import Event
from chat.people import Member
from chat.records import ChangeSetting
from chat.words import Words
from storage.store import Store
from tests.adapters.discord.server import FakeDiscord, serving
from tests.adapters.discord.world import TOKEN as DISCORD_TOKEN
from tests.adapters.telegram.server import ME, TOKEN, BotApi

GROUP = -1001234567890


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    server = BotApi()
    await server.http.start()
    server.chat(GROUP)
    yield server
    await server.http.stop()


async def doctor(folder: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    clean = {name: value for name, value in os.environ.items() if not name.endswith(("_TOKEN", "_BASE_URL"))}
    environment = {**clean, "DATA_DIR": str(folder), "DATABASE_URL": "", "HTTP_PORT": "0", **variables}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", *arguments),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode or 0, said.decode()


async def known_group(folder: Path, group: str) -> None:
    """Let the house have met a group, whose moderators' chat is `telegram:-7`."""
    store = await Store.open(f"sqlite:///{folder / 'innkeeper.db'}")
    by, why = Member(id="telegram:1", name="Mei"), Words("settings-imported")
    change = ChangeSetting(
        group=group, reason=why, section="group", field="moderators", value="telegram:-7", before=None, by=by
    )
    event = Event(id="met", group=group, at=datetime(2026, 3, 2, tzinfo=UTC))
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(change,))])
    await store.close()


async def test_without_a_token_only_the_house_is_looked_at(tmp_path: Path) -> None:
    status, said = await doctor(tmp_path)
    fine = ["data folder", "database", "text model", "port", "sentence encoder", "pictures"]
    assert (status, said.splitlines()) == (0, [f"✓ {each}" for each in fine])


async def test_what_is_installed_for_pictures_but_does_not_start_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "zxingcpp.py").write_text("raise ImportError('built for another machine')")
    status, said = await doctor(tmp_path, PYTHONPATH=str(tmp_path))
    assert status == 1
    assert "✗ pictures: what looks at them does not start: python -m bot.sight glance" in said


async def test_every_known_group_and_its_office_are_looked_at(tmp_path: Path, telegram: BotApi) -> None:
    await known_group(tmp_path, f"telegram:{GROUP}")
    telegram.chats[GROUP].members[ME["id"]]["can_restrict_members"] = False
    variables = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_BASE_URL": telegram.url}
    status, said = await doctor(tmp_path, **variables)
    assert status == 1
    assert "✗ right can_restrict_members: Ban users – " in said
    assert "✗ moderators' chat: I cannot write there." in said
    assert telegram.made("getUpdates") == []
    assert TOKEN not in said
    telegram.chats[GROUP].members[ME["id"]]["can_restrict_members"] = True
    telegram.chat(-7)
    status, said = await doctor(tmp_path, "--language", "zh-TW", **variables)
    assert (status, "一切正常" in said) == (0, True)


async def test_discord_is_asked_without_joining_it(tmp_path: Path) -> None:
    fake = FakeDiscord()
    async with serving(fake) as url:
        variables = {"DISCORD_TOKEN": DISCORD_TOKEN, "DISCORD_BASE_URL": url}
        status, said = await doctor(tmp_path, "--group", "discord:100", **variables)
        assert (status, "discord:100\nAll is well." in said) == (0, True), said
        fake.rest.flags = 0
        status, said = await doctor(tmp_path, **variables)
        assert (status, "✗ Message Content Intent" in said) == (1, True)
        assert fake.identified == 0
        assert "All is well" not in (await doctor(tmp_path, DISCORD_TOKEN="wrong", DISCORD_BASE_URL=url))[1]
