"""The report on the terminal: what matters, in a screenful, readable at 80 columns."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from adapters.history.notes import notes
from bot.replay.comparison import Change, Comparison
from bot.replay.recording import OUTCOMES, Recording
from bot.replay.replay import Replayed
from bot.replay.sample import REGULAR_FROM, Shown
from bot.replay.wording import Wording
from chat.case import Outcome

_CASES: Final = 8
_MEMBERS: Final = 5
_DETECTORS: Final = 8
_FORECASTS: Final = 3
_COLOURS: Final = {Outcome.ACTED: "red", Outcome.ASKED: "yellow", Outcome.NOTED: "dim"}
_CHANGE_COLOURS: Final = {Change.CAUGHT: "red", Change.HARDER: "red", Change.LET_GO: "green", Change.SOFTER: "green"}


def show(replayed: Replayed, wording: Wording, console: Console) -> None:
    """Print the report."""
    recording = replayed.recording
    console.print(_head(replayed, wording))
    if recording.outcomes:
        console.print(_detectors(recording, wording))
        console.print(_members(recording, wording))
        for outcome in OUTCOMES[:2]:
            if cases := recording.samples[outcome].cases:
                console.print(_cases(wording.outcome(outcome), cases, wording))
    if recording.foreseen.count or replayed.foreseen_beside:
        console.print(_foreseen(replayed, wording))
    if replayed.comparison:
        console.print(_difference(replayed.comparison, wording))
    for note in notes(replayed.export):
        console.print(Text(f"• {wording.line(wording.say(note), 400)}", style="dim"))


def _head(replayed: Replayed, wording: Wording) -> Panel:
    recording = replayed.recording
    names = ", ".join(dict.fromkeys(chat.name or chat.group for chat in replayed.export.chats))
    counts = Table.grid(padding=(0, 2))
    for outcome in OUTCOMES:
        share = wording.number(recording.per_thousand(outcome))
        counts.add_row(
            Text(wording.number(recording.outcomes[outcome]), style=f"bold {_COLOURS[outcome]}", justify="right"),
            wording.outcome(outcome),
            Text(wording("report-per-thousand", share=share), style="dim"),
        )
    text = wording(
        "report-period",
        messages=wording.number(recording.messages),
        members=wording.number(recording.members),
        begin=wording.day(recording.begin),
        end=wording.day(recording.end),
    )
    parts: list[RenderableType] = [text, "", counts]
    if recording.silenced:
        parts += ["", wording("report-silenced", count=recording.silenced)]
    title = escape(wording.line(names, 70))
    return Panel(Group(*parts), title=title, title_align="left", border_style="blue")


def _detectors(recording: Recording, wording: Wording) -> Table:
    table = _table(wording("report-by-detector"))
    table.add_column(wording("report-detector"), ratio=3)
    for outcome in OUTCOMES:
        table.add_column(wording(f"report-short-{outcome}"), justify="right", style=_COLOURS[outcome], ratio=1)
    totals = {name: sum(recording.detectors[name, each] for each in OUTCOMES) for name, _ in recording.detectors}
    for name in sorted(totals, key=lambda each: (-totals[each], each))[:_DETECTORS]:
        counts = (recording.detectors[name, outcome] for outcome in OUTCOMES)
        table.add_row(wording.detector(name), *(wording.number(count) if count else "–" for count in counts))
    return table


def _members(recording: Recording, wording: Wording) -> Table:
    table = _table(wording("report-most-affected"))
    table.add_column(wording("report-member"), ratio=3, no_wrap=True)
    table.add_column(wording("report-messages"), justify="right", ratio=1)
    for outcome in OUTCOMES[:2]:
        table.add_column(wording(f"report-short-{outcome}"), justify="right", style=_COLOURS[outcome], ratio=1)
    for member, affected in recording.most_affected(_MEMBERS):
        written = recording.written[affected.group, member]
        counts = (affected.outcomes[outcome] for outcome in OUTCOMES[:2])
        name = Text(wording.line(wording.name(affected.name, member), 40))
        table.add_row(name, wording.number(written), *(wording.number(count) if count else "–" for count in counts))
    return table


def _cases(title: str, cases: Sequence[Shown], wording: Wording) -> Table:
    """Show a few cases, those against regulars and the least sure ones first: they are worth a look."""
    table = _table(wording("report-some-of", what=title))
    table.add_column("", justify="right", width=4)
    table.add_column("", ratio=1)
    telling = sorted(cases, key=lambda case: (-min(case.before, REGULAR_FROM), case.score))
    same = Counter(case.text for case in telling)
    for case in list({case.text: case for case in reversed(telling)}.values())[: -_CASES - 1 : -1]:
        by = wording.line(wording.name(case.name, case.member), 30)
        if same[case.text] > 1:
            by = wording("report-and-others", name=by, count=same[case.text] - 1)
        why = Text(wording.line(f"{by} · {wording.say(case.reasons[0] if case.reasons else '–')}", 200), style="dim")
        table.add_row(f"{case.score:.2f}", Group(Text(wording.line(case.text, 140) or "–"), why))
    return table


def _foreseen(replayed: Replayed, wording: Wording) -> Table:
    """Show how often moderators would have been warned of a quarrel, and a few of the talks, the surest first."""
    foreseen = replayed.recording.foreseen
    table = _table(wording("report-foreseen"))
    table.add_column("", justify="right", width=4)
    table.add_column("", ratio=1)
    for line in wording.foreseen(foreseen, replayed.foreseen_beside):
        table.add_row("", Text(line))
    for told in sorted(foreseen.cases, key=lambda each: -each.risk)[:_FORECASTS]:
        head = wording("report-foretold-followed" if told.followed else "report-foretold-quiet")
        said = [
            Text(f"  {wording.line(f'{wording.name(each.name, each.member)}: {each.text}', 120)}", style="dim")
            for each in told.said
        ]
        table.add_row(f"{told.risk:.2f}", Group(Text(f"{wording.moment(told.at)} · {head}"), *said))
    return table


def _difference(comparison: Comparison, wording: Wording) -> Table:
    table = _table(wording("report-difference"))
    table.add_column("", justify="right", width=7)
    table.add_column("", ratio=1)
    for change, sample in comparison.samples.items():
        count = Text(wording.number(sample.count), style=f"bold {_CHANGE_COLOURS[change]}")
        members = wording("report-of-members", count=len(comparison.members[change]))
        table.add_row(count, f"{wording.change(change)} · {members}" if sample.count else wording.change(change))
        for case in list({case.text: case for case in sample.cases}.values())[:3]:
            name = wording.name(case.name, case.member)
            table.add_row("", Text(f"  {wording.line(f'{name}: {case.text}', 120)}", style="dim"))
    return table


def _table(title: str) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", expand=True, box=None, pad_edge=False)
