"""The project's own sentences: each says something of its own, in the script that it claims."""

import json
import re
from importlib.resources import files
from itertools import groupby

import numpy as np
import opencc
import pytest
from rapidfuzz import fuzz, process

from bot.training.corpus import SEEDS

BLANK = re.compile(r"\{\w+\}")
ALIKE = 88
_CHINESE = [name for name in SEEDS if name.endswith("_zh.jsonl")]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("bot.training").joinpath("seeds", name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _without_blanks(text: str) -> str:
    return BLANK.sub("□", text)


def test_no_chinese_seed_is_nearly_another() -> None:
    texts = sorted((_without_blanks(row["text"]) for name in _CHINESE for row in _rows(name)), key=len)
    alike = []
    for length, group in groupby(texts, key=len):
        # a pair whose lengths differ more cannot be that alike
        near = [text for text in texts if length <= len(text) <= length * (200 - ALIKE) / ALIKE]
        some = list(group)
        found = process.cdist(some, near, scorer=fuzz.ratio, score_cutoff=ALIKE + 0.001)
        alike += [(some[one], near[two]) for one, two in np.argwhere(found) if one != two]
    assert alike == []


@pytest.mark.parametrize("name", _CHINESE)
def test_a_seed_is_written_in_the_script_that_it_claims(name: str) -> None:
    simplify, complicate = opencc.OpenCC("t2s").convert, opencc.OpenCC("s2t").convert
    for row in _rows(name):
        if row["genre"] == "obfuscated":
            continue  # spammers mix the scripts
        traditional = sum(simplify(letter) != letter for letter in row["text"])
        simplified = sum(complicate(letter) != letter == simplify(letter) for letter in row["text"])
        assert row["lang"] in {"zh-Hans", "zh-Hant", "yue-Hant"}
        assert (traditional <= simplified) if row["lang"] == "zh-Hans" else (simplified <= traditional), row["text"]


def test_there_is_enough_of_every_kind_and_the_adverts_are_of_many_shapes() -> None:
    rows = [row for name in _CHINESE for row in _rows(name)]
    adverts = [row["text"] for row in rows if row["label"] == "spam"]
    assert len(adverts) >= 900
    assert sum(row["label"] == "ham" for row in rows) >= 1500
    assert sum(row["label"] == "conflict" for row in rows) >= 150
    assert sum(len(BLANK.sub("12345678", text)) <= 30 for text in adverts) >= len(adverts) / 2
    assert len(adverts) / 5 <= sum("{" not in text for text in adverts) <= len(adverts) / 2
