"""The data that measuring unseen sources rests on: the model's own folds, and sets that it never learns from."""

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bot.training.corpus import OWN, SEEDS, Sample, Source, seed_rows, taken
from bot.training.variants import variant

SEED: Final = 7

FORECAST: Final = "derail_en_cga_val/conversations.jsonl"
"""Conversations that the forecast is measured on and never learns from."""

EVERYDAY: Final = frozenset(
    ("irc_ubuntu_a", "irc_ubuntu_b", "irc_linux", "lccc", "chatterbot", "banking77", "clinc150", "uci_sms", "nus_sms")
)
"""Sources of everyday talk, on which limits rest."""

TAUGHT: Final = ("youtube", "uci_sms", "fbs_sms")
"""Sources on which it is measured what a group's own verdicts bring."""

_MARKS: Final = re.compile(r"[^\w\s]|_")
_NUMBER: Final = re.compile(r"\d+")


def _ham(row: dict[str, object]) -> Iterator[Sample]:
    yield Sample(text=str(row["text"]), source="", kin="", spam=False, conflict=False)


def _stripped(row: dict[str, object]) -> Iterator[Sample]:
    """Take from everyday messages what the adverts of the same source have lost: marks and numbers."""
    text = _NUMBER.sub("DIGIT", _MARKS.sub("", str(row["text"])))
    yield Sample(text=text, source="", kin="", spam=False)


def _spam(row: dict[str, object]) -> Iterator[Sample]:
    yield Sample(text=str(row["text"]), source="", kin="", spam=True)


def _rude(row: dict[str, object]) -> Iterator[Sample]:
    yield Sample(text=str(row["text"]), source="", kin="", conflict=str(row["label"]) == "1")


_NUS, _FBS = "ham_zh_nus_sms", "spam_zh_fbs_sms"
VALIDATED: Final = (
    Source(name="nus_sms", folder=_NUS, file="data.csv", licence="none stated", read=_ham, most=5_000),
    Source(name="fbs_sms", folder=_FBS, file="data.csv", licence="none stated", read=_spam, most=2_500),
    Source(name="fbs_sms", folder=_NUS, file="data.csv", licence="none stated", read=_stripped, most=2_500),
    Source(name="olid", folder="tox_en_olid", file="train.csv", licence="research", read=_rude, most=5_000),
)
"""Sets whose licence allows to measure and not to train; the adverts of fbs_sms stand beside ham that is as bare."""


def validated(data: Path) -> list[Sample]:
    """Return the texts that are never learnt from. Raises DataError where a set is missing or unreadable."""
    chance = random.Random(SEED)  # noqa: S311 -- repeatable, not secret
    return [sample for source in VALIDATED for sample in taken(source, data, chance)]


def one_of_each(samples: Sequence[Sample]) -> list[int]:
    """Give the places of texts of which none was made from another: the first of each kin."""
    first: dict[str, int] = {}
    for place, sample in enumerate(samples):
        first.setdefault(sample.kin, place)
    return list(first.values())


def plain_adverts() -> list[Sample]:
    """Return each of the project's own adverts once, its blanks filled, without any evasion."""
    chance = random.Random(SEED)  # noqa: S311 -- repeatable, not secret
    return [
        Sample(text=variant(row["text"], row["lang"], chance, evade=False), source=own, kin=kin, spam=True)
        for name, own in zip(SEEDS, OWN, strict=True)
        for kin, row in seed_rows(name)
        if row["label"] == "spam" and row["genre"] != "obfuscated"
    ]
