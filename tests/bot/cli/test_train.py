"""`innkeeper train` and `innkeeper evaluate` say in one line what is wrong with their input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHIPPED = Path(__file__).parents[3] / "moderation" / "models" / "text.npz"
ROWS = """label,text
spam,诚招线上兼职，日结300-500，不收押金，加V lufa88
spam,"Earn $500 daily from home, guaranteed profit, DM me on telegram @profit_anna"
ham,明天几点集合？老地方见
ham,does anyone have a spare ticket for sunday?
"""


def innkeeper(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], capture_output=True, text=True, timeout=60, encoding="utf-8"
    )


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.mark.parametrize("more", [(), ("--model", str(SHIPPED))], ids=["whole judgement", "model alone"])
def test_labelled_messages_are_measured(labelled: Path, tmp_path: Path, more: tuple[str, ...]) -> None:
    done = innkeeper("evaluate", str(labelled), "--json", str(tmp_path / "out.json"), *more)
    assert done.returncode == 0, done.stderr
    (line,) = json.loads((tmp_path / "out.json").read_text())
    assert (line["label"], line["texts"], line["positives"]) == ("spam", 4, 2)
    assert line["auc"] == 1.0
    assert line["caught_ask"] == 1.0
    assert line["wrong_ask"] == 0.0
    assert "100.0" in done.stdout


def test_a_missing_file_is_told_in_one_line(tmp_path: Path) -> None:
    done = innkeeper("evaluate", str(tmp_path / "none.csv"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be read" in done.stderr


def test_a_bad_model_is_told_in_one_line(labelled: Path) -> None:
    done = innkeeper("evaluate", str(labelled), "--model", str(labelled))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def test_training_without_data_is_told_in_one_line(tmp_path: Path) -> None:
    done = innkeeper("train", "--data", str(tmp_path), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is missing" in done.stderr
    assert not (tmp_path / "out").exists()


def test_training_needs_to_know_where_the_data_is() -> None:
    assert innkeeper("train").returncode == 2
