"""Killed in the middle of a flood and started again: nothing lost, no point given twice, no notice posted twice."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

COUNT = 400


def start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.bot.crashing", str(folder), str(COUNT)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(folder: Path) -> None:
    process = start(folder)
    told, complaint = process.communicate(timeout=90)
    assert told == b"finished\n", complaint.decode()[-2000:]


def performed(folder: Path) -> Counter[tuple[str, str]]:
    """Give what was done, by kind and message; the last line may have been cut by the kill."""
    done: Counter[tuple[str, str]] = Counter()
    for line in (folder / "performed").read_text().splitlines():
        try:
            kind, about = json.loads(line)
        except ValueError:
            continue
        done[kind, about] += 1
    return done


def kept(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "inn.db")) as database:
        return database.execute(query).fetchall()


POINTS = "SELECT member_id, SUM(points) FROM points GROUP BY member_id ORDER BY member_id"
WAITING = "SELECT COUNT(*) FROM outbox WHERE state IN ('pending', 'sending') AND due_at < '2029'"


@pytest.mark.timeout(240)
def test_killed_at_any_moment_it_neither_repeats_nor_forgets(tmp_path: Path) -> None:
    calm, stormy = tmp_path / "calm", tmp_path / "stormy"
    calm.mkdir()
    stormy.mkdir()
    finish(calm)
    chance = random.Random(20260301)
    for _ in range(5):
        process = start(stormy)
        deadline = time.monotonic() + 30
        while not (stormy / "inn.db").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.0, 0.6))
        process.kill()
        process.communicate()
    finish(stormy)
    assert kept(stormy, "PRAGMA integrity_check") == [("ok",)]
    assert kept(stormy, WAITING) == [(0,)]
    assert kept(stormy, POINTS) == kept(calm, POINTS)
    asked, done = performed(calm), performed(stormy)
    deletions = {about for kind, about in asked if kind == "DeleteMessage"}
    assert len(deletions) == COUNT // 4
    assert deletions == {about for kind, about in done if kind == "DeleteMessage"}
    assert not [(kind, about) for (kind, about), times in done.items() if kind == "SendMessage" and times > 1]
