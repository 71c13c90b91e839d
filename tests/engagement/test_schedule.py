from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.schedule import NEVER_QUIET, Quiet, ScheduleError, checked, missed_runs, next_run, zone_named

BERLIN = zone_named("Europe/Berlin")
NEW_YORK = zone_named("America/New_York")
SHANGHAI = zone_named("Asia/Shanghai")
ZONES = [
    zone_named(name)
    for name in ("UTC", "Asia/Taipei", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana")
]
LINES = ["30 1 * * *", "30 2 * * *", "0 20 * * 5", "*/15 * * * *", "0 0 29 2 *", "15 */6 * * 1-5", "0 9,21 1 * *"]

moments = st.integers(1_577_836_800, 2_051_222_400).map(lambda second: datetime.fromtimestamp(second, UTC))
quiets = st.builds(Quiet, since=st.integers(0, 23), until=st.integers(0, 23))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_friday_evening_is_friday_evening_in_the_groups_own_zone() -> None:
    assert next_run("0 20 * * 5", SHANGHAI, utc(2026, 11, 23)) == utc(2026, 11, 27, 12)


def test_weekday_one_is_monday() -> None:
    run = next_run("0 9 * * 1", SHANGHAI, utc(2026, 11, 24))
    assert run is not None
    assert run.astimezone(SHANGHAI).strftime("%A %H:%M") == "Monday 09:00"


def test_a_time_the_clock_shows_twice_comes_once() -> None:
    runs = missed_runs("30 1 * * *", NEW_YORK, utc(2026, 11, 1), utc(2026, 11, 2))
    assert runs == [utc(2026, 11, 1, 5, 30)]


def test_between_the_two_equal_times_the_next_run_is_tomorrows() -> None:
    second_one_oclock = utc(2026, 11, 1, 6, 0)
    assert next_run("30 1 * * *", NEW_YORK, second_one_oclock) == utc(2026, 11, 2, 6, 30)


def test_a_time_the_clock_skips_comes_right_after_the_gap() -> None:
    runs = missed_runs("30 2 * * *", BERLIN, utc(2026, 3, 28, 12), utc(2026, 3, 29, 12))
    assert [run.astimezone(BERLIN).strftime("%d %H:%M") for run in runs] == ["29 03:00"]


def test_a_leap_day_comes_every_four_years() -> None:
    assert next_run("0 12 29 2 *", SHANGHAI, utc(2026, 1, 1)) == utc(2028, 2, 29, 4)


def test_a_run_in_the_quiet_hours_waits_for_their_end_and_several_become_one() -> None:
    night = Quiet(since=23, until=8)
    runs = missed_runs("0 1,3,5,12 * * *", SHANGHAI, utc(2026, 11, 22, 16), utc(2026, 11, 23, 16), night)
    assert [run.astimezone(SHANGHAI).hour for run in runs] == [8, 12]


def test_an_empty_schedule_never_comes() -> None:
    assert next_run("", SHANGHAI, utc(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("* * * * * *", "this has 6 fields"),
        ("every day", "this has 2 fields"),
        ("61 * * * *", "bad minute"),
        ("0 0 30 2 *", "bad day-of-month"),
        ("0 0 * * FUN", "bad day-of-week"),
        ("1," * 5000 + "1 * * * *", "at most 100 characters"),
        ("\u0663 * * * *", "bad minute"),
    ],
)
def test_a_wrong_schedule_is_refused_with_an_example_of_a_right_one(line: str, hint: str) -> None:
    with pytest.raises(ScheduleError, match=hint) as caught:
        checked(line)
    assert "0 20 * * 5" in str(caught.value)


def test_a_time_zone_nobody_knows_is_refused_with_one_that_is() -> None:
    with pytest.raises(ScheduleError, match="Asia/Shanghai"):
        zone_named("Mars/Olympus")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_schedule_or_a_clear_refusal(line: str) -> None:
    try:
        tidy = checked(line)
    except ScheduleError:
        return
    assert checked(tidy) == tidy


@given(st.sampled_from(LINES), st.sampled_from(ZONES), moments, quiets)
def test_the_next_run_is_later_never_quiet_and_the_first_of_those_missed(
    line: str, zone: ZoneInfo, after: datetime, quiet: Quiet
) -> None:
    run = next_run(line, zone, after, quiet)
    assert run is not None
    assert run > after
    assert not quiet.holds(run, zone)
    assert missed_runs(line, zone, after, run, quiet) == [run]


@given(st.sampled_from(LINES[:4]), st.sampled_from(ZONES), moments, quiets)
def test_step_by_step_and_all_at_once_are_the_same_runs(
    line: str, zone: ZoneInfo, after: datetime, quiet: Quiet
) -> None:
    until = after + timedelta(days=3)
    together = missed_runs(line, zone, after, until, quiet)
    assert all(early < late for early, late in pairwise(together))
    for early, late in pairwise([after, *together]):
        assert next_run(line, zone, early, quiet) == late


@given(moments, st.sampled_from(ZONES))
def test_without_quiet_hours_every_moment_is_free(moment: datetime, zone: ZoneInfo) -> None:
    assert not NEVER_QUIET.holds(moment, zone)
    assert NEVER_QUIET.over(moment, zone) == moment
