"""Plots as inline SVG: columns over time, rows to compare, a map of the week. Colours come from the page's classes."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

_WIDTH: Final = 720
_HEIGHT: Final = 264
_LEFT: Final = 52
_TOP: Final = 30
_BOTTOM: Final = 40
_ROW: Final = 30
_MOST_LABELS: Final = 8
_WIDEST: Final = 64
_STEPS: Final = (1, 2, 3, 4, 5, 6, 8, 10)
_FINE_STEPS: Final = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)

Say = Callable[[float], str]
"""How a number is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One place on the time axis: its label, the heights stacked on each other (by class), and what hovering tells."""

    label: str
    parts: tuple[tuple[str, float], ...]
    tip: str

    @property
    def total(self) -> float:
        """The height of the whole column."""
        return sum(value for _, value in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to compare: its name, the lengths beside each other (by class), and the number written after it."""

    label: str
    parts: tuple[tuple[str, float], ...]
    value: str
    tip: str

    @property
    def total(self) -> float:
        """The length of the whole row."""
        return sum(value for _, value in self.parts)


def columns(title: str, places: Sequence[Column], *, x: str, y: str, say: Say) -> Markup:
    """Draw stacked columns over time; `x` and `y` name the axes."""
    top = nice_top(max((place.total for place in places), default=0))
    wide, high = _WIDTH - _LEFT - 8, _HEIGHT - _TOP - _BOTTOM
    step = wide / max(len(places), 1)
    drawn = [_grid(top, high, say), _axis_names(x, y)]
    every = math.ceil(len(places) / _MOST_LABELS)
    for number, place in enumerate(places):
        left = _LEFT + number * step
        drawn.append(_stack(place, left, step, high / top))
        if number % every == 0:
            drawn.append(_text(left + step / 2, _HEIGHT - _BOTTOM + 16, place.label, "tick mid"))
    return _svg(title, _WIDTH, _HEIGHT, drawn)


def rows(title: str, things: Sequence[Row]) -> Markup:
    """Draw a bar for each thing, one under the other."""
    longest = max((thing.total for thing in things), default=0) or 1
    left, room = 210, _WIDTH - 210 - 80
    drawn = []
    for number, thing in enumerate(things):
        y = number * _ROW + 5
        bars, at = [_tip(thing.tip)], float(left)
        bars.append(_rect(0, y - 5, _WIDTH, _ROW, "hover"))
        bars.append(_text(left - 12, y + 14, thing.label, "name end"))
        for kind, value in thing.parts:
            length = room * value / longest
            if value:
                bars.append(_rect(at, y, max(length, 1.5), 20, kind, round_=3))
            at += length
        bars.append(_text(at + 8, y + 14, thing.value, "value"))
        drawn.append(_group(bars))
    return _svg(title, _WIDTH, len(things) * _ROW + 4, drawn)


def week(
    title: str, cells: Sequence[Sequence[float]], *, days: Sequence[str], hour: str, tip: Callable[[int, int], str]
) -> Markup:
    """Draw a map of the week: seven rows of 24 hours, the darker the more. `hour` names the axis under it."""
    most = max((value for row in cells for value in row), default=0) or 1
    side, left, top = 27, 60, 6
    drawn = []
    for day, row in enumerate(cells):
        drawn.append(_text(left - 10, top + day * side + 18, days[day], "name end"))
        for at, value in enumerate(row):
            shade = 0 if value <= 0 else 1 + min(7, int(8 * (value / most) ** 0.6))
            square = _rect(left + at * side, top + day * side, side - 3, side - 3, f"heat heat-{shade}", round_=4)
            drawn.append(_group([_tip(tip(day, at)), square]))
    bottom = top + 7 * side
    drawn += [_text(left + at * side + 12, bottom + 14, f"{at:02}", "tick mid") for at in range(0, 24, 3)]
    drawn.append(_text(left + 12 * side, bottom + 32, hour, "axis mid"))
    return _svg(title, _WIDTH, bottom + 38, drawn)


def nice_top(value: float) -> float:
    """Give a round number at or above `value` for the end of an axis, at least 1."""
    if value <= 1:
        return 1
    size = 10.0 ** math.floor(math.log10(value))
    steps = _FINE_STEPS if size > 1 else _STEPS
    return next(step * size for step in steps if step * size >= value)


def _stack(place: Column, left: float, step: float, scale: float) -> Markup:
    width = min(step - min(4.0, step * 0.2), _WIDEST)
    y = float(_HEIGHT - _BOTTOM)
    bars = [_tip(place.tip), _rect(left, _TOP, step, _HEIGHT - _BOTTOM - _TOP, "hover")]
    for kind, value in place.parts:
        if value:
            height = max(value * scale, 1.0)
            y -= height
            bars.append(_rect(left + (step - width) / 2, y, width, height, kind))
    return _group(bars)


def _grid(top: float, high: float, say: Say) -> Markup:
    lines = []
    parts = next(number for number in (4, 5, 3, 2, 1) if top % number == 0)
    for number in range(parts + 1):
        y = _HEIGHT - _BOTTOM - high * number / parts
        lines.append(
            Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"/>').format(_LEFT, _WIDTH - 8, y, y)
        )
        lines.append(_text(_LEFT - 8, y + 4, say(top * number / parts), "tick end"))
    return Markup("").join(lines)


def _axis_names(x: str, y: str) -> Markup:
    return _text(_LEFT - 44, 12, y, "axis") + _text((_LEFT + _WIDTH) / 2, _HEIGHT - 6, x, "axis mid")


def _svg(title: str, width: float, height: float, drawn: Iterable[Markup]) -> Markup:
    frame = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
    return frame.format(width, height, title, Markup("\n").join(drawn))


def _group(parts: Iterable[Markup]) -> Markup:
    return Markup("<g>{}</g>").format(Markup("").join(parts))


def _tip(text: str) -> Markup:
    return Markup("<title>{}</title>").format(text)


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" class="{}">{}</text>').format(x, y, kind, text)


def _rect(x: float, y: float, width: float, height: float, kind: str, round_: float = 0) -> Markup:
    corner = Markup(' rx="{}"').format(round_) if round_ else ""
    shape = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"{} class="{}"/>')
    return shape.format(x, y, max(width, 0.5), height, corner, kind)
