"""How far was read, on disk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.discord.answers import DiscordError
from adapters.discord.marks import WHOLE_SERVER, Later, Marks
from adapters.discord.values import first_id_at, made_at

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_mark_never_goes_back_and_outlives_a_restart(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "inn" / "discord.db")
    for message in (5, 9, 7, 2**80):
        marks.reach("1", "a", message)
    marks.reach("1", "b", 3)
    marks.close()
    again = Marks(tmp_path / "inn" / "discord.db")
    assert again.after("1", "a") == 2**63 - 1
    assert again.after("1", "b") == 3
    again.close()


def test_a_channel_never_seen_begins_where_the_server_was() -> None:
    marks = Marks(":memory:")
    assert marks.after("1", "new") is None
    marks.reach("1", WHOLE_SERVER, 10)
    marks.reach("1", "a", 20)
    assert marks.after("1", "new") == 20
    assert marks.after("2", "new") is None
    marks.close()


def test_what_is_put_off_comes_when_it_is_due_and_once() -> None:
    marks = Marks(":memory:")
    later = Later(server="1", member="4", what="unban", at=NOON, until=NOON)
    marks.put_off(later)
    marks.put_off(later)
    assert marks.due(NOON - timedelta(seconds=1)) == []
    assert marks.due(NOON) == [later]
    marks.drop("1", "4", "unban")
    assert marks.due(NOON) == []
    marks.close()


def test_ids_tell_when_they_were_made() -> None:
    assert made_at(str(first_id_at(NOON))) == NOON
    assert made_at("9" * 20) > NOON
    assert made_at("x").year == 2015


def test_a_file_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "discord.db"
    broken.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with pytest.raises(DiscordError, match=r"discord.db cannot be used"):
        Marks(broken)


def test_what_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "discord.db")
    marks._file.execute("PRAGMA query_only=ON")
    marks.reach("1", "a", 5)
    assert marks.after("1", "a") is None
    marks.close()
