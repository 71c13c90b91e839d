"""`innkeeper export` and `import` carry a group's settings from one house to another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from chat.decision import Decision
from chat.events import Event
from chat.people import Role
from chat.records import ChangeSetting
from chat.words import Words
from storage.store import Store
from tests.bot.street import GROUP, NOON, member


def innkeeper(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60)


@pytest.fixture
async def house(tmp_path: Path) -> Path:
    """Give the folder of a house with one group whose flood limit has been changed."""
    store = await Store.open(f"sqlite:///{tmp_path / 'innkeeper.db'}")
    change = ChangeSetting(
        group=GROUP,
        reason=Words("settings-imported"),
        section="flood",
        field="messages",
        value=12,
        before=None,
        by=member(1, role=Role.OWNER),
    )
    event = Event(id="set", group=GROUP, at=NOON)
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(change,))])
    await store.close()
    return tmp_path


def test_settings_go_from_one_group_to_another(house: Path) -> None:
    assert innkeeper(house, "export").stdout == f"{GROUP}\n"
    assert innkeeper(house, "export", GROUP, "--out", str(house / "inn.jsonl")).returncode == 0
    done = innkeeper(house, "import", str(house / "inn.jsonl"), "--group", "street:2")
    assert done.stdout == "1 settings of street:2 changed\n"
    settings, *_ = map(json.loads, innkeeper(house, "export", "street:2").stdout.splitlines())
    assert settings["changes"] == {"flood": {"messages": 12}}


@pytest.mark.parametrize(
    "line",
    ["nonsense", '{"kind": "settings", "changes": {"flood": {"messages": -3}}}', '{"kind": "settings", "changes": 4}'],
)
def test_one_wrong_line_changes_nothing_and_is_named(house: Path, line: str) -> None:
    good = innkeeper(house, "export", GROUP).stdout
    (house / "inn.jsonl").write_text(good + line, encoding="utf-8")
    done = innkeeper(house, "import", str(house / "inn.jsonl"), "--group", "street:2")
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "street:2" not in innkeeper(house, "export").stdout


def test_a_group_nobody_knows_and_a_file_that_is_not_there_are_one_line(house: Path) -> None:
    for arguments in (("export", "street:9"), ("import", str(house / "none"), "--group", GROUP)):
        done = innkeeper(house, *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
