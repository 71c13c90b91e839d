import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.answer import answer

FAQ = [
    {"text": "How do I reset my password?", "answer": "Settings → Account → Reset"},
    {"text": "I forgot my password", "answer": "Settings → Account → Reset"},
    {"text": "退款要多久才能到账？", "answer": "三个工作日内"},
    {"text": "Где посмотреть расписание встреч?", "answer": "В закреплённом сообщении"},
]


def run(tmp_path: Path, lines: str, *options: str, faq: str | None = None) -> tuple[int, str, str]:
    path = tmp_path / "faq.jsonl"
    path.write_text(
        "\n".join(json.dumps(entry, ensure_ascii=False) for entry in FAQ) if faq is None else faq, encoding="utf-8"
    )
    cli = typer.Typer()
    cli.command()(answer)
    result = CliRunner().invoke(cli, ["--faq", str(path), *options], input=lines)
    return result.exit_code, result.stdout, result.stderr


def asked(tmp_path: Path, *questions: object) -> list[dict[str, object]]:
    code, out, _ = run(tmp_path, "\n".join(json.dumps(each) for each in questions), "--jsonl")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_questions_are_answered_in_their_order_with_candidates_best_first(tmp_path: Path) -> None:
    english, chinese, russian = asked(
        tmp_path,
        {"id": "a", "text": "how can I reset the password"},
        {"id": 2, "text": "請問退款多久到帳"},
        {"id": "c", "text": "где расписание встреч"},
    )
    assert (english["id"], english["answer"]) == ("a", "Settings → Account → Reset")
    assert (chinese["id"], chinese["answer"]) == (2, "三个工作日内")
    assert russian["answer"] == "В закреплённом сообщении"
    candidates = english["candidates"]
    assert isinstance(candidates, list)
    assert [each["answer"] for each in candidates].count("Settings → Account → Reset") == 1
    assert [each["score"] for each in candidates] == sorted((each["score"] for each in candidates), reverse=True)


def test_what_fits_nothing_gets_null_a_low_score_and_still_candidates(tmp_path: Path) -> None:
    for found in asked(tmp_path, {"id": 1, "text": "what is the best pizza in Naples"}, {"id": 2, "text": "???"}):
        assert found["answer"] is None
        assert isinstance(found["score"], float)
        assert found["score"] < 0.3
        assert found["candidates"]


def test_a_line_that_cannot_be_read_is_answered_in_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, '{"id": 1}\n\n{"text": "I forgot my password", "more": [1]}\nnot json\n', "--jsonl")
    assert code == 1
    lines = [json.loads(line) for line in out.splitlines()]
    assert ["error" in each for each in lines] == [True, False, True]
    assert "line 1" in err
    assert "line 4" in err


@pytest.mark.parametrize(
    ("faq", "hint"),
    [
        ("", "no entries"),
        ('{"text": "How?"}', "line 1"),
        ('\n{"text": "a", "answer": "b"}\n[', "line 3"),
        ("\xff", "1"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path, faq: str, hint: str) -> None:
    code, out, err = run(tmp_path, "", "--jsonl", faq=faq)
    assert (code, out) == (1, "")
    assert hint in err
    assert len(err.splitlines()) == 1


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    cli = typer.Typer()
    cli.command()(answer)
    result = CliRunner().invoke(cli, ["--faq", str(tmp_path / "none.jsonl"), "hello?"])
    assert result.exit_code == 1
    assert "none.jsonl" in result.stderr


def test_without_jsonl_it_answers_for_a_person(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "", "I forgot my password", "Who won the match?")
    assert code == 0
    first, second = out.splitlines()
    assert "Reset" in first
    assert "(no answer)" in second
