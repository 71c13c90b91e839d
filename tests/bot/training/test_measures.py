"""Measuring scores on labelled files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training.corpus import DataError
from bot.training.measures import auc, evaluate


def shouting(texts: Sequence[str]) -> Sequence[Mapping[str, float]]:
    """Score by the share of exclamation marks."""
    return [{"spam": text.count("!") / max(len(text), 1), "conflict": 0.0} for text in texts]


def test_a_csv_file_is_measured(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("label,text\nspam,!!!!!!!!!!\nspam,buy!\nham,hello\nham,!!!!!!!o\n", encoding="utf-8")
    (measures,) = evaluate([path], shouting)
    assert (measures.label, measures.texts, measures.positives) == ("spam", 4, 2)
    assert measures.caught_act == measures.caught_ask == 0.5
    assert (measures.wrong_ask, measures.wrong_act) == (0.5, 0.0)
    assert measures.auc == 0.75


def test_json_lines_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "data.jsonl"
    rows = [{"text": "!!!", "label": "spam", "more": 1}, {"text": "fine", "label": "ok"}]
    path.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert evaluate([path], shouting)[0].auc == 1.0


def test_numbers_as_labels_are_about_conflict(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("label,text\n1,bad\n0,good\n", encoding="utf-8")
    assert evaluate([path], shouting)[0].label == "conflict"


def test_a_file_of_one_class_has_only_the_figures_that_make_sense(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_text("label,text\nham,hi\nham,ho\n", encoding="utf-8")
    (measures,) = evaluate([path], shouting)
    assert measures.auc is None
    assert measures.caught_ask is None
    assert measures.wrong_ask == 0.0


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes("text,label\nhi,ham\n".encode("utf-8-sig"))
    assert evaluate([path], shouting)[0].texts == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.csv", None, "cannot be read"),
        ("empty.csv", b"", "no labelled text"),
        ("head.csv", b"label,text\n", "no labelled text"),
        ("other.csv", b"a,b\n1,2\n", "no field 'text'"),
        ("strange.csv", b"label,text\npurple,hi\n", "labels nobody knows"),
        ("bytes.csv", b"label,text\nham,\xff\xfe\n", "cannot be read"),
        ("broken.jsonl", b'{"text": "a", "label": "ham"}\n{oops\n', "line 2 is not JSON"),
        ("list.jsonl", b"[1, 2]\n", "line 1 is not a JSON object"),
        ("deep.jsonl", b"[" * 100_000, "line 1 is not JSON"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=words) as caught:
        evaluate([path], shouting)
    assert "\n" not in str(caught.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        evaluate([tmp_path], shouting)


SCORES = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=30)


@given(SCORES)
def test_auc_is_the_share_of_pairs_in_order_with_ties_counting_half(rows: list[tuple[bool, int]]) -> None:
    pairs = [(yes, no) for truth, yes in rows if truth for other, no in rows if not other]
    found = auc(np.array([truth for truth, _ in rows]), np.array([float(score) for _, score in rows]))
    if pairs:
        assert found == pytest.approx(sum((yes > no) + (yes == no) / 2 for yes, no in pairs) / len(pairs))
    else:
        assert found is None
