"""The forecast's model is loaded whole or refused in one line that says what to do."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.foresight import FORECAST
from storage.forecast_models import load_forecast_model, save_forecast_model
from storage.model_files import ModelError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    copy = tmp_path / "conversation.npz"
    save_forecast_model(load_forecast_model(FORECAST), copy, {"seed": 7})
    return copy


def refused(path: Path, words: str) -> None:
    with pytest.raises(ModelError, match=words) as error:
        load_forecast_model(path)
    assert "\n" not in str(error.value)


def test_what_was_saved_is_loaded(path: Path) -> None:
    first, second = load_forecast_model(FORECAST), load_forecast_model(path)
    assert first.name == second.name
    assert np.array_equal(first.weights, second.weights)
    assert first.bias == second.bias


def test_the_same_model_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.npz"
    save_forecast_model(load_forecast_model(path), again, {"seed": 7})
    assert path.read_bytes() == again.read_bytes()


def test_a_missing_model_or_card_is_refused(path: Path, tmp_path: Path) -> None:
    refused(tmp_path / "none.npz", "card")
    path.with_suffix(".json").unlink()
    refused(path, "card")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_model_is_refused(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    refused(path, "model")


@pytest.mark.parametrize("content", ["", "[]", "{", "{}", '{"format": 9}', "[" * 100_000])
def test_a_damaged_card_is_refused(path: Path, content: str) -> None:
    path.with_suffix(".json").write_text(content)
    refused(path, "card|belong")


def test_a_model_of_other_signs_is_refused(path: Path) -> None:
    card = path.with_suffix(".json")
    card.write_text(json.dumps(json.loads(card.read_text()) | {"sees": "other"}))
    refused(path, "other signs")


def test_a_pickle_and_a_foreign_archive_are_refused(path: Path) -> None:
    path.write_bytes(pickle.dumps([1]))
    refused(path, "model")
    np.savez(path, other=np.zeros(3))
    refused(path, "not a model of conversations")


def test_numbers_that_are_none_are_refused(path: Path) -> None:
    model = load_forecast_model(path)
    broken = model.weights.copy()
    broken[0] = np.nan
    save_forecast_model(replace(model, weights=broken), path, {})
    refused(path, "not numbers")
