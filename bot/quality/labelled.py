"""Reading labelled data: texts as spam or ham, conflict or ok; conversations as derailed or not."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.forecasting import Talk
from bot.judging import RequestError
from bot.training.corpus import DataError, Sample, read_rows

MOST: Final = 5_000
"""Texts that are looked at of one source."""

_SEED: Final = 7
_ENDINGS: Final = (".csv", ".jsonl")
_SPAM: Final = {"spam": True, "ad": True, "ham": False, "ok": False}
_CONFLICT: Final = {
    **dict.fromkeys(("conflict", "offensive", "hate", "1", "true"), True),
    **dict.fromkeys(("0", "neither", "ok", "false"), False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTalk:
    """A conversation of one source, and whether an attack came next."""

    source: str
    talk: Talk
    derails: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Everything to measure on: texts, and conversations."""

    texts: tuple[Sample, ...]
    talks: tuple[LabelledTalk, ...] = ()


def labelled(paths: Iterable[Path], told: Callable[[str], None], most: int = MOST) -> Labelled:
    """Read files, and folders with all CSV and JSON lines below them; each file is a source, drawn from evenly.

    What a folder holds besides labelled texts is passed over, and `told`. Raises DataError where a file cannot be
    read, has no labelled text, or labels nobody knows, and where there is but one kind, or nothing.
    """
    texts: list[Sample] = []
    talks: list[LabelledTalk] = []
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if file.suffix in _ENDINGS) if path.is_dir() else [path]
        if not inside:
            raise DataError(f"{path} holds no CSV or JSONL file")
        for file in inside:
            try:
                read = _read(file, most)
            except DataError as error:
                if not path.is_dir():
                    raise
                told(f"passed over: {error}")
                continue
            texts += read.texts
            talks += read.talks
    _refuse_one_kind(texts, talks)
    return Labelled(texts=tuple(texts), talks=tuple(talks))


def drawn(samples: Sequence[Sample], most: int = MOST) -> list[Sample]:
    """Draw at most so many, always the same, in their order."""
    if len(samples) <= most:
        return list(samples)
    places = sorted(random.Random(_SEED).sample(range(len(samples)), most))  # noqa: S311 -- repeatable, not secret
    return [samples[place] for place in places]


def _read(path: Path, most: int) -> Labelled:
    rows = list(read_rows(path))
    name = f"{path.parent.name}/{path.name}" if path.parent.name else path.name
    if rows and "turns" in rows[0] and "text" not in rows[0]:
        return Labelled(texts=(), talks=tuple(_talk(path, name, number, row) for number, row in enumerate(rows, 1)))
    try:
        pairs = [(str(row["text"] or ""), str(row["label"]).strip().lower()) for row in rows]
    except KeyError as error:
        raise DataError(f"{path} has no field {error}: each row needs `text` and `label`") from error
    label, wanted = _label_of(path, [name for _, name in pairs])
    found = [
        Sample(
            text=text,
            source=name,
            kin=f"{name}:{number}",
            spam=wanted[said] if label == "spam" else None,
            conflict=wanted[said] if label == "conflict" else None,
        )
        for number, (text, said) in enumerate(pairs)
        if said in wanted
    ]
    return Labelled(texts=tuple(drawn(found, most)))


def _talk(path: Path, name: str, number: int, row: Mapping[str, object]) -> LabelledTalk:
    said = str(row.get("label", "")).strip().lower()
    if said not in _CONFLICT:
        raise DataError(f"{path}: conversation {number} has no label: use 1 where an attack came next, else 0")
    try:
        return LabelledTalk(source=name, talk=Talk.of(row, number), derails=_CONFLICT[said])
    except RequestError as error:
        raise DataError(f"{path}: conversation {number} is {error}") from error


def _label_of(path: Path, names: Sequence[str]) -> tuple[str, Mapping[str, bool]]:
    """Return which of our labels the file is about, and what its names mean."""
    if not names:
        raise DataError(f"{path} holds no labelled text")
    for label, wanted in (("spam", _SPAM), ("conflict", _CONFLICT)):
        if any(name in wanted for name in names if name != "ok"):
            return label, wanted
    raise DataError(
        f"{path} has labels nobody knows ({', '.join(sorted(set(names))[:5])}): use spam/ham, or conflict/ok"
    )


def _refuse_one_kind(texts: Sequence[Sample], talks: Sequence[LabelledTalk]) -> None:
    """Raise DataError where nothing was given, or only what should be caught: no wrong alarm could show."""
    if not texts and not talks:
        raise DataError("no labelled text was found")
    for label, ham in (("spam", "ham"), ("conflict", "ok")):
        found = {known for each in texts if (known := getattr(each, label)) is not None}
        if found == {True}:
            raise DataError(f"all texts are labelled {label}: give a file with some {ham} too, to see wrong alarms")
    if talks and len({each.derails for each in talks}) == 1:
        raise DataError("all conversations have one label: give some that derail and some that do not")
