"""The model is loaded whole, or as much of it as there is, and what is missing is said."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.app import load_model
from moderation.sentences import Sentences


def test_the_encoder_comes_with_the_model() -> None:
    model = load_model()
    assert model is not None
    assert model.sentences is not None


def test_the_encoder_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTENCES", "off")
    with capture_logs() as logs:
        model = load_model()
    assert model is not None
    assert model.sentences is None
    assert logs == []


def test_an_encoder_that_does_not_work_is_done_without_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Sentences, texts: list[str]) -> None:
        raise OSError("weights.npz is damaged")

    monkeypatch.setattr(Sentences, "embed", broken)
    with capture_logs() as logs:
        model = load_model()
    assert model is not None
    assert model.sentences is None
    assert model.score(["free money, write @bobo"])[0]["spam"] > 0
    assert [(each["event"], "damaged" in each["error"]) for each in logs] == [("no_sentence_encoder", True)]


def test_without_a_good_model_the_rules_are_alone_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.npz").write_bytes(b"PK")
    with capture_logs() as logs:
        assert load_model(tmp_path / "text.npz") is None
    assert [each["event"] for each in logs] == ["no_text_model"]
