"""The data a model is trained on and tried on: public sets in their folders, and the project's own sentences."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

from bot.training.variants import decorated, tongue, variant


class DataError(ValueError):
    """The data is missing or cannot be read; the message says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One text and what is known of it: `spam` and `conflict` are yes, no, or None for unknown.

    `kin` names texts that must not be parted between training and testing (the variants of one seed). `lang` is known
    of the project's own sentences. `weight` is how much it counts for conflict, where the label says little.
    """

    text: str
    source: str
    kin: str
    spam: bool | None = None
    conflict: bool | None = None
    lang: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public set or a part of one: its folder and file, its licence, how its rows are read, how many are taken."""

    name: str
    folder: str
    file: str
    licence: str
    read: Callable[[dict[str, object]], Iterator[Sample]]
    most: int = 1_000_000


SEEDS = tuple(
    sorted(
        file.name
        for file in files("bot.training").joinpath("seeds").iterdir()
        if file.name.endswith(".jsonl") and file.name != "conversations.jsonl"
    )
)
"""The files of the project's own sentences, in `bot/training/seeds`; conversations are for the forecast."""

OWN = tuple(f"seeds_{name.removesuffix('.jsonl')}" for name in SEEDS)
"""The names of these files as sources."""

_WORDING = ("evasions_zh.json", "wording.json")
_VARIANTS = {"spam": 8, "ham": 6, "conflict": 6}
_DECORATED = 6_000
_PROFANE = 0.2
_PARAGRAPHS = 1_500
_BUNDLES = 1_500


def _sms(row: dict[str, object]) -> Iterator[Sample]:
    yield _sample(row["text"], spam=row["label"] == "spam", conflict=False if row["label"] == "ham" else None)


def _calm(row: dict[str, object]) -> Iterator[Sample]:
    yield _sample(row["text"], spam=False, conflict=False)


def _channel(*parts: str) -> Callable[[dict[str, object]], Iterator[Sample]]:
    """Read one channel, or one time of it: who leaves it out may still learn from the others."""

    def read(row: dict[str, object]) -> Iterator[Sample]:
        if row["part"] in parts:
            yield _sample(row["text"], spam=False, conflict=False)

    return read


def _turns(row: dict[str, object]) -> Iterator[Sample]:
    turns = row["turns"]
    if isinstance(turns, list):
        for turn in turns:
            yield _sample(turn, spam=False, conflict=False)


def _offensive(row: dict[str, object]) -> Iterator[Sample]:
    yield _sample(row["text"], spam=False, conflict=str(row["label"]) == "1")


def _tweets(row: dict[str, object]) -> Iterator[Sample]:
    """Hate is conflict; what was called offensive is mostly profanity, and counts little."""
    weight = _PROFANE if row["label"] == "offensive" else 1.0
    yield replace(_sample(row["text"], spam=False, conflict=row["label"] != "neither"), weight=weight)


def _sample(text: object, *, spam: bool | None, conflict: bool | None) -> Sample:
    return Sample(text=str(text), source="", kin="", spam=spam, conflict=conflict)


_IRC = "ham_en_irc_ubuntu"
SOURCES = (
    Source(name="uci_sms", folder="spam_en_uci_sms", file="data.csv", licence="CC BY 4.0", read=_sms),
    Source(name="youtube", folder="spam_en_youtube", file="data.csv", licence="CC BY 4.0", read=_sms),
    Source(name="irc_linux", folder=_IRC, file="data.csv", licence="CC BY 4.0", read=_channel("channel-two")),
    Source(name="lccc", folder="ham_zh_lccc_toy", file="dialogues.jsonl", licence="MIT", read=_turns, most=15_000),
    Source(name="irc_ubuntu_a", folder=_IRC, file="data.csv", licence="CC BY 4.0", read=_channel("train"), most=15_000),
    Source(name="cold", folder="tox_zh_cold", file="train.csv", licence="Apache-2.0", read=_offensive, most=20_000),
    Source(name="clinc150", folder="faq_en_clinc150", file="data.csv", licence="CC BY 3.0", read=_calm, most=5_000),
    Source(name="banking77", folder="faq_en_banking77", file="train.csv", licence="CC BY 4.0", read=_calm, most=4_000),
    Source(name="chatterbot", folder="ham_multi_chatterbot", file="data.csv", licence="BSD-3-Clause", read=_calm),
    Source(
        name="irc_ubuntu_b",
        folder=_IRC,
        file="data.csv",
        licence="CC BY 4.0",
        read=_channel("dev", "test"),
        most=12_000,
    ),
    Source(name="davidson", folder="tox_en_davidson", file="data.csv", licence="MIT", read=_tweets, most=16_000),
)
"""The sets whose licence allows a shipped model to be trained on them."""


def samples(data: Path, seed: int) -> list[Sample]:
    """Return everything the model learns from, in an order that depends on the seed alone.

    Raises DataError where a folder is missing or a file cannot be read.
    """
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    public = [sample for source in SOURCES for sample in taken(source, data, chance)]
    own = list(_own(chance))
    made = [*_decorated(public, chance), *_paragraphs(public, chance), *_bundles(own, chance)]
    return [*public, *own, *made]


def digests(data: Path) -> dict[str, str]:
    """Return the SHA-256 of every file the model learns from, by its name."""
    found = {f"{source.folder}/{source.file}": (data / source.folder / source.file).read_bytes() for source in SOURCES}
    found |= {
        f"seeds/{name}": files("bot.training").joinpath("seeds", name).read_bytes() for name in (*SEEDS, *_WORDING)
    }
    return {name: sha256(content).hexdigest() for name, content in found.items()}


def read_rows(path: Path) -> Iterator[dict[str, object]]:
    """Read a CSV file with a header, or a JSON object a line; raises DataError with the line number."""
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            if path.suffix == ".csv":
                yield from csv.DictReader(lines)
                return
            for number, line in enumerate(lines, 1):
                if line.strip():
                    row = json.loads(line)
                    if not isinstance(row, dict):
                        raise DataError(f"{path}: line {number} is not a JSON object")
                    yield row
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} cannot be read: {error}") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"{path}: line {number} is not JSON") from error


def taken(source: Source, data: Path, chance: random.Random) -> list[Sample]:
    """Return the texts of a source, each once, in an order that is drawn. Raises DataError."""
    path = data / source.folder / source.file
    if not path.is_file():
        raise DataError(f"{path} is missing: give the folder that holds {source.folder} with --data")
    try:
        found = [sample for row in read_rows(path) for sample in source.read(row)]
    except KeyError as error:
        raise DataError(f"{path} has no column {error}") from error
    unique = list({sample.text: sample for sample in found if sample.text.strip()}.values())
    chance.shuffle(unique)
    return [
        replace(sample, source=source.name, kin=f"{source.name}:{number}")
        for number, sample in enumerate(islice(unique, source.most))
    ]


def seed_rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each of the project's own sentences in a file, and the name that all its variants share."""
    lines = files("bot.training").joinpath("seeds", name).read_text("utf-8").splitlines()
    return ((f"{name}:{number}", json.loads(line)) for number, line in enumerate(lines))


def _own(chance: random.Random) -> Iterator[Sample]:
    """Vary every seed of the project; an everyday sentence is neither spam nor conflict, an advert is no conflict."""
    for name, own in zip(SEEDS, OWN, strict=True):
        for kin, seed in seed_rows(name):
            label, lang = seed["label"], seed["lang"]
            texts = {variant(seed["text"], lang, chance, evade=label == "spam") for _ in range(_VARIANTS[label])}
            for text in sorted(texts):
                yield Sample(
                    text=text,
                    source=own,
                    kin=kin,
                    spam=label == "spam",
                    conflict=label == "conflict",
                    lang=tongue(lang),
                )


def _decorated(public: list[Sample], chance: random.Random) -> Iterator[Sample]:
    """Give honest sentences the look of adverts, so that a link or a number alone means nothing."""
    honest = [sample for sample in public if sample.spam is False and sample.conflict is False]
    for sample in chance.sample(honest, min(_DECORATED, len(honest))):
        lang = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in sample.text[:20]) else "en"
        text = decorated(sample.text, lang, chance)
        yield Sample(text=text, source=sample.source, kin=sample.kin, spam=False, conflict=False)


def _paragraphs(public: list[Sample], chance: random.Random) -> Iterator[Sample]:
    """Join neighbours of one source to long texts, so that length alone means nothing."""
    honest = [sample for sample in public if sample.spam is False and sample.conflict is False]
    for start in chance.sample(range(len(honest)), min(_PARAGRAPHS, len(honest))):
        first, *rest = honest[start : start + chance.randint(3, 16)]
        texts = [first.text, *(sample.text for sample in rest if sample.source == first.source)]
        text = chance.choice([" ", " ", ", ", "\n"]).join(texts)
        yield Sample(text=text, source=first.source, kin=first.kin, spam=False, conflict=False)


def _bundles(own: list[Sample], chance: random.Random) -> Iterator[Sample]:
    """Put an advert amid everyday sentences of its language."""
    adverts = [sample for sample in own if sample.spam]
    everyday = [sample for sample in own if sample.spam is False and sample.conflict is False]
    for advert in chance.sample(adverts, min(_BUNDLES, len(adverts))):
        other = chance.choice(
            [sample for sample in chance.sample(everyday, 40) if sample.lang == advert.lang] or [advert]
        )
        text = chance.choice([" ", "\n", ""]).join(chance.sample([advert.text, other.text], 2))
        yield Sample(text=text, source=advert.source, kin=advert.kin, spam=True)
