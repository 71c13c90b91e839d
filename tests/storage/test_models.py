"""Model files: what was saved is loaded, and nothing else is."""

import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from moderation.clues import CLUES
from moderation.rudeness import RUDENESS
from moderation.sentences import SIZE
from moderation.text_features import COUNTS
from moderation.text_model import BENDS, SLOTS, TextModel
from storage.model_files import LARGEST, ModelError, card_path
from storage.models import load_text_model, save_text_model

_NUMBERS = SIZE + len(RUDENESS)


def model() -> TextModel:
    weights = np.zeros((SLOTS, 2), np.float32)
    weights[1:1000] = np.random.default_rng(1).normal(size=(999, 2))
    return TextModel(
        labels=("spam", "conflict"),
        weights=weights.astype(np.float16).astype(np.float32),
        counts=np.full((len(COUNTS), 2), 0.5, np.float32),
        bias=np.array([-1.0, -2.0], np.float32),
        heads=np.full((_NUMBERS, 2), 0.1, np.float32),
        hidden=np.full((2, _NUMBERS, BENDS), 0.1, np.float32),
        bends=np.zeros((2, BENDS), np.float32),
        outs=np.full((2, BENDS), 0.1, np.float32),
        blends=np.full((2, 2, 2 + len(CLUES)), 0.5, np.float32),
        sums=np.array([[[-1.0, 0.0, 1.0]] * 2] * 2, np.float32),
        chances=np.array([[[-2.0, 0.0, 2.0]] * 2] * 2, np.float32),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    saved = tmp_path / "models" / "text.npz"
    save_text_model(model(), saved, {"seed": 7})
    return saved


def test_what_was_saved_is_loaded(path: Path) -> None:
    texts = ["hello", "加微信", ""]
    assert load_text_model(path).score(texts) == model().score(texts)
    assert json.loads(card_path(path).read_text())["seed"] == 7


def test_a_loaded_model_is_named_after_its_weights(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "text.npz"
    save_text_model(replace(model(), bias=np.zeros(2, np.float32)), other, {})
    assert load_text_model(path).name.startswith("text ")
    assert load_text_model(path).name != load_text_model(other).name


def test_the_same_model_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "text.npz"
    save_text_model(model(), again, {"seed": 7})
    assert again.read_bytes() == path.read_bytes()
    assert card_path(again).read_bytes() == card_path(path).read_bytes()


def refused(path: Path, words: str) -> None:
    with pytest.raises(ModelError, match=words) as caught:
        load_text_model(path)
    assert "\n" not in str(caught.value)
    assert "innkeeper train" in str(caught.value)


def test_a_missing_model_is_refused(tmp_path: Path) -> None:
    refused(tmp_path / "none.npz", "cannot be read")


def test_missing_weights_beside_a_good_card_are_refused(path: Path) -> None:
    path.unlink()
    refused(path, "cannot be read")


def test_a_missing_card_is_refused(path: Path) -> None:
    card_path(path).unlink()
    refused(path, "card .* cannot be read")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_truncated_model_is_refused(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refused(path, "damaged|cannot be read")


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_model_with_a_changed_byte_is_refused(path: Path, place: float) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(ModelError):
        load_text_model(path)


def test_a_pickle_is_refused_and_not_run(path: Path, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (Path.touch, (str(tmp_path / "ran"),))

    path.write_bytes(pickle.dumps(Bomb()))
    refused(path, "damaged|not a model")
    assert not (tmp_path / "ran").exists()


def test_an_array_of_objects_is_refused(path: Path) -> None:
    others = {key: [0.0] for key in ("bends", "bias", "blends", "chances", "counts", "heads", "hidden", "outs", "sums")}
    np.savez(path, weights=np.array([{}], object), **others)
    refused(path, "damaged")


def test_a_foreign_archive_is_refused(path: Path) -> None:
    np.savez(path, picture=np.zeros(3))
    refused(path, "not a text model")


def test_a_bare_array_is_refused(path: Path) -> None:
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(ModelError):
        load_text_model(path)


@pytest.mark.parametrize("content", ["", "{", "[]", "[" * 100_000, "null"])
def test_a_damaged_card_is_refused(path: Path, content: str) -> None:
    card_path(path).write_text(content)
    refused(path, "damaged")


def test_a_card_that_is_no_text_is_refused(path: Path) -> None:
    card_path(path).write_bytes(b"\xff\xfe\x00")
    refused(path, "damaged")


@pytest.mark.parametrize("version", [0, 99, None, "1"])
def test_another_version_is_refused(path: Path, version: object) -> None:
    card_path(path).write_text(json.dumps({"format": version}))
    refused(path, "format")


def test_another_models_card_is_refused(path: Path) -> None:
    card = json.loads(card_path(path).read_text())
    card_path(path).write_text(json.dumps(card | {"sha256": "0" * 64}))
    refused(path, "does not belong")


def test_a_model_of_other_features_is_refused(path: Path) -> None:
    card = json.loads(card_path(path).read_text())
    card_path(path).write_text(json.dumps(card | {"features": "0" * 64}))
    refused(path, "other features")


@pytest.mark.parametrize("labels", [[], "spam", [1, 2], None])
def test_a_card_without_labels_is_refused(path: Path, labels: object) -> None:
    card = json.loads(card_path(path).read_text())
    card_path(path).write_text(json.dumps(card | {"labels": labels}))
    refused(path, "labels")


@pytest.mark.parametrize("array", ["weights", "counts", "bias", "heads", "hidden", "outs", "blends", "sums", "chances"])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_that_are_no_numbers_are_refused(tmp_path: Path, array: str, value: float) -> None:
    good = model()
    spoilt = getattr(good, array).copy()
    spoilt.flat[0] = value
    save_text_model(replace(good, **{array: spoilt}), tmp_path / "text.npz", {})
    refused(tmp_path / "text.npz", "not numbers")


@pytest.mark.parametrize(
    ("array", "shape"),
    [
        ("weights", (SLOTS // 2, 2)),
        ("counts", (3, 2)),
        ("bias", (3,)),
        ("heads", (3, 2)),
        ("hidden", (2, 3, BENDS)),
        ("bends", (2, 3)),
        ("outs", (2, 3)),
        ("blends", (2, 2, 2)),
        ("sums", (2, 2)),
        ("chances", (6,)),
    ],
)
def test_other_shapes_are_refused(tmp_path: Path, array: str, shape: tuple[int, ...]) -> None:
    save_text_model(replace(model(), **{array: np.zeros(shape, np.float32)}), tmp_path / "text.npz", {})
    refused(tmp_path / "text.npz", "shapes")


def test_chances_that_do_not_rise_are_refused(tmp_path: Path) -> None:
    falling = np.array([[[2.0, 0.0, -2.0]] * 2] * 2, np.float32)
    save_text_model(replace(model(), chances=falling), tmp_path / "text.npz", {})
    refused(tmp_path / "text.npz", "do not rise")


def test_evidence_that_would_count_for_its_contrary_is_refused(tmp_path: Path) -> None:
    contrary = np.full((2, 2, 2 + len(CLUES)), -0.5, np.float32)
    save_text_model(replace(model(), blends=contrary), tmp_path / "text.npz", {})
    refused(tmp_path / "text.npz", "contrary")


def test_an_enormous_file_is_not_opened(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    refused(path, "larger than")
