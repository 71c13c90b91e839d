"""From data to a model."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.training.card import model_card, provenance
from bot.training.corpus import OWN, SOURCES, DataError, Sample, digests, samples
from bot.training.evidence import evidence
from bot.training.fit import LABELS, Fitted, fit, fit_left_out, fold_of
from moderation.sentences import Sentences
from storage.models import load_text_model, save_text_model

WORDS = ("tea", "rain", "bus", "lunch", "match", "song", "kernel", "driver", "exam", "dinner", "coffee", "photo")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out small folders of the kind the training reads."""
    root = tmp_path_factory.mktemp("data")
    for source in SOURCES:
        folder = root / source.folder
        folder.mkdir(exist_ok=True)
        if source.file.endswith(".jsonl"):
            turns = [{"turns": [f"{one} 今天 {two}", f"{two} 明天 {one}"]} for one in WORDS for two in WORDS]
            (folder / source.file).write_text("\n".join(json.dumps(row) for row in turns), encoding="utf-8")
            continue
        with (folder / source.file).open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(["label", "part", "text"])
            for number, (one, two) in enumerate((one, two) for one in WORDS for two in WORDS):
                label = {"spam": ("spam", "ham"), "tox_": ("1", "0")}.get(source.folder[:4], ("ham", "ham"))[number % 2]
                part = ("train", "dev", "channel-two")[number % 3]
                table.writerow([label, part, f"{one} and {two} {'free prize' if label == 'spam' else 'later'}"])
    return root


@pytest.fixture(scope="module")
def found(data: Path) -> list[Sample]:
    return samples(data, 7)


@pytest.fixture(scope="module")
def few(found: list[Sample]) -> list[Sample]:
    return found[::16]


@pytest.fixture(scope="module")
def fitted(few: list[Sample]) -> Fitted:
    return fit(few, evidence(few, Sentences()), 7)


def test_the_same_data_and_seed_give_the_same_samples(data: Path, found: list[Sample]) -> None:
    assert samples(data, 7) == found
    assert samples(data, 8) != found


def test_samples_come_from_every_source(found: list[Sample]) -> None:
    assert {sample.source for sample in found} == {source.name for source in SOURCES} | set(OWN)


def test_the_variants_of_a_seed_are_kin(found: list[Sample]) -> None:
    own = [sample for sample in found if sample.source.startswith("seeds_")]
    assert len({sample.kin for sample in own}) < len(own) / 4


def test_a_missing_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="is missing") as caught:
        samples(tmp_path, 7)
    assert "\n" not in str(caught.value)


def test_a_missing_column_is_refused_in_one_line(data: Path, tmp_path: Path) -> None:
    first = SOURCES[0]
    (tmp_path / first.folder).mkdir()
    (tmp_path / first.folder / first.file).write_text("a,b\n1,2\n")
    with pytest.raises(DataError, match="no column 'text'"):
        samples(tmp_path, 7)


def test_every_input_has_a_digest(data: Path) -> None:
    found = digests(data)
    assert {f"{source.folder}/{source.file}" for source in SOURCES} <= set(found)
    assert "seeds/adverts.jsonl" in found
    assert all(len(digest) == 64 for digest in found.values())


def test_a_model_is_fitted_saved_and_described_the_same_way_twice(
    few: list[Sample], fitted: Fitted, tmp_path: Path
) -> None:
    for name, once in (("one", fitted), ("two", fit(few, evidence(few, Sentences()), 7))):
        card = provenance(seed=7, scikit_learn="1", inputs={}, texts=len(few), measures=once.measures)
        save_text_model(once.model, tmp_path / name / "text.npz", card)
        (tmp_path / name / "page.md").write_text(model_card(card, once.measures))
    for file in ("text.npz", "text.json", "page.md"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    model = load_text_model(tmp_path / "one" / "text.npz")
    assert model.labels == LABELS
    assert np.all(np.diff(model.chances, axis=2) > 0)
    assert model.score(["free prize"])[0]["spam"] > model.score(["tea and rain later"])[0]["spam"]


def test_left_out_sources_are_measured_for_every_label(fitted: Fitted) -> None:
    lines = fitted.measures
    assert {line.label for line in lines} == set(LABELS)
    assert {"seeds_adverts_zh", "lccc"} <= {line.name for line in lines}


def test_a_model_knows_nothing_of_the_sources_that_it_was_trained_without(few: list[Sample]) -> None:
    seen, folds = evidence(few, Sentences()), fold_of(few)
    told = [
        replace(sample, spam=not sample.spam) if fold == 1 else sample for sample, fold in zip(few, folds, strict=True)
    ]
    one, other = fit_left_out(few, seen, 7), fit_left_out(told, seen, 7)
    same = [
        np.array_equal(a.weights, b.weights) and np.array_equal(a.hidden, b.hidden) and np.array_equal(a.bias, b.bias)
        for a, b in zip(one, other, strict=True)
    ]
    assert same == [False, True, False, False]
