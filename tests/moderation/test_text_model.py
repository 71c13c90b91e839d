"""The text model: what it looks at, what it finds, and what it says of it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.clues import CLUES
from moderation.rudeness import RUDENESS
from moderation.sentences import SIZE, Sentences
from moderation.text import fold
from moderation.text_features import COUNTS, ORDERS, features, view
from moderation.text_model import BENDS, SLOTS, TextModel, log_odds
from storage.models import load_text_model

SHIPPED = Path(__file__).parents[2] / "moderation" / "models" / "text.npz"


@pytest.fixture(scope="module")
def model() -> TextModel:
    return replace(load_text_model(SHIPPED), sentences=Sentences())


def toy(words: dict[str, float], bias: float = -1.0) -> TextModel:
    """Make a model of one label that knows a few runs of characters."""
    weights = np.zeros((SLOTS, 1), np.float32)
    for word, weight in words.items():
        weights[features([word]).slots[len(word) - 1, 1], 0] = weight
    return TextModel(
        labels=("spam",),
        weights=weights,
        counts=np.zeros((len(COUNTS), 1), np.float32),
        bias=np.array([bias], np.float32),
        heads=np.zeros((SIZE + len(RUDENESS), 1), np.float32),
        hidden=np.zeros((1, SIZE + len(RUDENESS), BENDS), np.float32),
        bends=np.zeros((1, BENDS), np.float32),
        outs=np.zeros((1, BENDS), np.float32),
        blends=np.ones((2, 1, 2 + len(CLUES)), np.float32),
        sums=np.array([[[-1.0, 1.0]]] * 2, np.float32),
        chances=np.array([[[-2.0, 2.0]]] * 2, np.float32),
    )


def score(model: TextModel, text: str) -> dict[str, float]:
    return model.score([fold(text).text])[0]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_a_text_scores_the_same_alone_and_in_a_batch(texts: list[str]) -> None:
    model = toy({"a": 1.0, "00": -2.0, "th": 0.5})
    batch = model.margins(texts)
    alone = np.vstack([model.margins([text]) for text in texts])
    assert np.allclose(batch, alone, atol=1e-5)


def test_no_run_of_characters_reaches_into_the_next_text() -> None:
    seen = features(["ab", "cd"])
    assert np.array_equal(seen.slots[:, :4], features(["ab"]).slots)
    assert np.count_nonzero(seen.slots[:, 3]) == 1


def test_every_run_that_fits_is_seen_and_no_other() -> None:
    slots = features(["abc"]).slots
    assert slots.shape == (ORDERS, 5)
    assert [np.count_nonzero(row) for row in slots] == [5, 4, 3, 2, 1]


def test_digits_and_names_do_not_matter_but_hosts_do() -> None:
    assert np.array_equal(features(["pay 123"]).slots, features(["pay 987"]).slots)
    assert view("hi @someone") == view("hi @anyone")
    assert view("see https://a.example/long/path?x=1 now") == " see a.example/ now "
    assert view("看https://a.example/x。") != view("看https://b.example/x。")


def test_counts_tell_what_a_text_is_made_of() -> None:
    counts = dict(zip(COUNTS, features(["$5!! @me https://a.example ?\n🎁"]).counts[0], strict=True))
    assert all(counts[name] > 0 for name in COUNTS)
    quiet = dict(zip(COUNTS, features(["hello"]).counts[0], strict=True))
    assert [name for name, value in quiet.items() if value > 0] == ["length"]


def test_an_empty_batch_has_no_scores_and_an_empty_text_has_one() -> None:
    model = toy({})
    assert model.score([]) == []
    assert 0 < model.score([""])[0]["spam"] < 1


def test_a_long_batch_is_scored_in_order() -> None:
    model = toy({"win": 4.0})
    scores = [row["spam"] for row in model.score(["win" if at % 7 == 0 else "hi" for at in range(1500)])]
    assert all((value > 0.5) == (at % 7 == 0) for at, value in enumerate(scores))


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_higher_sum_never_has_a_lower_chance(one: float, other: float) -> None:
    knots, odds = np.array([-30.0, 0.0, 10.0]), np.array([-5.0, 0.4, 2.2])
    low, high = log_odds(np.array(sorted((one, other))), knots, odds)
    assert low <= high + 1e-9


ADVERTS = (
    "诚招线上兼职，手机就能做，日结300-500，不收押金，加V lufa88",
    "USDT换汇，大额可约，秒到账无冻卡，飞机 @bobo_hui",
    "高勝率合約帶單，入群免費領取，名額有限 https://t.me/+Ab3dE9xYz",
    "Earn $500 daily from home with our trading bot, guaranteed profit, DM me on telegram @profit_anna",
    "Free Discord Nitro for 3 months, claim here https://nitro-gift.xyz/claim",
    "Требуются люди на удалёнку, доход от 50000 рублей в неделю, пиши в лс @rabota_tut",
)
EVERYDAY = (
    "明天几点集合？老地方见",
    "升级到22.04之后启动报错，日志在 https://github.com/a/b/issues/12",
    "我电话13800012345，到了打给我",
    "聽日去行山，邊個去舉手",
    "BTC又插水，我唔敢睇個wallet",
    "try sudo apt update first, then restart the service",
    "got liquidated last night, lost $2000, lesson learned",
    "does anyone have a spare ticket for sunday?",
    "Обновился, теперь не запускается, лог тут https://example.org/log",
    "ok",
)


@pytest.mark.parametrize("text", ADVERTS)
def test_the_shipped_model_is_sure_of_plain_adverts(model: TextModel, text: str) -> None:
    assert score(model, text)["spam"] >= 0.9


@pytest.mark.parametrize("text", EVERYDAY)
def test_the_shipped_model_leaves_everyday_talk_alone(model: TextModel, text: str) -> None:
    scores = score(model, text)
    assert scores["spam"] < 0.5
    assert scores["conflict"] < 0.5


@pytest.mark.parametrize("text", ADVERTS[:4])
def test_the_shipped_model_sees_through_evasions(model: TextModel, text: str) -> None:
    assert score(model, "\u200b".join(text))["spam"] == pytest.approx(score(model, text)["spam"], abs=0.02)


def test_the_shipped_model_tells_an_attack_from_banter(model: TextModel) -> None:
    attack = min(
        score(model, text)["conflict"] for text in ("you are a pathetic idiot, get out", "滚出去，你这个脑残废物")
    )
    banter = max(score(model, text)["conflict"] for text in ("damn, forgot my keys again", "卧槽，服务器又崩了"))
    assert attack > banter
