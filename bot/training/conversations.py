"""What the forecast learns from: the project's own conversations, calm talk of public sets, and hostile sentences."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from bot.training.corpus import DataError, read_rows
from chat.plain import plain
from moderation.conversation import WINDOW, Turn
from moderation.text import fold

SEEDS: Final = "conversations.jsonl"
SETS: Final = {
    "ham_zh_lccc_toy/dialogues.jsonl": "MIT",
    "ham_en_irc_ubuntu/data.csv": "CC BY 4.0",
    "tox_zh_cold/train.csv": "Apache-2.0",
    "tox_en_davidson/data.csv": "MIT",
}
"""The files that are read below the folder of data, and their licences."""

_CALM: Final = 1200
_IRC_TURNS: Final = (3, 7)
_OFFENSIVE: Final = 0.05
"""What a tweet counts that was called offensive: mostly profanity, and seldom at anybody."""

_COLD: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Turns and whether an attack came next; `weight` is 1 for the project's own."""

    turns: tuple[Turn, ...]
    derails: bool
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One text, as written and folded, whether it is hostile, and how much it counts."""

    text: str
    folded: str
    hostile: bool
    weight: float


def turn(text: str, author: str = "") -> Turn:
    """Give a turn that has been read."""
    written = plain(text)
    return Turn(text=written, folded=fold(written).text, author=author)


def seeds() -> list[Conversation]:
    """Return the conversations written for the project, in their order."""
    lines = files("bot.training").joinpath("seeds", SEEDS).read_text("utf-8").splitlines()
    return [
        Conversation(
            turns=tuple(turn(text, author) for author, text in row["turns"]), derails=row["derails"], lang=row["lang"]
        )
        for row in map(json.loads, lines)
    ]


def calm(data: Path, seed: int) -> list[Conversation]:
    """Return everyday talk: dialogues in Chinese, stretches of a technical channel in English."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    dialogues = [_texts(row["turns"]) for row in read_rows(_there(data, "ham_zh_lccc_toy/dialogues.jsonl"))]
    lines = [str(row["text"]) for row in read_rows(_there(data, "ham_en_irc_ubuntu/data.csv"))]
    stretches = [lines[at : at + chance.randint(*_IRC_TURNS)] for at in chance.sample(range(len(lines)), _CALM)]
    talk = [*chance.sample(dialogues, min(_CALM, len(dialogues))), *stretches]
    return [Conversation(turns=tuple(map(turn, texts[-WINDOW:])), derails=False) for texts in talk]


def sentences(data: Path) -> Iterator[Sentence]:
    """Give single texts with what is known of their hostility."""
    for row in read_rows(_there(data, "tox_zh_cold/train.csv")):
        yield _sentence(row["text"], hostile=row["label"] == "1", weight=_COLD)
    for row in read_rows(_there(data, "tox_en_davidson/data.csv")):
        weight = _OFFENSIVE if row["label"] == "offensive" else 1.0
        yield _sentence(row["text"], hostile=row["label"] != "neither", weight=weight)


def digests(data: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that is learnt from, by its name."""
    found = {name: _there(data, name).read_bytes() for name in SETS}
    found[f"seeds/{SEEDS}"] = files("bot.training").joinpath("seeds", SEEDS).read_bytes()
    return {name: sha256(content).hexdigest() for name, content in sorted(found.items())}


def _sentence(text: object, *, hostile: bool, weight: float) -> Sentence:
    written = plain(str(text))
    return Sentence(text=written, folded=fold(written).text, hostile=hostile, weight=weight)


def _there(data: Path, name: str) -> Path:
    path = data / name
    if not path.is_file():
        raise DataError(f"{path} is missing: give the folder that holds {name} with --data")
    return path


def _texts(turns: Any) -> Sequence[str]:
    return [str(each) for each in turns] if isinstance(turns, list) else []
