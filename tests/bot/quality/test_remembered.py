"""Vectors that are kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.quality.remembered import Remembered
from moderation.sentences import Sentences

TEXTS = ["hello there", "", "你好", "hello there", "\ud800"]


def _embedded(folder: Path, texts: Sequence[str]) -> NDArray[np.float32]:
    with Remembered(folder) as sentences:
        return sentences.embed(texts)


def test_vectors_are_those_of_the_encoder_and_are_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Sentences().embed(TEXTS)
    assert np.allclose(_embedded(tmp_path, TEXTS), expected, atol=2e-3)

    def refuse(_encoder: Sentences, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    monkeypatch.setattr(Sentences, "embed", refuse)
    assert np.allclose(_embedded(tmp_path, TEXTS[::-1]), expected[::-1], atol=2e-3)


def test_texts_are_added_to_what_is_there(tmp_path: Path) -> None:
    first = _embedded(tmp_path, ["one", "two"])
    again = _embedded(tmp_path, ["three", "two", "four", "one"])
    assert np.array_equal(again[[3, 1]], first)
    assert np.allclose(again[[0, 2]], Sentences().embed(["three", "four"]), atol=2e-3)


def test_what_was_half_written_when_a_run_was_stopped_is_worked_out_again(tmp_path: Path) -> None:
    expected = _embedded(tmp_path, TEXTS)
    for path in tmp_path.glob("use-*"):
        path.write_bytes(path.read_bytes()[:-5])
    assert np.allclose(_embedded(tmp_path, TEXTS), expected, atol=2e-3)


def test_of_no_texts_there_are_no_vectors(tmp_path: Path) -> None:
    assert _embedded(tmp_path, []).shape == (0, 512)


def test_two_runs_do_not_write_into_one_folder_at_a_time(tmp_path: Path) -> None:
    with Remembered(tmp_path), pytest.raises(OSError, match="in use by another run"):
        Remembered(tmp_path)
    assert _embedded(tmp_path, ["hello"]).shape == (1, 512)
