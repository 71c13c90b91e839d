"""Which scores are counted."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.calibration import Calibration
from chat.case import Label, Outcome
from moderation.calibrating import Judged, Scored, calibrate, honest, is_sampled, rate_of
from moderation.newcomers import Newcomers

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WHO = Newcomers()


def scored(name: str, score: float = 0.1, author: str = "ann", *, messages: int = 50, days: float = 30) -> Scored:
    return Scored(
        message=name,
        author=author,
        at=NOW - timedelta(hours=1),
        score=score,
        messages=messages,
        member_since=NOW - timedelta(days=days),
    )


def judged(name: str, outcome: Outcome, member: str = "ann", label: Label = Label.SPAM, score: float = 0.95) -> Judged:
    return Judged(message=name, member=member, label=label, outcome=outcome, score=score)


def names(found: list[Scored], cases: list[Judged] | None = None) -> list[str]:
    return [each.message for each in honest(found, cases or [], now=NOW, who=WHO)]


def counted(found: list[Scored], cases: list[Judged] | None = None, before: Calibration | None = None) -> Calibration:
    return calibrate(found, cases or [], messages=900, now=NOW, read_by="m|", before=before, who=WHO)


def test_only_members_in_good_standing_count_with_their_first_messages_too() -> None:
    found = [
        scored("regular"),
        scored("new", author="bo", messages=3),
        scored("today", author="cy", days=0.5),
        scored("gone", author="di", messages=0),
    ]
    assert names(found) == ["regular"]


def test_who_was_found_to_advertise_is_out_with_all_they_wrote() -> None:
    found = [scored("1"), scored("2", 0.95), scored("3", author="bo")]
    assert names(found, [judged("2", Outcome.CONFIRMED)]) == ["3"]
    assert names(found, [judged("9", Outcome.ACTED, label=Label.OK)]) == ["3"]


def test_a_wrong_removal_counts_and_one_nobody_confirmed_counts_once_a_member() -> None:
    found = [scored("1", 0.95), scored("2", 0.96), scored("3", 0.97)]
    undone = [judged(name, Outcome.UNDONE) for name in ("1", "2", "3")]
    assert names(found, undone) == ["1", "2", "3"]
    acted = [judged(name, Outcome.ACTED) for name in ("1", "2", "3")]
    assert len(names(found, acted)) == 1


def test_what_is_kept_are_the_highest_scores_and_what_moderators_made_of_cases() -> None:
    found = [scored(str(number), number / 1000) for number in range(700)]
    cases = [
        judged("a", Outcome.UNDONE, "x", score=0.92),
        judged("b", Outcome.DISMISSED, "x", score=0.7),
        judged("c", Outcome.CONFIRMED, "y", score=0.99),
        judged("d", Outcome.ACTED, "z", score=0.91),
        judged("e", Outcome.UNDONE, "z", Label.FLOOD),
    ]
    made = counted(found, cases)
    assert (made.seen, len(made.highest), made.highest[0]) == (700, 512, 0.699)
    assert made.wrong == (0.92, 0.7)
    assert made.caught == (0.99, 0.91)
    assert (made.messages, made.read_by, made.at) == (900, "m|", NOW)


def test_nothing_to_count_is_counted_as_nothing() -> None:
    made = counted([])
    assert (made.seen, made.highest, made.since) == (0, (), NOW)


def test_after_a_drift_only_what_was_said_since_counts_until_the_model_changes() -> None:
    early = [scored(f"e{n}", 0.001 * (n % 200)) for n in range(400)]
    early = [Scored(**{**vars_of(each), "at": NOW - timedelta(days=2)}) for each in early]
    late = [scored(f"l{n}", 0.4 + 0.001 * (n % 200)) for n in range(150)]
    before = Calibration(at=NOW - timedelta(days=1), since=NOW - timedelta(days=2), seen=400, read_by="m|")
    same = counted([*early, *[scored(f"s{n}", 0.001 * (n % 200)) for n in range(200)]], before=before)
    assert (same.seen, same.drifted_at) == (600, None)
    other = counted([*early, *late], before=before)
    assert (other.seen, other.drifted_at) == (150, before.at)
    again = counted([*early, *late], before=other)
    assert (again.seen, again.drifted_at) == (150, before.at)
    renewed = calibrate([*early, *late], [], messages=9, now=NOW, read_by="m2|", before=other, who=WHO)
    assert renewed.drifted_at is None


def vars_of(each: Scored) -> dict[str, object]:
    return {name: getattr(each, name) for name in Scored.__slots__}


@given(st.text(max_size=30), st.integers(1, 64))
def test_whether_a_message_is_scored_does_not_depend_on_chance(event: str, one_in: int) -> None:
    assert is_sampled(event, one_in) == is_sampled(event, one_in)
    assert is_sampled(event, 1)


def test_about_one_message_in_so_many_is_scored() -> None:
    assert 100 < sum(is_sampled(f"telegram:-1:{number}:posted", 8) for number in range(1000)) < 150


@pytest.mark.parametrize(
    ("messages", "days", "one_in"), [(0, 0, 1), (100, 1, 1), (3000, 10, 1), (10_000, 10, 4), (10**7, 1, 64)]
)
def test_the_more_is_written_the_fewer_are_scored(messages: int, days: float, one_in: int) -> None:
    assert rate_of(messages, days) == one_in
