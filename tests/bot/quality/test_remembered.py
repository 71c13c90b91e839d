"""Vectors that are kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.quality.remembered import Remembered
from moderation.sentences import Sentences

TEXTS = ["hello there", "", "你好", "hello there", "\ud800"]


def test_vectors_are_those_of_the_encoder_and_are_worked_out_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Sentences().embed(TEXTS)
    assert np.allclose(Remembered(tmp_path).embed(TEXTS), expected, atol=2e-3)

    def refuse(_encoder: Sentences, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    monkeypatch.setattr(Sentences, "embed", refuse)
    assert np.allclose(Remembered(tmp_path).embed(TEXTS[::-1]), expected[::-1], atol=2e-3)


def test_what_was_half_written_when_a_run_was_stopped_is_worked_out_again(tmp_path: Path) -> None:
    expected = Remembered(tmp_path).embed(TEXTS)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-5])
    assert np.array_equal(Remembered(tmp_path).embed(TEXTS), expected)


def test_of_no_texts_there_are_no_vectors(tmp_path: Path) -> None:
    assert Remembered(tmp_path).embed([]).shape == (0, 512)
