"""What follows: the same for everyone, a rung higher each time, and only what the network can do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chat.actions import Ban, DeleteMessage, Kick, Mute
from chat.case import Label, Step
from chat.people import Standing
from chat.platform import Capabilities
from chat.records import AddWarning
from chat.words import Words
from moderation.newcomers import Acquaintance
from moderation.sanctions import Sanction, Sanctions, enact, sanction, sanction_of
from tests.moderation.said import MEMBER, NEWCOMER, NOON, context, said

ORDER = list(Step)
REASON = Words("case-reason", label=Words("label-spam"), score=0.95, case="AAAAAAAA")


def steps(label: Label, known: Acquaintance) -> list[Step]:
    return [sanction(label, known, warnings, Sanctions()).step for warnings in range(5)]


def test_the_ladder_of_a_member_leads_from_a_warning_to_a_ban() -> None:
    assert steps(Label.SPAM, Acquaintance.MEMBER) == [Step.DELETE, Step.MUTE, Step.MUTE, Step.BAN, Step.BAN]


def test_a_newcomers_advert_has_what_the_group_has_set() -> None:
    assert steps(Label.SPAM, Acquaintance.NEWCOMER)[0] is Step.MUTE
    known = context(NEWCOMER, sanctions={"newcomer_spam": "ban"})
    assert sanction_of(said("x"), Label.SPAM, known).step is Step.BAN


def test_a_flood_is_muted_and_never_banned() -> None:
    for known in Acquaintance:
        assert set(steps(Label.FLOOD, known)) == {Step.MUTE}


def test_a_quarrel_is_asked_about_whoever_and_however_often() -> None:
    for known in Acquaintance:
        assert set(steps(Label.CONFLICT, known)) == {Step.ASK}


@given(st.sampled_from(Label), st.sampled_from(Acquaintance), st.integers(-3, 50))
def test_more_warnings_never_lead_to_less(label: Label, known: Acquaintance, warnings: int) -> None:
    one, other = (sanction(label, known, count, Sanctions()) for count in (warnings, warnings + 1))
    assert ORDER.index(other.step) >= ORDER.index(one.step)
    assert other.step is Step.BAN or other.mute >= one.mute


def test_asking_is_no_sanction_a_group_can_set_for_newcomers() -> None:
    with pytest.raises(ValidationError, match="choose delete, mute, kick or ban"):
        Sanctions.model_validate({"newcomer_spam": "ask"})


def acts(step: Step, **able: object) -> list[type]:
    known = context(MEMBER, capabilities=Capabilities(**able))  # type: ignore[arg-type]
    rung = replace(sanction(Label.SPAM, Acquaintance.MEMBER, 1, Sanctions()), step=step)
    return [type(each) for each in enact(said("x"), rung, known, case="C", reason=REASON)]


def test_a_rung_is_the_deletion_the_step_and_the_warning() -> None:
    assert acts(Step.DELETE) == [DeleteMessage, AddWarning]
    assert acts(Step.MUTE) == [DeleteMessage, Mute, AddWarning]
    assert acts(Step.KICK) == [DeleteMessage, Kick, AddWarning]
    assert acts(Step.BAN) == [DeleteMessage, Ban, AddWarning]
    assert acts(Step.ASK) == []


def test_what_a_network_cannot_do_is_not_asked_of_it() -> None:
    assert acts(Step.MUTE, mute=False) == [DeleteMessage, AddWarning]
    assert acts(Step.BAN, ban=False, delete=False) == [AddWarning]


def test_a_message_too_old_to_delete_is_left() -> None:
    known = context(MEMBER, second=100, capabilities=Capabilities(delete_within=timedelta(seconds=60)))
    rung = sanction_of(said("x"), Label.SPAM, known)
    assert not any(isinstance(each, DeleteMessage) for each in enact(said("x"), rung, known, case="C", reason=REASON))


def test_mutes_and_warnings_end_at_absolute_moments() -> None:
    known = context(replace(MEMBER, warnings=1))
    actions = enact(said("x"), sanction_of(said("x"), Label.SPAM, known), known, case="C", reason=REASON)
    assert [each.until for each in actions if isinstance(each, Mute)] == [NOON + timedelta(minutes=60)]
    assert [each.until for each in actions if isinstance(each, AddWarning)] == [NOON + timedelta(days=30)]


@pytest.mark.parametrize(
    ("member", "hours", "cleanup"),
    [(NEWCOMER, 24, timedelta(hours=24)), (NEWCOMER, 0, None), (MEMBER, 24, None)],
)
def test_only_a_banned_newcomers_words_go_with_them(member: Standing, hours: int, cleanup: timedelta | None) -> None:
    known = context(member, sanctions={"ban_cleanup_hours": hours})
    rung = Sanction(step=Step.BAN)
    bans = [each for each in enact(said("x"), rung, known, case="A", reason=REASON) if isinstance(each, Ban)]
    assert [each.cleanup for each in bans] == [cleanup]
