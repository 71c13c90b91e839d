"""Measuring what was tried: by source, by language, by chance, and under each evasion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.judging import Judge
from bot.quality.evading import EVASIONS, evaded
from bot.quality.figures import (
    Figure,
    Scores,
    calibration,
    caught_lost,
    precision,
    ranking,
    ranking_lost,
    share,
    threshold,
    wilson,
)
from bot.quality.languages import OTHER, language
from bot.quality.report import FINE, WRONG, AtLimit, Calibration, EvasionRow, EverydayRow, Row
from bot.quality.trying import LABELS, Lot, Told, Tried, tried
from bot.training.corpus import Sample

_FEWEST: Final = 30
"""Texts of a language, or changed by an evasion, from which on a figure means anything."""

Quiet = Mapping[str, Scores]
"""Scores of everyday talk, by source."""


def source_rows(everything: Tried, everyday: frozenset[str] | None = None) -> list[Row]:
    """Measure each label on each source; limits rest on the ham of other sources, only of `everyday` ones if given."""
    rows: list[Row] = []
    names = np.array([sample.source for sample in everything.samples])
    for label in LABELS:
        quiet = everyday_scores(everything, label, everyday)
        for name in sorted(set(names.tolist())):
            rows += _row(name, label, everything.where(names == name), _others(quiet, name))
    return rows


def language_rows(everything: Tried, everyday: frozenset[str] | None = None) -> list[Row]:
    """Measure each label on each language with enough texts; limits rest on all everyday talk."""
    rows: list[Row] = []
    names = np.array([language(sample.text) for sample in everything.samples])
    for label in LABELS:
        quiet = everyday_scores(everything, label, everyday)
        for name in sorted(set(names.tolist()) - {OTHER}):
            chosen = names == name
            if chosen.sum() >= _FEWEST:
                rows += _row(name, label, everything.where(chosen), quiet)
    return rows


def everyday_rows(everything: Tried, everyday: frozenset[str] | None = None) -> list[EverydayRow]:
    """Measure on everyday talk what is flagged for any reason, by source and by language."""
    calm = np.array([not (sample.spam or sample.conflict) for sample in everything.samples])
    names = np.array([sample.source for sample in everything.samples])
    talk = everything.where(calm if everyday is None else calm & np.isin(names, sorted(everyday)))
    sources = np.array([sample.source for sample in talk.samples])
    languages = np.array([language(sample.text) for sample in talk.samples])
    rows = []
    for of in (sources, languages):
        for name in sorted(set(of.tolist()) - {OTHER}):
            part = talk.where(of == name)
            if part.acted.size >= _FEWEST:
                rows.append(_everyday_row(name, part))
    return rows


def _everyday_row(name: str, part: Tried) -> EverydayRow:
    texts = int(part.acted.size)
    return EverydayRow(
        name=name,
        texts=texts,
        acted=wilson(int(part.acted.sum()), texts),
        flagged=wilson(int((part.flagged != "").sum()), texts),
        as_spam=wilson(int((part.flagged == "spam").sum()), texts),
        as_conflict=wilson(int((part.flagged == "conflict").sum()), texts),
    )


def calibrations(everything: Tried) -> list[Calibration]:
    """Measure how true the chances of each label are."""
    found = []
    for label in LABELS:
        known, truth = _known(everything, label)
        if truth.any() and not truth.all():
            bins, error = calibration(truth, everything.scores[label][known])
            found.append(Calibration(label=label, texts=int(truth.size), error=error, bins=tuple(bins)))
    return found


def evasion_rows(adverts: Sequence[Lot], quiet: Quiet, told: Told) -> Iterator[EvasionRow]:
    """Measure what each evasion costs on adverts, by language."""
    limit = threshold(quiet, FINE)
    if limit is None or not adverts:
        return
    ham = np.concatenate(list(quiet.values()))
    plain = [tried(lot.judge, lot.samples) for lot in adverts]
    spoken = [np.array([_family(sample.text) for sample in lot.samples]) for lot in plain]
    for name in EVASIONS:
        told(f"evasion: {name}")
        changed = [_changed(name, lot.judge, its) for lot, its in zip(adverts, plain, strict=True)]
        for tongue in sorted({tongue for names in spoken for tongue in names.tolist()}):
            places = [names == tongue for names in spoken]
            before = _scores(zip(plain, changed, places, strict=True), 0)
            after = _scores(zip(plain, changed, places, strict=True), 1)
            if before.size >= _FEWEST:
                yield _evasion_row(name, tongue, before, after, ham, limit)


def everyday_scores(everything: Tried, label: str, everyday: frozenset[str] | None) -> dict[str, Scores]:
    """Give the scores of texts that have not the label, by source."""
    known, truth = _known(everything, label)
    names = np.array([sample.source for sample in everything.samples])[known]
    scores = everything.scores[label][known]
    return {
        name: scores[(names == name) & ~truth]
        for name in sorted(set(names.tolist()))
        if (everyday is None or name in everyday) and ((names == name) & ~truth).any()
    }


def _others(quiet: Quiet, name: str) -> Quiet:
    """Give everyday talk of other sources; of the own where there is no other."""
    return {source: scores for source, scores in quiet.items() if source != name} or quiet


def _row(name: str, label: str, part: Tried, quiet: Quiet) -> Iterator[Row]:
    known, truth = _known(part, label)
    if not truth.size:
        return
    scores = part.scores[label][known]
    flagged = part.flagged[known] == label
    acted = flagged & part.acted[known]
    yes, no = scores[truth], scores[~truth]
    borrowed = not no.size
    others = np.concatenate(list(quiet.values())) if borrowed and quiet else no
    yield Row(
        name=name,
        label=label,
        texts=int(truth.size),
        positives=int(truth.sum()),
        borrowed=borrowed,
        auc=ranking(yes, others),
        precision=precision(int(flagged[truth].sum()), int(flagged[~truth].sum())) if yes.size and no.size else None,
        caught=_share(flagged[truth]),
        caught_acted=_share(acted[truth]),
        wrong=_share(flagged[~truth]),
        wrong_acted=_share(acted[~truth]),
        at=tuple(
            AtLimit(wrong=wrong, limit=limit, caught=_share(yes > limit), flagged=_share(no > limit))
            for wrong in WRONG
            if (limit := threshold(quiet, wrong)) is not None
        ),
    )


def _known(part: Tried, label: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Give which texts' answers are known, and those answers."""
    answers = part.truth(label)
    known = np.array([answer is not None for answer in answers], np.bool_)
    return known, np.array([bool(answer) for answer in answers if answer is not None], np.bool_)


def _share(hits: NDArray[np.bool_]) -> Figure | None:
    return share(int(hits.sum()), int(hits.size))


def _family(text: str) -> str:
    """Name the family of scripts: evasions do not differ within one."""
    name = language(text)
    return "Chinese" if name.startswith(("Chinese", "Cantonese")) else name


def _changed(name: str, judge: Judge, plain: Tried) -> Scores:
    """Give the scores of the evaded texts, NaN where an evasion changes nothing."""
    written = [evaded(name, sample.text) for sample in plain.samples]
    scores = np.full(len(written), np.nan)
    places = [at for at, sample in enumerate(plain.samples) if written[at] != sample.text]
    lot = [Sample(text=written[at], source="", kin="") for at in places]
    scores[places] = tried(judge, lot).scores["spam"]
    return scores


def _scores(lots: Iterable[tuple[Tried, Scores, NDArray[np.bool_]]], after: int) -> Scores:
    """Give the scores of the changed texts of a language, before or after the evasion."""
    found = []
    for plain, changed, places in lots:
        chosen = places & ~np.isnan(changed)
        found.append(changed[chosen] if after else plain.scores["spam"][chosen])
    return np.concatenate(found)


def _evasion_row(name: str, tongue: str, before: Scores, after: Scores, ham: Scores, limit: float) -> EvasionRow:
    return EvasionRow(
        evasion=name,
        language=tongue,
        texts=int(before.size),
        caught=wilson(int((before > limit).sum()), int(before.size)),
        auc_lost=ranking_lost(before, after, ham),
        caught_lost=caught_lost(before > limit, after > limit),
    )
