"""Plots of a report as SVG files of their own: figures with their intervals, and the calibration curve."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from markupsafe import Markup

from bot.quality.figures import Figure
from bot.quality.report import Calibration, Report, Row

_WIDTH: Final = 760
_LEFT: Final = 250
_RIGHT: Final = 70
_ROW: Final = 24
_TOP: Final = 44
_SIDE: Final = 420
_EDGE: Final = 56
_STYLE: Final = Markup(
    "<style>text{font:13px system-ui,sans-serif;fill:#333}.t{font-weight:600;font-size:15px}.g{stroke:#ddd}"
    ".i{stroke:#2f6f9f;stroke-width:2}.d{fill:#2f6f9f}.e{text-anchor:end}.m{text-anchor:middle}"
    ".s{stroke:#999;stroke-dasharray:4 4}</style>"
)


def plots(report: Report) -> dict[str, Markup]:
    """Draw what there is to draw, by file name."""
    found = {}
    for label in ("spam", "conflict"):
        rows = [row for row in report.sources if row.label == label and row.positives and row.auc]
        if rows:
            found[f"{label}-auc.svg"] = dots(f"{label}: AUC by source, per cent", _named(rows, "auc"), 0.5, 1.0)
            found[f"{label}-caught.svg"] = dots(
                f"{label}: caught where 0.5 % of other everyday talk is flagged, per cent", _named(rows, "at"), 0.0, 1.0
            )
    if report.evasions:
        losses = [(f"{row.evasion}, {row.language}", row.auc_lost) for row in report.evasions]
        top = max(0.02, *(figure.high for _, figure in losses))
        low = min(0.0, *(figure.low for _, figure in losses))
        found["evasions.svg"] = dots("AUC lost under one evasion, points", losses, low, top)
    found |= {f"{each.label}-calibration.svg": curve(each) for each in report.calibration}
    return found


def save(report: Report, folder: Path) -> list[str]:
    """Write the plots to a folder, and give their names."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = plots(report)
    for name, plot in drawn.items():
        (folder / name).write_text(f"{plot}\n", encoding="utf-8")
    return sorted(drawn)


def dots(title: str, rows: Sequence[tuple[str, Figure]], low: float, high: float) -> Markup:
    """Draw a dot with its interval for each figure, from `low` to `high`."""
    height = _TOP + len(rows) * _ROW + 30
    drawn = [_text(8, 22, title, "t")]

    def across(value: float) -> float:
        return _LEFT + (min(max(value, low), high) - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)

    for part in range(5):
        value = low + (high - low) * part / 4
        drawn.append(_line(across(value), _TOP - 8, across(value), height - 26, "g"))
        drawn.append(_text(across(value), height - 8, f"{value * 100:.3g}", "m"))
    for number, (name, figure) in enumerate(rows):
        y = _TOP + number * _ROW + 8
        drawn += [
            _text(_LEFT - 12, y + 4, name, "e"),
            _line(across(figure.low), y, across(figure.high), y, "i"),
            _dot(across(figure.value), y),
            _text(_WIDTH - _RIGHT + 10, y + 4, f"{figure.value * 100:.1f}", ""),
        ]
    return _svg(title, _WIDTH, height, drawn)


def curve(found: Calibration) -> Markup:
    """Draw how often what had a chance had the label; on the dashed line a chance means what it says."""
    title = f"{found.label}: chances, and what came true, per cent"
    far = _SIDE - 24

    def at(value: float) -> float:
        return _EDGE + value * (far - _EDGE)

    drawn = [_text(8, 22, title, "t"), _line(at(0), at(1), at(1), at(0), "s")]
    for part in range(5):
        value = part / 4
        drawn += [
            _line(at(value), at(0), at(value), at(1), "g"),
            _line(at(0), at(value), at(1), at(value), "g"),
            _text(at(value), far + 18, f"{value * 100:.0f}", "m"),
            _text(_EDGE - 8, at(1 - value) + 4, f"{value * 100:.0f}", "e"),
        ]
    for each in found.bins:
        x = at(each.chance)
        drawn += [_line(x, at(1 - each.share.low), x, at(1 - each.share.high), "i"), _dot(x, at(1 - each.share.value))]
    return _svg(title, _SIDE, _SIDE, drawn)


def _named(rows: Iterable[Row], what: str) -> list[tuple[str, Figure]]:
    found = [(row.name, row.auc if what == "auc" else row.at[1].caught if row.at else None) for row in rows]
    return [(name, figure) for name, figure in found if figure]


def _svg(title: str, width: float, height: float, drawn: Iterable[Markup]) -> Markup:
    frame = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">\n{}\n'
        '<rect width="100%" height="100%" fill="#fff"/>\n{}\n</svg>'
    )
    return frame.format(width, height, title, _STYLE, Markup("\n").join(drawn))


def _text(x: float, y: float, text: str, kind: str) -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" class="{}">{}</text>').format(x, y, kind, text)


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> Markup:
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" class="{}"/>').format(x, y, to_x, to_y, kind)


def _dot(x: float, y: float) -> Markup:
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="4" class="d"/>').format(x, y)
