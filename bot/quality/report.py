"""What a measuring run found, as it is kept in JSON."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from bot.quality.figures import Bin, Figure

WRONG: Final = (0.001, 0.005, 0.01)
"""Shares of everyday talk at which it is measured what is caught."""

FINE: Final = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLimit:
    """What lies above a limit that is set so that `wrong` of the everyday talk of other sources does."""

    wrong: float
    limit: float
    caught: Figure | None
    flagged: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One label on the texts of one source or language; a figure whose class is missing is None.

    `borrowed`: it is ranked against the ham of other sources, having none of its own. Caught and wrong are shares of
    the label's texts and of all others, at the bot's default settings: asked about or acted on, and acted on, as this
    label.
    """

    name: str
    label: str
    texts: int
    positives: int
    borrowed: bool
    auc: Figure | None
    precision: Figure | None
    caught: Figure | None
    caught_acted: Figure | None
    wrong: Figure | None
    wrong_acted: Figure | None
    at: tuple[AtLimit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayRow:
    """What the bot does about everyday talk: acts on, flags (asks about or acts on) for any reason, and as what."""

    name: str
    texts: int
    acted: Figure
    flagged: Figure
    as_spam: Figure
    as_conflict: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class EvasionRow:
    """What an evasion costs, on the texts that it changes: of the ranking, and of what is caught at 0.5 %."""

    evasion: str
    language: str
    texts: int
    caught: Figure
    auc_lost: Figure
    caught_lost: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How far a label's chances are from what came true."""

    label: str
    texts: int
    error: Figure
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRow:
    """Conversations told apart: at a risk of one half, and by rank."""

    name: str
    conversations: int
    right: Figure
    auc: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsRow:
    """What is caught at 1 % false alarms of a source's own ham: by the model alone, and with so many verdicts."""

    name: str
    verdicts: int
    before: Figure
    after: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A measuring run: what was measured, on which data, and what was found.

    `unseen`: sources were judged by models trained without them. `model` is the SHA-256 of the weights.
    """

    model: str
    commit: str
    measured: str
    unseen: bool
    sources: tuple[Row, ...]
    languages: tuple[Row, ...] = ()
    everyday: tuple[EverydayRow, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    evasions: tuple[EvasionRow, ...] = ()
    forecast: tuple[ForecastRow, ...] = ()
    lessons: tuple[LessonsRow, ...] = ()
    validated: tuple[str, ...] = ()

    def row(self, name: str, label: str = "spam") -> Row | None:
        """Give the row of a source or a language, if it was measured."""
        rows = (*self.sources, *self.languages)
        return next((row for row in rows if (row.name, row.label) == (name, label)), None)


def save(report: Report, path: Path) -> None:
    """Write a report as JSON."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")


def load(path: Path) -> Report:
    """Read a report; raises msgspec.ValidationError where it is none."""
    return msgspec.json.decode(path.read_bytes(), type=Report)
