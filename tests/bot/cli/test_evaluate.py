"""`innkeeper evaluate` measures labelled data, and says in one line what is wrong with it."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.__main__ import cli

SHIPPED = Path(__file__).parents[3] / "moderation" / "models" / "text.npz"
ROWS = """label,text
spam,诚招线上兼职，日结300-500，不收押金，加V lufa88
spam,"Earn $500 daily from home, guaranteed profit, DM me on telegram @profit_anna"
ham,明天几点集合？老地方见
ham,does anyone have a spare ticket for sunday?
"""


def innkeeper(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_labelled_messages_are_measured_and_everything_asked_for_is_written(labelled: Path, tmp_path: Path) -> None:
    out, drawn, page = tmp_path / "out.json", tmp_path / "plots", tmp_path / "page.md"
    done = innkeeper("evaluate", str(labelled), "--json", str(out), "--plots", str(drawn), "--write", str(page))
    assert done.exit_code == 0, done.stderr
    (row,) = json.loads(out.read_text("utf-8"))["sources"]
    assert (row["label"], row["texts"], row["positives"]) == ("spam", 4, 2)
    assert row["auc"]["value"] == 1.0
    assert row["caught"]["value"] == 1.0
    assert row["wrong"]["value"] == 0.0
    assert "100.0" in done.stdout
    assert (drawn / "spam-calibration.svg").is_file()
    assert "spam-calibration.svg" in page.read_text("utf-8")
    assert (tmp_path / "page.json").read_bytes() == out.read_bytes()


def test_another_model_is_measured_and_the_tables_are_left_out(labelled: Path) -> None:
    done = innkeeper("evaluate", str(labelled), "--model", str(SHIPPED), "--no-table")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), ("label,text\nspam,buy\n", "all texts are labelled spam"), ("x", "no labelled text")],
)
def test_a_missing_or_senseless_file_is_told_in_one_line(tmp_path: Path, content: str | None, words: str) -> None:
    path = tmp_path / "data.csv"
    if content:
        path.write_text(content, encoding="utf-8")
    done = innkeeper("evaluate", str(path))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


def test_a_bad_model_is_told_in_one_line(labelled: Path) -> None:
    done = innkeeper("evaluate", str(labelled), "--model", str(labelled))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1


def test_leaving_out_data_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    done = innkeeper("evaluate", "--leave-one-out", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "is missing" in done.stderr


def test_it_needs_to_know_what_to_measure_on(labelled: Path, tmp_path: Path) -> None:
    assert innkeeper("evaluate").exit_code == 2
    assert innkeeper("evaluate", str(labelled), "--leave-one-out", str(tmp_path)).exit_code == 2
