"""`innkeeper forecast` answers every conversation in its order, and says in one line what is no conversation."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.cli.forecast import forecast_lines
from bot.forecasting import Talk
from bot.foresight import FORECAST
from bot.judging import RequestError
from moderation.sentences import Sentences
from storage.forecast_models import load_forecast_model

SENTENCES = Sentences()
HEATED = ["You deleted my text again.", "Because it was nonsense. Learn to read.", "Who made you the boss, you clown?"]
CALM = ["Was my text deleted?", "I moved it to the archive, sorry.", "Ah, I see. Thank you!"]


def innkeeper(*arguments: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(cli, arguments, input=given)


def answered(*lines: Any) -> tuple[list[dict[str, Any]], str]:
    given = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    out, complaints = io.BytesIO(), io.StringIO()
    failed = forecast_lines(load_forecast_model(FORECAST), given, out, complaints, SENTENCES)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert failed == sum("error" in answer for answer in answers)
    return answers, complaints.getvalue()


def test_json_lines_are_answered_in_their_order() -> None:
    given = [{"id": number, "turns": HEATED if number % 2 else CALM} for number in range(130)]
    answers, _ = answered(*given)
    assert [answer["id"] for answer in answers] == list(range(130))
    assert all(set(answer) == {"id", "risk", "drivers"} for answer in answers)
    assert all((answer["risk"] > 0.5) == bool(answer["id"] % 2) for answer in answers)


def test_turns_are_texts_or_objects_or_both() -> None:
    named = [{"author": "ab"[place % 2], "text": text, "at": 1700000000 + place} for place, text in enumerate(HEATED)]
    answers, _ = answered({"id": 1, "turns": HEATED}, {"id": 2, "turns": named}, {"id": 3, "turns": [*named, "ok"]})
    assert answers[1]["risk"] > answers[0]["risk"]
    assert all(0 <= place < 4 for answer in answers for place in answer["drivers"])


def test_authors_may_be_names_numbers_or_objects() -> None:
    kinds = [["Ann", "Bo"], [1, 2], [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bo"}]]
    answers, _ = answered(
        *({"turns": [{"author": kind[at % 2], "text": text} for at, text in enumerate(HEATED)]} for kind in kinds)
    )
    assert len({round(answer["risk"], 4) for answer in answers}) == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"nonsense", "not JSON"),
        (b"", "not JSON"),
        (b"[1]", "turns"),
        (b'"hi"', "turns"),
        ({"id": 1}, "turns"),
        ({"turns": "text"}, "turns"),
        ({"turns": {"0": "a"}}, "turns"),
        ({"turns": ["a", 7]}, "turn 1"),
        ({"turns": [{"author": "x"}]}, "turn 0"),
        ({"turns": [{"text": None}]}, "turn 0"),
        ({"turns": [["a"]]}, "turn 0"),
        ({"turns": [7] + ["fine"] * 100}, "turn 0"),
        (b"[" * 100_000, "not JSON"),
        (b'{"turns": [' + b"9" * 9_000_000 + b"]}", "longer"),
    ],
)
def test_a_line_that_is_no_conversation_is_answered_in_its_place(line: Any, words: str) -> None:
    answers, complaints = answered({"id": "before", "turns": CALM}, line, {"id": "after", "turns": CALM})
    assert [answer["id"] for answer in answers] == ["before", None, "after"]
    assert words in answers[1]["error"]
    assert complaints.startswith("innkeeper: line 2: ")
    assert complaints.count("\n") == 1


@pytest.mark.parametrize("number", [2**53 + 1, -(2**80), 0])
def test_numbers_of_any_size_come_back_as_they_were(number: int) -> None:
    answers, _ = answered({"id": number, "turns": []})
    assert answers[0]["id"] == number


def test_a_line_without_an_id_is_called_by_its_number() -> None:
    answers, _ = answered({"turns": CALM}, {"id": None, "turns": CALM}, {"id": True, "turns": CALM})
    assert [answer["id"] for answer in answers] == ["1", "2", "3"]


def test_nothing_one_word_and_broken_text_are_conversations_too() -> None:
    answers, _ = answered(
        {"turns": []}, {"turns": [""]}, {"turns": ["ok"]}, b'{"turns": ["\\ud800", "\\u0000", "\\u202e"]}'
    )
    assert all(0 < answer["risk"] < 0.5 for answer in answers)
    assert answers[0]["drivers"] == answers[1]["drivers"] == []


def test_enormous_conversations_are_looked_at_by_their_end() -> None:
    answers, _ = answered({"turns": CALM * 4000 + HEATED}, {"turns": ["you fool " * 100_000, "x" * 1_000_000]})
    assert set(answers[0]["drivers"]) <= {12_000, 12_001, 12_002}
    assert answers[0]["risk"] > 0.5


def test_the_command_reads_lines_and_its_status_says_whether_all_were_good() -> None:
    good = json.dumps({"id": "a", "turns": HEATED}).encode()
    given = b"nonsense\n" + good + b"\n"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "forecast", "--jsonl"], input=given, capture_output=True, timeout=60
    )
    assert done.returncode == 1
    assert json.loads(done.stdout.splitlines()[1])["id"] == "a"
    assert len(done.stderr.splitlines()) == 1
    assert innkeeper("forecast", "--jsonl", given=good + b"\n").exit_code == 0


def test_a_conversation_may_be_written_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Ann: You again.\n小波：又删我的，凭什么\nAnn: Learn to read,\nyou clown.\n\n", encoding="utf-8")
    for done in (innkeeper("forecast", str(path)), innkeeper("forecast", given=path.read_bytes())):
        assert done.exit_code == 0
        assert "Learn to read, you clown." in done.stdout


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    for arguments in ([str(tmp_path / "no.txt")], ["--model", str(tmp_path / "no.npz")]):
        done = innkeeper("forecast", *arguments)
        assert done.exit_code == 1
        assert done.stderr.startswith("innkeeper: ")
        assert len(done.stderr.splitlines()) == 1


def test_labelled_conversations_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "labelled.jsonl"
    rows = [{"turns": HEATED, "label": 1}, {"turns": CALM, "label": 0}]
    path.write_text("\n".join(map(json.dumps, rows * 3)))
    done = innkeeper("forecast", "--labelled", str(path))
    assert done.exit_code == 0
    assert "6 conversations" in done.stdout
    assert "ROC-AUC 100.0, right at 0.5: 100.0 %" in done.stdout
    path.write_text(json.dumps(rows[0]))
    assert innkeeper("forecast", "--labelled", str(path)).exit_code == 1
    path.write_text("nonsense")
    assert innkeeper("forecast", "--labelled", str(path)).exit_code == 1


def test_lines_without_a_name_go_on_with_what_was_said_before() -> None:
    talk = Talk.spoken(["Ann: one", "two", "see https://example.org/a: b", "Bo: three"], "x")
    assert [(turn.author, turn.text.count("\n")) for turn in talk.turns] == [("Ann", 2), ("Bo", 0)]
    assert Talk.spoken([], "x").turns == ()


def test_what_cannot_be_decoded_says_so() -> None:
    with pytest.raises(RequestError, match="list"):
        Talk.decode(b"{}", 1)
