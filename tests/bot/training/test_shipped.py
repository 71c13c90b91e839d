"""The model in the repository is the one that its card and its page describe."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from bot.training.card import model_card
from bot.training.corpus import SEEDS, SOURCES
from bot.training.measures import Measures

ROOT = Path(__file__).parents[3]
CARD = json.loads((ROOT / "moderation" / "models" / "text.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [*SEEDS, "wording.json"])
def test_the_shipped_model_was_trained_on_the_sentences_of_this_repository(name: str) -> None:
    content = files("bot.training").joinpath("seeds", name).read_bytes()
    assert CARD["inputs_sha256"][f"seeds/{name}"] == sha256(content).hexdigest()


def test_the_page_about_the_model_says_what_the_card_says() -> None:
    measures = [Measures(**line) for line in CARD["left_out"]]
    assert (ROOT / "docs" / "model-card.md").read_text("utf-8") == model_card(CARD, measures)


def test_every_source_is_named_with_its_licence_and_attributed() -> None:
    licence = (ROOT / "moderation" / "models" / "LICENCE.md").read_text("utf-8")
    for source in SOURCES:
        assert CARD["licences"][f"{source.folder}/{source.file}"] == source.licence
        assert source.licence.split("-")[0] in licence


def test_everyday_talk_of_left_out_sources_is_practically_never_acted_on() -> None:
    quiet = [line for line in CARD["left_out"] if line["name"].startswith(("irc_", "lccc", "chatterbot"))]
    assert len(quiet) == 10
    assert all(line["wrong_act"] <= 0.005 for line in quiet)
    assert all(line["wrong_act"] <= 0.002 for line in quiet if line["label"] == "spam")
