"""A report as tables of words and figures, for the terminal and for the page alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.quality.figures import Figure
from bot.quality.report import EvasionRow, Report, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: a title, what its columns are, and its rows; the first columns are words, the others figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


def per_cent(figure: Figure | None, digits: int = 1) -> str:
    """Write a figure in per cent with its interval, – for none."""
    if figure is None:
        return "–"
    value, low, high = (f"{each * 100:.{digits}f}" for each in (figure.value, figure.low, figure.high))
    return f"{value} ({low}–{high})"


def sheets(report: Report) -> list[Sheet]:
    """Give all tables that have rows."""
    found = [everyday(report)]
    for label in ("spam", "conflict"):
        found += [
            Sheet(title=f"{label}: told apart, per cent", heads=_RANKED, rows=_rows(report.sources, label, ranked)),
            Sheet(title=f"{label}: what the bot does, per cent", heads=_DONE, rows=_rows(report.sources, label, done)),
            Sheet(
                title=f"{label}: by language, told apart", heads=_RANKED, rows=_rows(report.languages, label, ranked)
            ),
            Sheet(
                title=f"{label}: by language, what the bot does", heads=_DONE, rows=_rows(report.languages, label, done)
            ),
        ]
    found += [calibration(report), evasions(report.evasions), forecast(report), lessons(report)]
    return [sheet for sheet in found if sheet.rows]


_RANKED = ("data", "texts", "of it", "AUC", "caught at 0.1 %", "at 0.5 %", "at 1 %", "own ham above the 0.5 % limit")
_DONE = ("data", "texts", "caught", "acted on", "right among flagged", "wrongly flagged", "wrongly acted on")


def ranked(row: Row) -> tuple[str, ...]:
    """Write how well a row is told apart; nothing where there is nothing to tell apart."""
    if not row.positives:
        return ()
    caught = [per_cent(at.caught) for at in row.at] or ["–"] * 3
    own = per_cent(row.at[1].flagged, 2) if row.at else "–"
    auc = per_cent(row.auc) + (" *" if row.borrowed and row.auc else "")
    return (row.name, f"{row.texts:,}", f"{row.positives:,}", auc, *caught, own)


def done(row: Row) -> tuple[str, ...]:
    """Write what the bot does at its default settings."""
    return (
        row.name,
        f"{row.texts:,}",
        per_cent(row.caught),
        per_cent(row.caught_acted),
        per_cent(row.precision),
        per_cent(row.wrong, 2),
        per_cent(row.wrong_acted, 2),
    )


def everyday(report: Report) -> Sheet:
    """Write what the bot does about everyday talk."""
    cells = tuple(
        (
            row.name,
            f"{row.texts:,}",
            *(per_cent(each, 2) for each in (row.acted, row.flagged, row.as_spam, row.as_conflict)),
        )
        for row in report.everyday
    )
    heads = ("everyday talk", "texts", "acted on", "asked about or acted on", "as spam", "as a quarrel")
    return Sheet(title="everyday talk: what the bot does about it, per cent", heads=heads, rows=cells)


def evasions(rows: Sequence[EvasionRow]) -> Sheet:
    """Write what each evasion costs."""
    heads = ("evasion", "adverts", "texts", "caught before", "caught less by", "AUC less by (below 0: more)")
    cells = tuple(
        (
            row.evasion,
            row.language,
            f"{row.texts:,}",
            per_cent(row.caught),
            per_cent(row.caught_lost),
            per_cent(row.auc_lost),
        )
        for row in rows
    )
    return Sheet(title="evasions, one at a time: points lost at 0.5 %", heads=heads, rows=cells, words=2)


def calibration(report: Report) -> Sheet:
    """Write how true the chances are."""
    cells = tuple(
        (each.label, f"{bin_.texts:,}", f"{bin_.chance * 100:.1f}", per_cent(bin_.share), per_cent(each.error))
        for each in report.calibration
        for bin_ in each.bins
    )
    heads = ("label", "texts", "mean chance", "had the label", "off by, on average")
    return Sheet(title="calibration: what chances are worth", heads=heads, rows=cells)


def forecast(report: Report) -> Sheet:
    """Write how well conversations are forecast."""
    cells = tuple(
        (row.name, f"{row.conversations:,}", per_cent(row.right), per_cent(row.auc)) for row in report.forecast
    )
    return Sheet(title="forecast of attacks", heads=("data", "conversations", "right at 0.5", "AUC"), rows=cells)


def lessons(report: Report) -> Sheet:
    """Write what a group's own verdicts bring."""
    cells = tuple((row.name, str(row.verdicts), per_cent(row.before), per_cent(row.after)) for row in report.lessons)
    heads = ("data", "verdicts", "caught at 1 % without", "caught at 1 % with")
    return Sheet(title="a group's own verdicts", heads=heads, rows=cells)


def _rows(rows: Iterable[Row], label: str, written: Callable[[Row], tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(cells for row in rows if row.label == label and (cells := written(row)))
