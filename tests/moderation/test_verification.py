from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chat.actions import (
    Action,
    ApproveJoin,
    DeclineJoin,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unmute,
)
from chat.door import MOST_WATCHES
from chat.events import Announced, LetIn, MemberJoined, RulesAccepted
from chat.gestures import GiveTitle
from chat.people import Kind, Member, Role
from chat.platform import Capabilities
from chat.records import EndWatch
from moderation.asking import question_of
from moderation.questions import How
from moderation.verification import OFTEN, STALE, Verification
from tests.moderation.said import GROUP
from tests.moderation.threshold import Threshold, kept

BEN = Member(id="telegram:4712", name="Ben")
ADVERT = Member(id="telegram:4713", name="兼职日结加微信facai8888")
PROTECTED = [
    *(Member(id="telegram:1", name="Ann", role=role) for role in Role if role >= Role.MODERATOR),
    *(
        Member(id="telegram:2", name="兼职日结加微信", kind=kind)
        for kind in Kind
        if kind not in (Kind.PERSON, Kind.CHANNEL)
    ),
]
DISCORD = Capabilities(presses_while_muted=False)


def asking(capabilities: Capabilities | None = None, **more: Any) -> Threshold:
    """Give a door at which everybody is asked."""
    return Threshold(capabilities, verification={"who": "everyone", **more})


def of(kind: type[Action], actions: list[Action]) -> list[Any]:
    return [each for each in actions if isinstance(each, kind)]


def test_who_comes_is_muted_and_asked_with_the_way_back_told() -> None:
    mute, watch, post = asking().come(BEN)
    assert isinstance(mute, Mute)
    assert isinstance(post, SendMessage)
    assert [each.key for each in post.text][-1] == "door-else"  # type: ignore[union-attr]
    assert [each.watch.member for each in kept([watch])] == [BEN]


@pytest.mark.parametrize("member", PROTECTED, ids=lambda each: f"{each.role}-{each.kind}")
@pytest.mark.parametrize("how", list(How))
def test_the_protected_are_never_asked(member: Member, how: How) -> None:
    door = asking(how=how)
    for _ in range(OFTEN + 2):
        assert door.come(member) == []
        assert door.ask(member) == []


def test_only_the_risky_are_asked_unless_somebody_says_otherwise() -> None:
    assert Threshold().come(BEN) == []
    assert kept(Threshold().come(ADVERT))
    assert Threshold(verification={"who": "nobody"}).come(ADVERT) == []


def test_whom_staff_brings_and_who_came_long_ago_is_not_asked() -> None:
    door = asking()
    assert door.come(BEN, inviter=Member(id="telegram:1", name="Ann", role=Role.ADMIN)) == []
    long_ago = MemberJoined(id="x", group=GROUP, at=door.now - STALE - timedelta(seconds=1), member=BEN)
    assert door.happen(long_ago) == []


def test_each_wrong_answer_brings_another_question_and_the_last_one_puts_out() -> None:
    door = asking(how="sum")
    door.come(BEN)
    seen = []
    for _ in range(2):
        watch = door.door.question_to(BEN.id)
        assert watch is not None
        seen.append(question_of(watch).asked)
        assert of(EditMessage, door.answer(BEN, right=False))
    assert len(set(seen)) == 2
    assert of(Kick, door.answer(BEN, right=False))
    assert door.standing == set()


def test_a_picture_is_asked_otherwise_without_counting_as_wrong() -> None:
    door = asking(how="picture")
    (post,) = of(SendMessage, door.come(BEN))
    assert post.picture is not None
    watch = door.door.question_to(BEN.id)
    assert watch is not None
    actions = list(door.settings[Verification].pressed("other", watch, GROUP, door.context))
    assert [type(each) for each in actions[1:]] == [Retract, SendMessage]
    (instead,) = [each.watch for each in kept(actions)]
    assert (instead.how, instead.failures, instead.number) == (How.SUM, 0, 1)


def test_where_a_network_shows_no_pictures_a_sum_is_asked() -> None:
    (post,) = of(SendMessage, asking(Capabilities(pictures=False), how="picture").come(BEN))
    assert (post.picture, len(post.buttons)) == (None, 4)


def test_what_is_said_before_the_answer_goes_and_may_be_the_answer() -> None:
    door = asking(DISCORD, how="sum")
    assert not of(Mute, door.come(BEN))
    assert [type(each) for each in door.say(BEN, "hello")] == [DeleteMessage]
    watch = door.door.question_to(BEN.id)
    assert watch is not None
    asked = question_of(watch)
    assert [type(each) for each in door.say(BEN, f" {asked.answers[asked.right]} ")] == [
        DeleteMessage,
        EndWatch,
        Retract,
    ]
    assert door.say(BEN, "hello") == []


def test_nobody_is_asked_before_the_networks_own_rules_are_accepted() -> None:
    door = asking(DISCORD)
    assert door.come(BEN, pending=True) == []
    assert kept(door.happen(RulesAccepted(id="a", group=GROUP, at=door.now, member=BEN)))


def test_a_role_keeps_nobody_muted_and_puts_nobody_out() -> None:
    door = asking(role="Member")
    assert not of(Mute, door.come(BEN))
    door.wait(6)
    assert not of(Kick, door.done)
    door.come(BEN)
    assert [each.title for each in of(GiveTitle, door.answer(BEN, right=True))] == ["Member"]
    assert [each.title for each in of(GiveTitle, Threshold(verification={"role": "Member"}).come(BEN))] == ["Member"]


def test_only_the_role_that_makes_members_counts_as_let_in() -> None:
    door = asking(role="Member")
    door.come(BEN)
    assert door.happen(LetIn(id="1", group=GROUP, at=door.now, member=BEN, roles=("7", "Painter"))) == []
    assert of(EndWatch, door.happen(LetIn(id="2", group=GROUP, at=door.now, member=BEN, roles=("8", "member"))))


def test_what_the_bot_itself_does_lets_nobody_in() -> None:
    door = asking()
    door.come(BEN)
    bot = Member(id="telegram:99", name="Innkeeper", kind=Kind.INNKEEPER)
    assert door.happen(LetIn(id="1", group=GROUP, at=door.now, member=BEN, by=bot)) == []


def test_the_networks_word_of_a_newcomer_goes_with_them_and_stays_with_who_stays() -> None:
    for right, gone in ((True, []), (False, ["77"])):
        door = asking(tries=1)
        door.come(BEN)
        door.happen(Announced(id="1", group=GROUP, at=door.now, member=BEN, message="77"))
        assert [each.message for each in of(DeleteMessage, door.answer(BEN, right=right))] == gone


def test_who_was_let_in_by_somebody_else_is_not_declined() -> None:
    door = asking()
    door.ask(BEN)
    assert of(Retract, door.come(BEN, inviter=Member(id="telegram:1", name="Ann", role=Role.ADMIN)))
    door.wait(10)
    assert not of(DeclineJoin, door.done)


def test_who_comes_and_goes_is_put_out_and_later_asked_again() -> None:
    door = asking()
    for _ in range(OFTEN):
        assert kept(door.come(BEN))
        door.go(BEN)
    (kick,) = door.come(BEN)
    assert isinstance(kick, Kick)
    door.wait(16)
    assert kept(door.come(BEN))


def test_more_are_muted_than_asked_where_too_many_come() -> None:
    door = Threshold(
        verification={"who": "everyone"}, raid={"enabled": True, "joins": 200, "alike": 200, "seconds": 10}
    )
    for number in range(MOST_WATCHES + 20):
        door.now += timedelta(seconds=0.4)
        door.come(Member(id=f"telegram:{number + 10}", name=f"Guest {chr(0x4E00 + number)}"))
    assert len(door.standing) <= MOST_WATCHES


PEOPLE = [
    Member(id=f"telegram:{number}", name=name)
    for number, name in enumerate(("Kai", "Mina", "兼职日结加微信", "Rob"), 10)
]
STEPS = st.one_of(
    st.tuples(st.sampled_from(("come", "go", "ask", "say", "right", "wrong", "open")), st.integers(0, 3)),
    st.tuples(st.just("wait"), st.integers(1, 30)),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(STEPS, max_size=40),
    st.sampled_from(list(How)),
    st.sampled_from(("everyone", "risky")),
    st.booleans(),
    st.sampled_from(("", "Member")),
)
def test_whatever_happens_no_question_outlives_its_time_and_nobody_is_muted_for_ever(
    steps: list[tuple[str, int]], how: How, who: str, presses: bool, role: str
) -> None:
    door = Threshold(
        Capabilities(presses_while_muted=presses),
        verification={"who": who, "how": how, "role": role},
        raid={"joins": 3, "minutes": 10},
    )
    for what, number in steps:
        live(door, what, number)
    door.wait(60)
    assert list(door.door) == []
    assert door.standing == set()
    assert door.door.held == []
    door.now += timedelta(days=2)
    assert all(door.may_write(each) for each in PEOPLE)


def live(door: Threshold, what: str, number: int) -> None:
    if what == "wait":
        door.wait(number)
    elif what == "open":
        door.open()
    elif what in ("right", "wrong"):
        actions = door.answer(PEOPLE[number], right=what == "right")
        if what == "right" and actions:
            assert of(Unmute, actions) or of(ApproveJoin, actions) or door.may_write(PEOPLE[number])
    elif what == "say":
        door.say(PEOPLE[number], "有人知道明天的聚会几点开始吗？")
    else:
        getattr(door, what)(PEOPLE[number])
