"""Axes, spans of time, and drawings."""

from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replay.plots import Column, Row, columns, nice_top, rows, week
from bot.replay.spans import spans

DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2035, 1, 1))
HOSTILE = "</title><script>alert(1)</script>\"'"


@given(st.floats(0, 1e9))
def test_an_axis_ends_at_a_round_number_not_far_above(value: float) -> None:
    top = nice_top(value)
    assert value <= top or top == pytest.approx(value)
    assert top <= max(1, value * 2)


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_every_day_is_in_a_span_and_spans_have_no_gaps(days: list[date]) -> None:
    over = spans(days)
    assert {over.start_of(day) for day in days} <= set(over.starts)
    assert list(over.starts) == sorted(set(over.starts))
    assert all(
        over.start_of(later - timedelta(days=1)) == earlier
        for earlier, later in zip(over.starts, over.starts[1:], strict=False)
    )


@pytest.mark.parametrize(("length", "unit"), [(0, "day"), (61, "day"), (62, "week"), (700, "week"), (4000, "month")])
def test_long_histories_are_shown_in_longer_spans(length: int, unit: str) -> None:
    first = date(2020, 2, 28)
    over = spans([first, first + timedelta(days=length)])
    assert over.unit == unit
    assert len(over.starts) <= 140


@pytest.mark.parametrize("count", [0, 1, 3, 200])
def test_drawings_are_well_formed_whatever_is_written_on_them(count: int) -> None:
    places = [Column(label=HOSTILE, parts=(("acted", float(n)), ("asked", 0.0)), tip=HOSTILE) for n in range(count)]
    things = [Row(label=HOSTILE, parts=(("acted", float(n)),), value="1", tip=HOSTILE) for n in range(count)]
    cells = [[float(count)] * 24] * 7
    drawings = [
        columns(HOSTILE, places, x="x", y="y", say=str),
        rows(HOSTILE, things),
        week(HOSTILE, cells, days=[HOSTILE] * 7, hour="h", tip=lambda _day, _hour: HOSTILE),
    ]
    for drawing in drawings:
        root = ET.fromstring(drawing)
        assert root.tag == "svg"
        assert not root.findall(".//script")
        assert root.get("aria-label") == HOSTILE
