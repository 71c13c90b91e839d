"""What verdicts help is measured on messages that were not drawn."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.app import load_model
from bot.judging import Judge, Request
from bot.training.corpus import DataError
from bot.training.verdicts import group, head_of, helped, labelled, recall

JUDGE = Judge(load_model())
GOODS = ("candles", "scarves", "spoons", "lamps", "bowls", "rings", "boots", "clocks", "kites", "mugs")
PLACES = ("the market", "the harbour", "the old town", "the square", "the park", "the station")


def write(path: Path, spam: int = 25, ham: int = 40) -> Path:
    """Write a market's group, in which wares are welcome and begging is not: the shipped model thinks otherwise."""
    rows = [
        {"text": f"Who can lend me something for {GOODS[n % 10]} until {n} o'clock in {PLACES[n % 6]}", "label": "spam"}
        for n in range(spam)
    ]
    rows += [
        {"text": f"Handmade {GOODS[n % 10]}, {n} dollars, have a look at my stall in {PLACES[n % 6]}", "label": "ham"}
        for n in range(ham)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_verdicts_help_where_the_shipped_model_does_not_know_a_group(tmp_path: Path) -> None:
    found = group([write(tmp_path / "group.jsonl")], JUDGE, seed=7)
    after = helped(found, JUDGE, verdicts=20, draws=2, seed=7)
    assert (after.texts, after.spam, after.verdicts, after.draws) == (65, 25, 20, 2)
    assert after.recall_after > after.recall_before + 0.5
    assert after.auc_after > 0.95
    assert after.lowest <= after.recall_after <= after.highest
    assert helped(found, JUDGE, verdicts=20, draws=2, seed=7) == after


def test_too_few_of_either_kind_are_refused(tmp_path: Path) -> None:
    found = group([write(tmp_path / "group.jsonl", spam=10)], JUDGE, seed=7)
    with pytest.raises(DataError, match="needs 20 adverts"):
        helped(found, JUDGE, verdicts=20, draws=1, seed=7)


@pytest.mark.parametrize("row", ['{"text": "a"}', '{"label": "spam"}', '{"text": "a", "label": "who knows"}'])
def test_a_row_that_says_nothing_is_refused_with_its_number(tmp_path: Path, row: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "b", "label": "ok"}\n' + row, "utf-8")
    with pytest.raises(DataError, match="row 2"):
        list(labelled([path]))


def test_recall_is_measured_above_all_but_one_honest_message_in_a_hundred() -> None:
    truth = np.array([False] * 200 + [True] * 4)
    scores = np.concatenate([np.linspace(0, 1, 200), [0.5, 0.98, 0.995, 2.0]])
    assert recall(truth, scores) == 0.5


def test_nothing_taught_is_no_head() -> None:
    assert head_of([], []) is None


def test_the_command_says_what_verdicts_help(tmp_path: Path) -> None:
    path, out = write(tmp_path / "group.jsonl"), tmp_path / "out.json"
    result = CliRunner().invoke(cli, ["evaluate", "--verdicts", "20", "--json", str(out), str(path)])
    assert result.exit_code == 0, result.output
    assert "a group's own verdicts" in result.output
    (row,) = json.loads(out.read_text("utf-8"))["lessons"]
    assert row["verdicts"] == 20
    assert row["after"]["value"] > row["before"]["value"]


def test_the_command_refuses_what_it_cannot_measure(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["evaluate", "--verdicts", "20", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 1


def test_check_judges_by_the_verdicts_in_a_file(tmp_path: Path) -> None:
    taught = write(tmp_path / "verdicts.jsonl", spam=10, ham=10)
    text = "Can somebody lend me something for baskets until noon in the harbour"
    learnt = CliRunner().invoke(cli, ["check", "--jsonl", "--taught", str(taught)], input=json.dumps({"text": text}))
    before, after = JUDGE.judge([Request(text=text)])[0].verdict, json.loads(learnt.stdout)
    assert after["scores"]["spam"] > before.scores["spam"] + 0.3
    assert after["findings"][0]["detector"] == "own"


def test_check_refuses_verdicts_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "verdicts.jsonl").write_text("no JSON", "utf-8")
    result = CliRunner().invoke(cli, ["check", "--taught", str(tmp_path / "verdicts.jsonl"), "hello"])
    assert result.exit_code == 1
