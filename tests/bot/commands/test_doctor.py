"""/doctor: what is wrong comes first, each with its fix, in the group's language; nothing makes it fail."""

import asyncio
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import bot.checkups
from bot.checkups import Checkups, clock
from bot.commands import run_command
from bot.eye import Eye
from chat.actions import ChatAction
from chat.events import CommandCalled
from chat.language import LANGUAGES, language
from chat.platform import Capabilities, Check, Emit, PlatformError, Refusal
from chat.words import Words
from storage.schema import migrate
from storage.store import Store
from tests.bot.commands.room import GROUP, MOD, START, Room, said


class Town:
    """A network that answers a checkup with what it was given, or does not answer."""

    name = "net"
    capabilities = Capabilities()

    def __init__(self, *checks: Check, error: Exception | None = None, seconds: float = 0) -> None:
        self.checks = checks
        self.error = error
        self.seconds = seconds
        self.asked: list[tuple[str, str]] = []

    async def run(self, emit: Emit) -> None:
        """Nothing comes from here."""

    async def perform(self, action: ChatAction) -> str:
        return ""

    async def check(self, group: str = "", office: str = "") -> Sequence[Check]:
        self.asked.append((group, office))
        await asyncio.sleep(self.seconds)
        if self.error:
            raise self.error
        return self.checks


FINE = Check(what=Words("check-webhook"), fine=True, fix=Words("fix-webhook"))
WRONG = Check(what=Words("check-privacy"), fine=False, fix=Words("fix-privacy"))


async def told(room: Room, checkups: Checkups, late: timedelta = timedelta()) -> str:
    call = CommandCalled(id="c", group=GROUP, at=room.now, by=MOD, name="doctor")
    await room.store.gather([call])
    context = room.store.context(call, now=room.now + late, capabilities=Capabilities())
    return said(await run_command(call, context, room.store, checkups=checkups))


async def test_what_is_wrong_comes_first_with_its_fix(room: Room) -> None:
    lines = (await told(room, Checkups({"net": Town(FINE, WRONG)}))).splitlines()
    assert lines[0] == "One thing needs you:"
    assert lines[1].startswith("✗ reads all messages: ")
    assert "@BotFather" in lines[1]
    assert lines[2:6] == ["✓ messages reach me", "✓ database", "✓ text model", "✓ clock"]
    assert "/office" in lines[6]


async def test_all_is_well_where_all_is_well(room: Room) -> None:
    await room.call(replace(MOD, role=3), "settings group moderators net:office")
    town = Town(FINE)
    assert (await told(room, Checkups({"net": town}))).startswith("All is well.")
    assert town.asked == [(GROUP, "net:office")]


async def test_an_office_on_another_network_is_asked_for_there(room: Room) -> None:
    await room.call(replace(MOD, role=3), "settings group moderators far:office")
    near, far = Town(FINE), Town(FINE)
    await told(room, Checkups({"net": near, "far": far}))
    assert (near.asked, far.asked) == ([(GROUP, "")], [("", "far:office")])


@pytest.mark.parametrize(
    "town", [Town(error=PlatformError(Refusal.NETWORK, "502")), Town(seconds=5)], ids=["error", "silence"]
)
async def test_that_a_network_does_not_answer_is_a_finding(
    room: Room, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.checkups, "PATIENCE", 0.05)
    assert "✗ net answers: no answer" in await told(room, Checkups({"net": town}))


async def test_a_missing_model_and_a_wrong_clock_are_found(room: Room) -> None:
    shown = await told(room, Checkups(model=False), late=timedelta(hours=1))
    assert "✗ text model" in shown
    assert "✗ clock: 3600 seconds" in shown


@pytest.mark.parametrize(
    ("gone", "said"), [("zxingcpp", "○ pictures: not looked at"), ("onnxruntime", "○ pictures: looked at for codes")]
)
async def test_what_is_not_done_with_pictures_is_a_choice_and_said(
    room: Room, gone: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, gone, None)
    shown = await told(room, Checkups(eye=Eye()))
    assert said in shown
    assert "pip install 'innkeeper[images]'" in shown


async def test_what_looks_at_pictures_but_does_not_start_is_a_fault(room: Room) -> None:
    eye = Eye()
    eye._glance.broken = True
    assert "✗ pictures: what looks at them does not start" in await told(room, Checkups(eye=eye))


@pytest.mark.parametrize(("seconds", "fine"), [(0, True), (-59, True), (59, True), (61, False), (-3600, False)])
def test_a_clock_may_be_off_by_a_minute_either_way(seconds: int, fine: bool) -> None:
    assert clock(START, START + timedelta(seconds=seconds)).fine is fine


async def found_of_the_house(store: Store) -> dict[str, bool]:
    return {check.what.key: check.fine for check in await Checkups().house(store.database)}


async def test_a_database_that_can_be_read_and_written_is_fine(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'inn.db'}", tmp_path)
    store = await Store.open(f"sqlite:///{tmp_path / 'inn.db'}")
    assert (await found_of_the_house(store))["check-database"]
    await store.close()


@pytest.mark.parametrize("harm", ["DROP TABLE runs", "DROP TABLE groups"])
async def test_a_database_that_cannot_be_read_or_written_is_a_finding(tmp_path: Path, harm: str) -> None:
    file = tmp_path / "inn.db"
    migrate(f"sqlite:///{file}", tmp_path)
    store = await Store.open(f"sqlite:///{file}")
    with sqlite3.connect(file) as other:
        other.execute("PRAGMA foreign_keys=OFF")
        other.execute(harm)
    assert not (await found_of_the_house(store))["check-database"]
    await store.close()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_finding_is_said_in_every_language(tag: str) -> None:
    tongue = language(tag)
    assert "@BotFather" in tongue.say(WRONG.fix)
    assert tongue.say(Words("doctor-wrong", what=WRONG.what, fix=WRONG.fix)).startswith("✗ ")
