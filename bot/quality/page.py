"""The page about a measuring run, in Markdown, for people who run groups."""

from collections.abc import Iterable, Iterator, Sequence

from bot.quality.aims import FAILS, aims
from bot.quality.report import Report, Row
from bot.quality.sheets import Sheet, per_cent, sheets

_HALF = 0.5
_POINTS = 0.02
_OFF = 0.05
_ASKED, _ACTED, _MANY = 0.005, 0.001, 0.02


def page(report: Report, plots: Sequence[str], figures: str) -> str:
    """Write the page; `plots` are files as seen from it, and `figures` is the JSON file.

    Only where sources were left out are they held against what was to be reached.
    """
    how = _UNSEEN.format(never=", ".join(report.validated)) if report.unseen else _AS_IT_IS
    of = f"shipped model with the SHA-256 `{report.model}`" if report.unseen else f"model `{report.model}`"
    head = _HEAD.format(of=of, measured=report.measured, commit=report.commit, how=how.strip(), figures=figures)
    held = [_aims(report), _weak(report)] if report.unseen else []
    drawn = "\n\n".join(f"![{_caption(name)}]({name})" for name in plots)
    parts = [head, *held, *map(_sheet, sheets(report)), _BORROWED, f"## Plots\n\n{drawn}"]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _aims(report: Report) -> str:
    rows = [(each.what, each.aim, each.measured, each.holds) for each in aims(report)]
    sheet = Sheet(
        title="What was to be reached", heads=("", "to reach", "measured", "holds"), rows=tuple(rows), words=4
    )
    return _sheet(sheet)


def _weak(report: Report) -> str:
    lines = [*_missed(report), *_seldom_caught(report), *_mistaken(report), *_evaded(report), *_miscalibrated(report)]
    return "## Where it is weak\n\n" + "\n".join(f"- {line}" for line in lines) + _ALWAYS


def _missed(report: Report) -> Iterator[str]:
    missed = [each.what for each in aims(report) if each.holds == FAILS]
    if missed:
        yield f"Not reached of the aims above: {'; '.join(missed)}."


def _seldom_caught(report: Report) -> Iterator[str]:
    for row in _spam(report):
        if row.at and row.at[1].caught and row.at[1].caught.value < _HALF:
            caught = per_cent(row.at[1].caught)
            yield f"Of the adverts in {row.name} {caught} % are caught where 0.5 % of other everyday talk is flagged."


def _mistaken(report: Report) -> Iterator[str]:
    """Name the talk that is flagged more often than it should be, and the hardest honest texts."""
    for row in report.everyday:
        if row.flagged.low > _ASKED or row.acted.low > _ACTED:
            yield (
                f"Of the everyday talk in {row.name}, {per_cent(row.flagged, 2)} % are asked about or acted on "
                f"({per_cent(row.as_conflict, 2)} % as a quarrel)."
            )
    for each in _spam(report):
        if each.wrong and each.wrong_acted and each.wrong.low > _MANY:
            yield (
                f"Of the honest texts in {each.name}, {per_cent(each.wrong, 2)} % are taken for adverts, and "
                f"{per_cent(each.wrong_acted, 2)} % acted on."
            )


def _evaded(report: Report) -> Iterator[str]:
    for row in report.evasions:
        if row.auc_lost.value > _POINTS or row.caught_lost.value > _POINTS:
            yield (
                f"Adverts ({row.language}) written with {row.evasion} are caught less often by "
                f"{per_cent(row.caught_lost)} points, and ranked worse by {per_cent(row.auc_lost)}."
            )


def _miscalibrated(report: Report) -> Iterator[str]:
    for each in report.calibration:
        if each.error.value > _OFF:
            yield (
                f"Chances of {each.label} are off by {per_cent(each.error)} points on average of these texts: they are "
                "set by how rarely everyday talk reaches them, so that the bot errs on the side of silence."
            )


def _spam(report: Report) -> Iterable[Row]:
    return (row for row in report.sources if row.label == "spam")


def _sheet(sheet: Sheet) -> str:
    lines = [
        f"## {sheet.title[0].upper()}{sheet.title[1:]}",
        "",
        f"| {' | '.join(sheet.heads)} |",
        "|" + "---|" * sheet.words + "---:|" * (len(sheet.heads) - sheet.words),
        *(f"| {' | '.join(cells)} |" for cells in sheet.rows),
    ]
    return "\n".join(lines)


def _caption(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".svg").replace("-", ", ")


_HEAD = """
# How good it is

Written by `innkeeper evaluate`; do not edit by hand. Measured on {measured} at commit `{commit}`, of the
{of}.
The figures are kept in [{figures}]({figures}) as well.

Every text is judged as the first message of a newcomer, with the default settings and nothing known of the group: a
group that sets its budget and teaches the bot does better. All figures are per cent; in brackets stands the interval
that holds the true figure 95 times in 100, as far as chance alone is concerned.

{how}

- *AUC*: how often an advert scores above an honest text. 50 is guessing, 100 is perfect.
- *Caught at 0.5 %*: what lies above a limit that 0.5 % of the everyday talk of all **other** sources lies above, each
  counting the same. That is what a new group gets on its first day. How much of its own honest talk lies above that
  limit tells how little limits carry over.
- *Caught, acted on*: what the bot asks a moderator about or acts on, and what it acts on by itself.
"""

_UNSEEN = """
Each source was judged by a model that had been trained without it and without a quarter of all others; the files of the
project's own sentences (`seeds_*`) are sources like any other. Never trained on at all, and so judged by the
shipped model itself: {never}. Of every source at most 5,000 texts were drawn.
"""

_AS_IT_IS = "The texts were judged by the model as it is; what it was trained on looks better here than it is."

_BORROWED = "\\* has no ham of its own, and is ranked against the ham of the other sources."

_ALWAYS = """
- No openly licensed spam of Telegram, Discord, X or Chinese live chats is to be had. What is said of those rests on old
  text messages, on comments under videos and on sentences that the project wrote itself, which are easier for a model
  that learnt from others by the same hand.
- The evasions are made by rules. Those for homophones and pinyin are others than the model was trained with, the rest
  are the same. What people think of next is not among them.
- Hostility is measured against what strangers called offensive, sampled by keyword; a single message can make the bot
  ask, never act.
- The intervals know nothing of how a group differs from all that was measured here.
"""
