"""`innkeeper replay` from the command line."""

import json
import subprocess
import sys
from pathlib import Path
from zoneinfo import available_timezones

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli.replay import local_zone, replay, spoken
from tests.adapters.history.writing import conversation, written
from tests.bot.replay.history import history


def run(*arguments: object, columns: int = 80, **environment: str) -> Result:
    cli = typer.Typer()
    cli.command()(replay)
    variables = {"COLUMNS": str(columns), "LC_ALL": "en_US.UTF-8", **environment}
    return CliRunner().invoke(cli, [str(each) for each in arguments], env=variables)


def refusals(done: Result) -> list[str]:
    """Give the lines on standard error that are no log."""
    return [line for line in done.stderr.splitlines() if not line.startswith('{"')]


def test_the_report_fits_eighty_columns_and_the_page_lies_beside_the_export(tmp_path: Path) -> None:
    done = run(history(tmp_path / "result.json"))
    assert done.exit_code == 0
    assert max(len(line) for line in done.stdout.splitlines() if "The report is in" not in line) <= 80
    assert "Balcony garden" in done.stdout
    assert (tmp_path / "result-innkeeper.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_json_is_all_there_is_on_standard_output(tmp_path: Path) -> None:
    done = run(history(tmp_path / "result.json"), "--json")
    told = json.loads(done.stdout)
    assert told["messages"] == 106
    assert told["outcomes"]["acted"] == 3
    assert told["cases"][0]["findings"][0]["reason"]
    assert not (tmp_path / "result-innkeeper.html").exists()


def test_a_page_can_be_asked_for_beside_json(tmp_path: Path) -> None:
    done = run(history(tmp_path / "result.json"), "--json", "--report", tmp_path / "page.html")
    assert json.loads(done.stdout)["messages"] == 106
    assert (tmp_path / "page.html").exists()


def test_other_settings_show_their_difference(tmp_path: Path) -> None:
    trial = tmp_path / "trial.toml"
    trial.write_text("[moderation]\nenabled = false\n", encoding="utf-8")
    done = run(history(tmp_path / "result.json"), "--json", "--settings", trial)
    difference = json.loads(done.stdout)["difference"]
    assert difference["let_go"]["count"] == 3
    assert {member["name"] for member in difference["let_go"]["members"]} == {"Seller 900", "Seller 901", "Seller 902"}


def test_a_cut_export_is_reported_on_as_far_as_it_goes(tmp_path: Path) -> None:
    path = history(tmp_path / "result.json")
    path.write_bytes(path.read_bytes()[:-500])
    done = run(path)
    assert done.exit_code == 0
    assert "ends in the middle of a message" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no file"),
        (b"", "The file is empty"),
        (b"hello", "That is no JSON"),
        (b"{}", "no export known here"),
        (b'{"name": "x", "type": "personal_chat", "id": 1, "messages": []}', "no group in this export"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_one(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "result.json"
    if content is not None:
        path.write_bytes(content)
    done = run(path)
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = refusals(done)
    assert says in line


def test_a_folder_is_one_line_naming_the_file_in_it(tmp_path: Path) -> None:
    written(tmp_path / "result.json", conversation(1))
    done = run(tmp_path)
    assert done.exit_code == 1
    assert str(tmp_path / "result.json") in done.stderr


def test_wrong_settings_are_one_line_naming_section_and_field(tmp_path: Path) -> None:
    trial = tmp_path / "trial.json"
    trial.write_text('{"flood": {"speed": 3}}', encoding="utf-8")
    done = run(history(tmp_path / "result.json"), "--settings", trial)
    assert done.exit_code == 1
    (line,) = refusals(done)
    assert "flood has no setting 'speed'; it has:" in line


def test_the_export_is_never_written_over(tmp_path: Path) -> None:
    path = history(tmp_path / "result.json")
    before = path.read_bytes()
    done = run(path, "--report", path)
    assert done.exit_code == 1
    assert path.read_bytes() == before


def test_a_page_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    done = run(history(tmp_path / "result.json"), "--report", tmp_path / "no" / "such" / "page.html")
    assert done.exit_code == 1
    assert "Name another place with --report" in done.stderr


@pytest.mark.parametrize("option", [["--lang", "tlh"], ["--nonsense"], []])
def test_wrong_usage_is_status_two(option: list[str], tmp_path: Path) -> None:
    arguments = [history(tmp_path / "result.json"), *option] if option else []
    assert run(*arguments).exit_code == 2


def test_an_unknown_time_zone_is_one_line(tmp_path: Path) -> None:
    done = run(history(tmp_path / "result.json"), "--timezone", "Mars/Olympus")
    assert done.exit_code == 1
    assert "IANA name" in done.stderr


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh_TW.UTF-8", "zh-TW"),
        ("zh_HK", "zh-TW"),
        ("zh_SG.utf8", "zh-CN"),
        ("de_DE.UTF-8", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, tag: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert spoken() == tag


def test_the_refusal_is_in_the_language_of_the_environment(tmp_path: Path) -> None:
    assert "找不到檔案" in run(tmp_path / "x.json", LC_ALL="zh_TW.UTF-8").stderr


def test_the_installed_command_runs_a_replay(tmp_path: Path) -> None:
    path = history(tmp_path / "result.json")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "replay", str(path), "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["outcomes"]["acted"] == 3


def test_nothing_a_member_wrote_can_command_the_terminal(tmp_path: Path) -> None:
    name = "Garden \x1b]0;owned\x07[bold]\u202e"
    done = run(history(tmp_path / "result.json", name=name, sellers="Eve \x1b[2J[red]"))
    assert done.exit_code == 0
    assert not set("\x1b\x07\u202e") & set(done.stdout)
    assert "[bold]" in done.stdout
    assert "[red]" in done.stdout


@pytest.mark.parametrize(("value", "zone"), [("Asia/Taipei", "Asia/Taipei"), (":Europe/Rome", "Europe/Rome")])
def test_hours_are_those_of_the_machine_unless_said_otherwise(
    monkeypatch: pytest.MonkeyPatch, value: str, zone: str
) -> None:
    monkeypatch.setenv("TZ", value)
    assert local_zone() == zone
    monkeypatch.setenv("TZ", "nonsense")
    assert local_zone() in available_timezones()
