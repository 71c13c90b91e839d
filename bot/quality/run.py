"""Measuring runs: the shipped judging on given data, and each source by a model that was trained without it."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.app import MODEL
from bot.forecasting import forecasts
from bot.foresight import FORECAST
from bot.judging import Judge
from bot.quality import sets
from bot.quality.figures import ranking, wilson
from bot.quality.labelled import Labelled, LabelledTalk, drawn, labelled
from bot.quality.lessons import lessons_rows
from bot.quality.measuring import calibrations, evasion_rows, everyday_rows, everyday_scores, language_rows, source_rows
from bot.quality.remembered import Remembered
from bot.quality.report import ForecastRow, Report
from bot.quality.trying import Lot, Told, by_source, joined, tried
from bot.training.corpus import Sample, samples
from moderation.sentences import UNHURRIED, Sentences
from moderation.text_model import TextModel
from storage.forecast_models import load_forecast_model
from storage.model_files import card_path
from storage.models import load_text_model

_EVADED: Final = 400
"""Adverts of one source that are written anew with each evasion."""


def as_it_is(model: TextModel | None, given: Labelled, told: Told, verdicts: int = 0) -> Report:
    """Measure the judging with a model, or by rules alone, on labelled data; and what verdicts bring, if any are asked.

    For these all texts together count as one group.
    """
    judge = Judge(model)
    report = _report(model.name if model else "none", unseen=False)
    if given.texts:
        lots = [Lot(judge=judge, samples=texts) for texts in by_source(given.texts).values()]
        report = _measured(report, lots, _adverts(lots), told, None)
        if verdicts:
            told("teaching verdicts")
            report = replace(report, lessons=tuple(lessons_rows("all files", given.texts, judge, [verdicts])))
    return replace(report, forecast=tuple(_forecast(given.talks, told)))


def left_out(data: Path, cache: Path, told: Told) -> Report:
    """Measure every source under `data` by a model that was trained without it, and without a fold of others.

    What is never trained on is judged by the shipped model. Vectors are kept in `cache`. Raises DataError, ModelError.
    """
    with Remembered(cache) as sentences:
        return _left_out(data, sentences, told)


def _left_out(data: Path, sentences: Sentences, told: Told) -> Report:
    from bot.training.evidence import evidence  # scikit-learn is heavy, and needed here alone
    from bot.training.fit import fit_left_out, fold_of

    shipped = Judge(replace(load_text_model(MODEL), sentences=sentences))
    learnt, never = samples(data, sets.SEED), by_source(sets.validated(data))
    told(f"reading {len(learnt):,} texts")
    seen = evidence(learnt, sentences)
    told("training four models that leave sources out")
    judges = [Judge(replace(model, sentences=sentences)) for model in fit_left_out(learnt, seen, sets.SEED)]
    single = by_source(learnt[place] for place in sets.one_of_each(learnt))
    known = [text for texts in single.values() for text in drawn(texts)]
    lots = [*_by_fold(judges, known, fold_of(known)), *(Lot(judge=shipped, samples=texts) for texts in never.values())]
    own = sets.plain_adverts()
    adverts = [*_adverts(lots), *_by_fold(judges, own, fold_of(own))]
    report = _measured(_report(_digest(), unseen=True), lots, adverts, told, sets.EVERYDAY)
    talks = labelled([data / sets.FORECAST], told).talks
    taught = [lot for lot in lots if lot.samples[0].source in sets.TAUGHT]
    told("teaching verdicts")
    return replace(
        report,
        forecast=tuple(_forecast(talks, told)),
        lessons=tuple(row for lot in taught for row in lessons_rows(lot.samples[0].source, lot.samples, lot.judge)),
        validated=tuple(sorted(never)),
    )


def _by_fold(judges: Sequence[Judge], texts: Sequence[Sample], folds: NDArray[np.intp]) -> list[Lot]:
    """Give each text to the judge whose model knows nothing of its fold."""
    lots = []
    for fold, judge in enumerate(judges):
        held = [text for text, its in zip(texts, folds, strict=True) if its == fold]
        lots += [Lot(judge=judge, samples=each) for each in by_source(held).values()]
    return lots


def _adverts(lots: Iterable[Lot]) -> list[Lot]:
    """Draw adverts to be written past the filter; the project's own are taken elsewhere, as they were first written."""
    found = [Lot(judge=lot.judge, samples=drawn([text for text in lot.samples if text.spam], _EVADED)) for lot in lots]
    return [lot for lot in found if lot.samples and not lot.samples[0].source.startswith("seeds_")]


def _measured(
    report: Report, lots: Sequence[Lot], adverts: Sequence[Lot], told: Told, everyday: frozenset[str] | None
) -> Report:
    parts = []
    for lot in lots:
        told(f"judging {lot.samples[0].source}: {len(lot.samples):,} texts")
        parts.append(tried(lot.judge, lot.samples))
    everything = joined(parts)
    told("working out the figures")
    return replace(
        report,
        sources=tuple(source_rows(everything, everyday)),
        languages=tuple(language_rows(everything, everyday)),
        everyday=tuple(everyday_rows(everything, everyday)),
        calibration=tuple(calibrations(everything)),
        evasions=tuple(evasion_rows(adverts, everyday_scores(everything, "spam", everyday), told)),
    )


def _forecast(talks: Sequence[LabelledTalk], told: Told) -> list[ForecastRow]:
    """Forecast the conversations of each source."""
    if not talks:
        return []
    rows, model, sentences = [], load_forecast_model(FORECAST), Sentences(UNHURRIED)
    for name in sorted({each.source for each in talks}):
        told(f"forecasting {name}")
        its = [each for each in talks if each.source == name]
        risks = np.array([found.risk for found in forecasts([each.talk for each in its], model, sentences)])
        truth = np.array([each.derails for each in its])
        right = wilson(int(((risks >= 0.5) == truth).sum()), len(its))
        auc = ranking(risks[truth], risks[~truth])
        rows.append(ForecastRow(name=name, conversations=len(its), right=right, auc=auc))
    return rows


def _report(model: str, *, unseen: bool) -> Report:
    asked = ["git", "describe", "--always", "--dirty"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 -- a fixed command
    commit = found.stdout.strip() or "unknown"
    return Report(model=model, commit=commit, measured=str(datetime.now(UTC).date()), unseen=unseen, sources=())


def _digest() -> str:
    """Give the SHA-256 of the shipped weights, as their card has it."""
    return str(json.loads(card_path(MODEL).read_text("utf-8"))["sha256"])
