"""Measuring runs: the shipped judging on given data, and each source by a model that was trained without it."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from bot.app import FORECAST, MODEL
from bot.forecasting import forecasts
from bot.judging import Judge
from bot.quality import sets
from bot.quality.figures import ranking, wilson
from bot.quality.labelled import MOST, Labelled, LabelledTalk, drawn, labelled
from bot.quality.lessons import lessons_rows
from bot.quality.measuring import calibrations, evasion_rows, everyday_scores, language_rows, source_rows
from bot.quality.remembered import Remembered
from bot.quality.report import ForecastRow, Report
from bot.quality.trying import Told, Tried, by_source, joined, tried
from bot.training.corpus import Sample, samples
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.forecast_models import load_forecast_model
from storage.models import card_path, load_text_model

_EVADED = 400
"""Adverts of one source that are written anew with each evasion."""


def as_it_is(model: TextModel | None, given: Labelled, told: Told) -> Report:
    """Measure the judging with a model, or by rules alone, on labelled data."""
    judge = Judge(model)
    report = _report(model.name if model else "none", unseen=False)
    if given.texts:
        parts = []
        for source, texts in by_source(given.texts).items():
            told(f"judging {source}: {len(texts):,} texts")
            parts.append(tried(judge, texts))
        adverts = [(judge, drawn([text for text in part.samples if text.spam], _EVADED)) for part in parts]
        report = _measured(report, joined(parts), adverts, told, None)
    return replace(report, forecast=_forecast(given.talks, model.sentences if model else None, told))


def left_out(data: Path, cache: Path, told: Told) -> Report:
    """Measure every source under `data` by a model that was trained without it, the shipped settings unchanged.

    What is never trained on is judged by the shipped model. Vectors are kept in `cache`. Raises DataError, ModelError.
    """
    from bot.training.evidence import evidence  # scikit-learn is heavy, and needed here alone
    from bot.training.fit import fit_left_out, fold_of

    sentences = Remembered(cache)
    shipped = Judge(replace(load_text_model(MODEL), sentences=sentences))
    learnt, never = samples(data, sets.SEED), sets.validated(data)
    told(f"reading {len(learnt):,} texts")
    seen = evidence(learnt, sentences)
    told("training models that leave sources out")
    models, folds = fit_left_out(learnt, seen)
    del seen
    judges = [Judge(replace(model, sentences=sentences)) for model in models]
    fold = {sample.kin: int(folds[place]) for place, sample in enumerate(learnt)}
    parts = []
    for source, texts in by_source(learnt[place] for place in sets.one_of_each(learnt)).items():
        told(f"judging {source}")
        parts += [_by_fold(judges, drawn(texts), fold)]
    for source, texts in by_source(never).items():
        told(f"judging {source}")
        parts.append(tried(shipped, drawn(texts, 2 * MOST)))
    own = sets.plain_adverts()
    own_folds = fold_of(own)
    adverts = [(judge, [text for text, its in zip(own, own_folds, strict=True) if its == at]) for at, judge in enumerate(judges)]
    public = [drawn([text for text in part.samples if text.spam], _EVADED) for part in parts[: -len(by_source(never))]]
    adverts += [(judges[fold[text[0].kin]], text) for text in public if text and not text[0].source.startswith("seeds")]
    report = _measured(_report(_digest(), unseen=True), joined(parts), adverts, told, sets.EVERYDAY)
    talks = labelled([data / sets.FORECAST], told).talks
    return replace(
        report,
        forecast=_forecast(talks, sentences, told),
        lessons=tuple(lessons_rows(parts, judges, fold, shipped)),
        validated=tuple(sorted(by_source(never))),
    )
