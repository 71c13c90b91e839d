from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.arguments import (
    LONGEST_BAN,
    LONGEST_MUTE,
    Limits,
    duration,
    first_word,
    number,
    reason_in,
    spoken,
    within,
)
from bot.commands.command import UsageError
from chat.language import language

LIMITS = Limits(least=1, most=50)
HUGE = "9" * 5_000


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("50", 50), (" 7 ", 7), ("007", 7), ("１２", 12)])
def test_a_whole_number_in_its_limits_is_read(text: str, value: int) -> None:
    assert number(text, LIMITS) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "0",
        "51",
        "1e9",
        "1e999",
        "nan",
        "inf",
        "٣",
        "²",
        "5 000",
        "+5",
        "5a",
        "−5",
        "0x10",
        "1_0",
        HUGE,
        "5\x00",
    ],
)
def test_anything_else_is_refused_with_what_is_possible(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        number(text, LIMITS)
    assert "from 1 to 50" in language("en").say(refused.value.words)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10m", timedelta(minutes=10)),
        ("2h", timedelta(hours=2)),
        ("3d", timedelta(days=3)),
        ("1w", timedelta(weeks=1)),
        ("30S", timedelta(seconds=30)),
        ("1d12h", timedelta(days=1, hours=12)),
        ("90min", timedelta(minutes=90)),
        ("10分钟", timedelta(minutes=10)),
        ("10分鐘", timedelta(minutes=10)),
        ("2小时", timedelta(hours=2)),
        ("２小時", timedelta(hours=2)),
        ("3天", timedelta(days=3)),
        ("一周", timedelta(weeks=1)),
        ("两天", timedelta(days=2)),
        ("1小时30分", timedelta(minutes=90)),
    ],
)
def test_durations_are_read_as_people_write_them(text: str, span: timedelta) -> None:
    assert duration(text) == span


@pytest.mark.parametrize(
    "text", ["-1m", "0", "5", "3x", "1.5h", "10m-5m", "5 000", "5a", "²h", "٣h", "1e9", "+5", HUGE]
)
def test_what_looks_like_a_duration_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        duration(text)


@pytest.mark.parametrize("text", ["", "flooding", "一直刷屏", "@ann", "$(reboot)", "m10", "spam" * 2_000])
def test_what_does_not_look_like_a_duration_is_none(text: str) -> None:
    assert duration(text) is None


@pytest.mark.parametrize("text", ["0m", "29s", "999999d", "999999w", "29d"])
def test_a_mute_is_never_too_short_or_too_long_for_a_network(text: str) -> None:
    span = duration(text)
    assert span is not None
    with pytest.raises(UsageError) as refused:
        within(span, LONGEST_MUTE)
    assert "from 30 seconds to 28 days" in language("en").say(refused.value.words)


def test_the_ends_of_what_is_possible_are_possible() -> None:
    assert within(timedelta(seconds=30), LONGEST_MUTE) == timedelta(seconds=30)
    assert within(timedelta(days=28), LONGEST_MUTE) == timedelta(days=28)
    assert within(timedelta(days=365), LONGEST_BAN) == timedelta(days=365)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_at_all_breaks_the_reading_of_arguments(text: str) -> None:
    for read in (lambda: duration(text), lambda: number(text, LIMITS)):
        with suppress(UsageError):
            read()
    word, rest = first_word(text)
    assert len(word) + len(rest) <= len(text)


@settings(deadline=None)
@given(st.integers(1, 59), st.sampled_from("smhdw"))
def test_a_duration_said_back_is_the_duration_that_was_read(amount: int, unit: str) -> None:
    span = duration(f"{amount}{unit}")
    assert span is not None
    said = spoken(span)
    sizes = {"span-seconds": 1, "span-minutes": 60, "span-hours": 3600, "span-days": 86400}
    count = said.values["count"]
    assert isinstance(count, int)
    assert timedelta(seconds=count * sizes[said.key]) == span


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("@ann 2h spam", ("@ann", "2h spam")),
        ('"Old Wang" stop it', ("Old Wang", "stop it")),
        ("“老 王” 别闹", ("老 王", "别闹")),
        ("「雅婷」 好", ("雅婷", "好")),
        ("@ann\nsecond line", ("@ann", "second line")),
        ('"unclosed quote', ('"unclosed', "quote")),
        ("", ("", "")),
    ],
)
def test_the_first_word_may_stand_in_quotes(text: str, parts: tuple[str, str]) -> None:
    assert first_word(text) == parts


def test_a_reason_is_one_line_of_a_bounded_length_and_nothing_in_it_is_run() -> None:
    assert reason_in("$(reboot); rm -rf `x`\nnext") == "$(reboot); rm -rf `x` next"
    assert len(reason_in("a" * 5_000)) == 300
