"""`innkeeper import` takes an exported history in: standing and points are there, and nothing is done to anybody."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.history.writing import sample, telegram_message, written
from tests.bot.cli.test_export import innkeeper
from tests.bot.street import ADVERT

GROUP = "telegram:-1004242"
NOW = int(time.time())
KEPT = {
    "events": "SELECT group_id, id, kind, member_id, message_id FROM events ORDER BY 1, 2",
    "messages": "SELECT group_id, id, author_id, at, payload, has_text FROM messages ORDER BY 1, 2",
    "standings": "SELECT group_id, member_id, since, messages, points, day, day_points FROM standings ORDER BY 1, 2",
    "members": "SELECT group_id, id, name, role FROM members ORDER BY 1, 2",
    "points": "SELECT group_id, entry, member_id, points FROM points ORDER BY 1, 2",
}
NOTHING = ("outbox", "cases", "warnings", "journal", "reports", "answers", "topics")


def asked(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "innkeeper.db")) as database:
        return database.execute(query).fetchall()


def all_kept(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {name: asked(folder, query) for name, query in KEPT.items()}


def yesterday(number: int, **fields: Any) -> dict[str, Any]:
    return telegram_message(number, date_unixtime=str(NOW - 86_400 + number * 60), **fields)


def history(path: Path, messages: Iterable[Any]) -> Path:
    return written(path / "result.json", messages)


def lively(count: int) -> Iterable[dict[str, Any]]:
    for number in range(1, count + 1):
        if number % 10 == 0:
            advert = telegram_message(number, text=f"{ADVERT} {number}", **{"from": "Ad", "from_id": f"user{number}99"})
            yield advert
        else:
            more = {"reply_to_message_id": number - 1} if number % 3 == 0 else {}
            yield telegram_message(number, text=f"How do you brew tea number {number}? Slowly, I think.", **more)


def test_standing_points_and_recent_messages_are_there_and_nothing_is_done(tmp_path: Path) -> None:
    told = innkeeper(tmp_path, "import", str(history(tmp_path, map(yesterday, range(1, 71)))))
    assert told.returncode == 0
    assert told.stdout.startswith(f"{GROUP}: 70 messages by 7 members taken in")
    assert asked(tmp_path, "SELECT SUM(messages), COUNT(*) FROM standings") == [(70, 7)]
    assert asked(tmp_path, "SELECT SUM(points) > 0 FROM standings") == [(1,)]
    assert asked(tmp_path, "SELECT COUNT(*) FROM messages WHERE payload LIKE '%about tea%'") == [(70,)]
    assert [asked(tmp_path, f"SELECT COUNT(*) FROM {table}") for table in NOTHING] == [[(0,)]] * len(NOTHING)


def test_from_a_past_the_limits_may_follow(tmp_path: Path) -> None:
    """Some messages are scored, removed ones too, and no word of them is kept with it."""
    innkeeper(tmp_path, "import", str(history(tmp_path, lively(120))))
    found = asked(tmp_path, "SELECT score, author_id, vector FROM scores")
    assert 5 < len(found) < 40
    assert min(found)[0] < 0.5 < max(found)[0]
    assert all(vector is None or len(vector) == 1024 for _, _, vector in found)


def test_what_would_have_been_removed_earns_nothing_and_is_not_kept(tmp_path: Path) -> None:
    advert = yesterday(3, text=ADVERT, from_id="user99")
    told = innkeeper(tmp_path, "import", str(history(tmp_path, [yesterday(1), yesterday(2), advert])))
    assert "1 would have been removed" in told.stdout
    assert asked(tmp_path, "SELECT COUNT(*) FROM standings WHERE member_id = 'telegram:99'") == [(0,)]
    assert asked(tmp_path, "SELECT id FROM messages ORDER BY id") == [("1",), ("2",)]


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    file = str(history(tmp_path, lively(300)))
    assert innkeeper(tmp_path, "import", file).returncode == 0
    before = all_kept(tmp_path)
    told = innkeeper(tmp_path, "import", file)
    assert "0 messages by 0 members" in told.stdout
    assert all_kept(tmp_path) == before


def test_a_longer_history_adds_only_what_is_new(tmp_path: Path) -> None:
    part, whole = tmp_path / "part", tmp_path / "whole"
    part.mkdir()
    whole.mkdir()
    innkeeper(part, "import", str(history(part, list(lively(300))[100:200])))
    innkeeper(part, "import", str(history(part, lively(300))))
    innkeeper(whole, "import", str(history(whole, lively(300))))
    once, twice = all_kept(whole), all_kept(part)
    assert twice["messages"] == once["messages"]
    assert [row[:4] for row in twice["standings"]] == [row[:4] for row in once["standings"]]


def test_old_words_are_not_kept(tmp_path: Path) -> None:
    told = innkeeper(tmp_path, "import", str(history(tmp_path, lively(50))))
    assert told.returncode == 0
    assert asked(tmp_path, "SELECT COUNT(*), SUM(has_text) FROM messages") == [(45, 0)]
    assert asked(tmp_path, "SELECT COUNT(*) FROM messages WHERE payload LIKE '%brew%'") == [(0,)]
    assert asked(tmp_path, "SELECT COUNT(*) FROM members WHERE name = ''") == [(0,)]


def test_commands_and_bots_are_no_conversation(tmp_path: Path) -> None:
    own = yesterday(2, text="I am the bot", from_id="user123456789")
    file = history(tmp_path, [yesterday(1, text="/help me"), own, yesterday(3, text="/unknown is just words here")])
    os.environ["TELEGRAM_TOKEN"] = "123456789:made-up-token-of-no-bot-at-all-0123456"
    try:
        innkeeper(tmp_path, "import", str(file))
    finally:
        del os.environ["TELEGRAM_TOKEN"]
    assert asked(tmp_path, "SELECT id FROM messages") == [("3",)]


@pytest.mark.timeout(240)
def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    calm, stormy, chance = tmp_path / "calm", tmp_path / "stormy", random.Random(20260301)
    calm.mkdir()
    stormy.mkdir()
    file = str(history(tmp_path, lively(6000)))
    assert innkeeper(calm, "import", file).returncode == 0
    environment = {**os.environ, "DATA_DIR": str(stormy), "DATABASE_URL": ""}
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-m", "bot", "import", file], env=environment)
        deadline = time.monotonic() + 30
        while not (stormy / "innkeeper.db").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.2, 1.0))
        process.kill()
        process.communicate()
    assert innkeeper(stormy, "import", file).returncode == 0
    assert all_kept(stormy) == all_kept(calm)


@pytest.mark.parametrize(
    ("content", "arguments", "complaint"),
    [
        ("", (), "names no group"),
        ("<html></html>", (), "HTML export"),
        ("PK\x03\x04....", (), "zip archive"),
        ("{}", (), "no export known here"),
        ('{"name": "x"', (), "broken at byte"),
        ("hello", (), "names no group"),
        ("hello", ("--group", GROUP), "line 1 is no line of an export"),
    ],
)
def test_what_cannot_be_taken_in_is_one_line(
    tmp_path: Path, content: str, arguments: tuple[str, ...], complaint: str
) -> None:
    (tmp_path / "file").write_text(content)
    told = innkeeper(tmp_path, "import", str(tmp_path / "file"), *arguments)
    assert (told.returncode, len(told.stderr.splitlines())) == (1, 1)
    assert complaint in told.stderr


def test_the_group_is_the_one_that_the_file_names(tmp_path: Path) -> None:
    several = str(sample("telegram_all"))
    assert "Say which one" in innkeeper(tmp_path, "import", several).stderr
    assert "not the history of" in innkeeper(tmp_path, "import", several, "--group", GROUP).stderr
    assert innkeeper(tmp_path, "import", several, "--group", "telegram:-55").stdout.startswith("telegram:-55: ")
    nameless = written(tmp_path / "result.json", [yesterday(1)], id=None)
    assert "does not say which group" in innkeeper(tmp_path, "import", str(nameless)).stderr
    assert innkeeper(tmp_path, "import", str(nameless), "--group", GROUP).stdout.startswith(f"{GROUP}: 1 message")


def test_a_file_that_breaks_off_is_taken_in_as_far_as_it_is_good(tmp_path: Path) -> None:
    file = history(tmp_path, lively(100))
    file.write_text(file.read_text()[:-4000])
    told = innkeeper(tmp_path, "import", str(file))
    assert told.returncode == 0
    assert "ends in the middle of a message" in told.stderr
