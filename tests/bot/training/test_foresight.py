"""The forecast is fitted from named inputs, gives the same arrays again, and points the way it is expected to."""

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from bot.foresight import FORECAST
from bot.training.conversations import SEEDS, SETS, Conversation, Sentence, calm, seeds, sentences, turn
from bot.training.corpus import DataError
from bot.training.foresight import EXPECTED, fit
from moderation.conversation import CALMING, FEATURES
from moderation.quarrel import insult
from storage.forecast_models import load_forecast_model
from storage.model_files import card_path

CARD = json.loads(card_path(FORECAST).read_text("utf-8"))


def talk(derails: bool, *lines: str) -> Conversation:
    return Conversation(turns=tuple(turn(line, "AB"[n % 2]) for n, line in enumerate(lines)), derails=derails)


OWN = [
    talk(True, "You broke it again.", "Learn to read, you clown.", "You never listen."),
    talk(False, "Is it broken?", "I think so, sorry.", "Thanks, I agree."),
    talk(True, "你又删我的", "凭什么不能删", "你以为你是谁"),
    talk(False, "是误删吗？", "不好意思，手滑了", "没事，谢谢"),
] * 6
EVERYDAY = [talk(False, "lunch?", "yes"), talk(False, "晚上吃什么", "面")]
HOSTILE = [
    Sentence(text=text, folded=text, hostile=hostile, weight=1.0)
    for text, hostile in [("you idiot", True), ("你个废物", True), ("nice day", False), ("天气不错", False)]
]


def test_the_same_input_gives_the_same_model() -> None:
    first, second = fit(OWN, EVERYDAY, HOSTILE), fit(OWN, EVERYDAY, HOSTILE)
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.heads, second.heads)
    assert first.bias == second.bias


@pytest.mark.parametrize(
    "model", [fit(OWN, EVERYDAY, HOSTILE), load_forecast_model(FORECAST)], ids=["small", "shipped"]
)
def test_what_calms_never_raises_the_risk_and_what_heats_never_lowers_it(model) -> None:  # type: ignore[no-untyped-def]
    for place, name in enumerate(FEATURES):
        assert model.weights[place] <= 0 if place in CALMING else model.weights[place] >= 0, name


def test_everything_expected_is_a_feature() -> None:
    assert set(EXPECTED) <= set(FEATURES)
    assert all((EXPECTED[name] < 0) == (FEATURES.index(name) in CALMING) for name in EXPECTED)


def test_the_shipped_model_was_trained_on_the_conversations_of_this_repository() -> None:
    content = files("bot.training").joinpath("seeds", SEEDS).read_bytes()
    assert CARD["inputs_sha256"][f"seeds/{SEEDS}"] == sha256(content).hexdigest()
    assert CARD["conversations"] == len(seeds())


def test_every_set_is_named_with_its_licence() -> None:
    licence = (FORECAST.parent / "LICENCE.md").read_text("utf-8")
    assert CARD["licences"] == SETS | {f"seeds/{SEEDS}": "CC0-1.0"}
    assert all(each.split("-")[0] in licence for each in SETS.values())


def test_the_own_conversations_are_many_balanced_and_end_before_the_attack() -> None:
    own = seeds()
    assert len(own) >= 250
    for lang in ("en", "zh-Hans", "zh-Hant", "ru"):
        derailing = [each.derails for each in own if each.lang == lang]
        assert len(derailing) >= 14
        assert 0.4 <= sum(derailing) / len(derailing) <= 0.6
    assert all(2 <= len(each.turns) <= 8 and len({turn.author for turn in each.turns}) >= 2 for each in own)
    rude = [each for each in own if any(insult(turn.folded) for turn in each.turns)]
    assert len(rude) <= len(own) // 20


def test_no_conversation_is_written_twice() -> None:
    said = [tuple(turn.text for turn in each.turns) for each in seeds()]
    assert len(set(said)) == len(said)


def test_missing_data_is_said_in_one_line(tmp_path: Path) -> None:
    for read in (lambda: calm(tmp_path, 7), lambda: list(sentences(tmp_path))):
        with pytest.raises(DataError, match="--data") as error:
            read()
        assert "\n" not in str(error.value)
