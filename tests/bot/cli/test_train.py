"""`innkeeper train` says in one line what is wrong with its input."""

import subprocess
import sys
from pathlib import Path


def innkeeper(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], capture_output=True, text=True, timeout=60, encoding="utf-8"
    )


def test_training_without_data_is_told_in_one_line(tmp_path: Path) -> None:
    done = innkeeper("train", "--data", str(tmp_path), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is missing" in done.stderr
    assert not (tmp_path / "out").exists()


def test_training_needs_to_know_where_the_data_is() -> None:
    assert innkeeper("train").returncode == 2
