"""Variants of the seeds."""

import json
import random
import re
from importlib.resources import files

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from bot.training.corpus import SEEDS
from bot.training.variants import decorated, variant

ROWS = [
    json.loads(line)
    for name in SEEDS
    for line in files("bot.training").joinpath("seeds", name).read_text("utf-8").splitlines()
]

LANGS = {
    "zh-Hans",
    "zh-Hant",
    "yue-Hant",
    "en",
    "ru",
    "de",
    "es",
    "pt",
    "tr",
    "id",
    "vi",
    "ar",
    "hi",
    "fr",
    "it",
    "uk",
    "fa",
}


def test_every_seed_is_a_sentence_with_a_label_a_language_and_a_genre() -> None:
    for row in ROWS:
        assert set(row) == {"text", "label", "lang", "genre"}
        assert row["label"] in {"spam", "ham", "conflict"}
        assert row["lang"] in LANGS
        assert row["text"].strip() == row["text"] != ""


def test_no_seed_is_written_twice() -> None:
    texts = [row["text"] for row in ROWS]
    assert len(texts) == len(set(texts))


def test_no_two_seeds_of_a_language_nearly_agree() -> None:
    for lang in LANGS - {"zh-Hans", "zh-Hant", "yue-Hant"}:
        texts = [row["text"].lower() for row in ROWS if row["lang"] == lang]
        close = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=88, dtype=np.uint8)
        np.fill_diagonal(close, 0)
        assert [(texts[one], texts[other]) for one, other in np.argwhere(close > 88)] == []


@pytest.mark.parametrize(
    ("lang", "label", "least"),
    [
        *(("en", "spam", 800), ("en", "ham", 1800), ("en", "conflict", 200)),
        *(("ru", "spam", 400), ("ru", "ham", 500), ("ru", "conflict", 90)),
        *(
            ("es", "spam", 15),
            ("de", "spam", 10),
            ("tr", "spam", 8),
            ("ar", "spam", 8),
            ("hi", "spam", 8),
            ("fa", "spam", 8),
        ),
    ],
)
def test_there_are_enough_seeds_of_each_kind(lang: str, label: str, least: int) -> None:
    assert sum(row["lang"] == lang and row["label"] == label for row in ROWS) >= least


def test_many_adverts_give_no_way_to_answer_them() -> None:
    blanks = r"{(tg|link|phone|contact|invite|server|bait|page|video|repo|wallet|contract|handle|user|wx|qq)}"
    adverts = [row["text"] for row in ROWS if row["label"] == "spam" and row["lang"] in {"en", "ru"}]
    assert 0.2 < sum(not re.search(blanks, text) for text in adverts) / len(adverts) < 0.4


@pytest.mark.parametrize("number", range(20))
def test_every_blank_of_every_seed_is_filled(number: int) -> None:
    chance = random.Random(number)
    for row in ROWS:
        text = variant(row["text"], row["lang"], chance, evade=row["label"] == "spam")
        assert not re.search(r"\{\w*\}", text)


def test_the_same_seed_gives_the_same_variants_and_another_gives_others() -> None:
    def drawn(seed: int) -> list[str]:
        chance = random.Random(seed)
        return [variant("加微信 {wx}，日结{cny}，{link}", "zh-Hans", chance, evade=True) for _ in range(20)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    assert len(set(drawn(1))) > 15


def test_a_decorated_sentence_keeps_its_words() -> None:
    chance = random.Random(3)
    assert all("good morning" in decorated("good morning", "en", chance) for _ in range(50))
