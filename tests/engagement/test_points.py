from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.actions import Action
from chat.events import MessageEdited, Reacted
from chat.message import Message, Origin
from chat.people import Kind, Member, Standing
from chat.records import AwardPoints, CheckIn
from chat.settings import GroupSettings
from engagement.points import Points, level, points_for
from tests.engagement.said import ANN, BO, CHEN, GROUP, NOON, message, moment, posted

TALK = [
    "I finally got the heating fixed, what a relief",
    "今天的公园里樱花都开了，特别好看",
    "這家店的牛肉麵真的很好吃",
    "Наконец-то починили лифт в подъезде",
]
NOISE = [
    "ok",
    "哈哈哈哈哈哈",
    "hahahahahaha",
    "+1",
    "????????????",
    "1234567890",
    "👍👍👍👍👍👍👍👍",
    "",
    "/points",
    "好的",
]


def earned(
    said: Message, *recent: Message, standing: Standing | None = None, rule: Points | None = None
) -> dict[str, int]:
    """Give who earns how many points by a message."""
    return awards((rule or Points()).react(posted(said), moment(recent, standing=standing)))


def awards(actions: object) -> dict[str, int]:
    totals: dict[str, int] = {}
    for action in actions:  # type: ignore[attr-defined]
        assert isinstance(action, AwardPoints)
        totals[action.member.name] = totals.get(action.member.name, 0) + action.points
    return totals


def reacted(to: Message, by: Member, **more: object) -> Reacted:
    fields = {"message": to.id, "emoji": "👍", "member": by, "author": to.author} | more
    return Reacted(id=f"{to.id}:{by.id}:👍", group=GROUP, at=NOON, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", TALK)
def test_conversation_earns_a_point(text: str) -> None:
    assert earned(message(text)) == {"Ann": 1}


@pytest.mark.parametrize("text", NOISE)
def test_noise_earns_nothing(text: str) -> None:
    assert earned(message(text)) == {}


def test_answering_somebody_earns_more_and_so_does_being_answered() -> None:
    question = message("有人知道这附近哪里可以修自行车吗", BO, minute=-2)
    assert earned(message("桥头那家修得又快又便宜", ANN, to=question), question) == {"Ann": 2, "小波": 2}


def test_a_thumb_of_an_answer_is_no_answer() -> None:
    question = message("有人知道这附近哪里可以修自行车吗", BO, minute=-2)
    assert earned(message("ok", ANN, to=question), question) == {}


def test_answering_oneself_or_a_bot_earns_no_more_than_talking() -> None:
    own = message("Does anybody know a good dentist here?", ANN, minute=-9)
    robot = message("Welcome to the group, read the rules", Member(id="b", name="Robot", kind=Kind.BOT), minute=-8)
    assert earned(message("Found one myself, never mind then", ANN, to=own), own) == {"Ann": 1}
    assert earned(message("Thanks for the warm welcome here", ANN, to=robot), robot) == {"Ann": 1}


def test_an_answer_to_a_message_long_forgotten_is_just_a_message() -> None:
    assert earned(message("That reminds me of last year", ANN, to=message("gone", BO))) == {"Ann": 1}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PERSON])
def test_who_is_no_person_earns_nothing(kind: Kind) -> None:
    somebody = replace(ANN, kind=kind)
    assert earned(message(TALK[0], somebody)) == {}
    assert not Points().check_in(somebody, GROUP, moment())
    assert awards(Points().react(reacted(message(TALK[0], BO), somebody), moment())) == {}


def test_a_burst_counts_once_a_pause() -> None:
    first = message("So this is what happened yesterday", minute=0)
    soon = message("We were already on the last train", minute=0.2)
    later = message("And then it simply did not stop", minute=0.6)
    assert earned(soon, first) == {}
    assert earned(later, first, soon) == {"Ann": 1}


def test_noise_in_between_does_not_cost_the_point() -> None:
    assert earned(message(TALK[0], minute=0.2), message("ok", minute=0)) == {"Ann": 1}


@pytest.mark.parametrize("text", [TALK[1], TALK[1] + "!!!", TALK[1] + " 2", "🔥" + TALK[1]])
def test_saying_the_same_again_earns_nothing(text: str) -> None:
    assert earned(message(text, minute=30), message(TALK[1], minute=0)) == {}


def test_copying_what_another_has_just_said_earns_nothing() -> None:
    assert earned(message(TALK[0], ANN, minute=5), message(TALK[0], BO, minute=4)) == {}


def test_a_message_deleted_and_sent_again_is_awarded_under_the_same_entry() -> None:
    (first,) = Points().react(posted(message(TALK[0], minute=0)), moment())
    (again,) = Points().react(posted(message(TALK[2], minute=0.2)), moment())
    assert isinstance(first, AwardPoints)
    assert isinstance(again, AwardPoints)
    assert first.entry == again.entry


def test_forwards_edits_and_other_bots_words_earn_nothing() -> None:
    said = message(TALK[0])
    assert earned(replace(said, forward=Origin(kind="channel", name="News"))) == {}
    assert earned(replace(said, via_bot="gif")) == {}
    edited = MessageEdited(id="e", group=GROUP, at=NOON, message=said)
    assert not list(Points().react(edited, moment()))


def test_the_day_has_a_cap_for_ones_own_messages_but_being_answered_still_counts() -> None:
    question = message("Welcher Bus fährt zum Bahnhof?", BO, minute=-2)
    answer = message("Take the 12, it leaves every ten minutes", ANN, to=question)
    assert earned(answer, question, standing=Standing(points_today=59)) == {"Ann": 1, "小波": 2}
    assert earned(answer, question, standing=Standing(points_today=60)) == {"小波": 2}
    assert earned(answer, question, standing=Standing(points_today=10**9)) == {"小波": 2}


def test_a_reaction_earns_its_author_a_point_once_however_often_it_is_pressed() -> None:
    said = message(TALK[0], BO)
    press, taken_back = reacted(said, ANN), reacted(said, ANN, count=-1)
    (award,) = Points().react(press, moment())
    (again,) = Points().react(replace(press, emoji="🎉", id="other"), moment())
    assert isinstance(award, AwardPoints)
    assert isinstance(again, AwardPoints)
    assert (award.member, award.points, award.entry) == (BO, 1, again.entry)
    assert not list(Points().react(taken_back, moment()))


def test_nobody_earns_by_their_own_reaction_or_by_a_total_without_names() -> None:
    said = message(TALK[0], BO)
    assert not list(Points().react(reacted(said, BO), moment()))
    assert not list(Points().react(reacted(said, BO, member=None, count=5), moment()))
    assert not list(Points().react(reacted(said, ANN, author=None), moment()))
    assert awards(Points().react(reacted(said, ANN, author=None), moment([said]))) == {"小波": 1}


@given(st.integers(1, 10), st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=60))
def test_one_friend_brings_another_at_most_so_many_reactions_a_day(cap: int, ids: list[str]) -> None:
    rule, entries = Points(from_one=cap), set()
    for name in ids:
        for action in rule.react(reacted(message(TALK[0], BO, name=name), ANN), moment()):
            assert isinstance(action, AwardPoints)
            entries.add(action.entry)
    assert 1 <= len(entries) <= cap


def check_in(day: int, standing: Standing, zone: str = "Asia/Taipei", hour: int = 4) -> tuple[Action, ...]:
    context = replace(
        moment(standing=standing, settings={"group": {"timezone": zone}}),
        now=datetime(2026, 11, day, hour, tzinfo=UTC),
    )
    return Points().check_in(ANN, GROUP, context)


def test_a_check_in_counts_once_a_day_of_the_groups_calendar() -> None:
    done, award = check_in(23, Standing())
    assert isinstance(done, CheckIn)
    assert isinstance(award, AwardPoints)
    assert (done.day, done.streak, award.points) == ("2026-11-23", 1, 5)
    assert not check_in(23, Standing(checked_in_on="2026-11-23", streak=1), hour=15)
    tomorrow, _ = check_in(23, Standing(checked_in_on="2026-11-23", streak=1), hour=16)
    assert isinstance(tomorrow, CheckIn)
    assert (tomorrow.day, tomorrow.streak) == ("2026-11-24", 2)


def test_two_clients_at_midnight_make_one_entry() -> None:
    (_, one), (_, two) = check_in(23, Standing()), check_in(23, Standing(), hour=5)
    assert isinstance(one, AwardPoints)
    assert isinstance(two, AwardPoints)
    assert one.entry == two.entry


def test_moving_the_group_to_a_zone_where_it_is_still_yesterday_wins_no_second_check_in() -> None:
    assert not check_in(23, Standing(checked_in_on="2026-11-23", streak=4), zone="Pacific/Honolulu")


def test_a_streak_earns_more_until_a_week_and_a_gap_begins_it_anew() -> None:
    assert [check_in(23, Standing(checked_in_on="2026-11-22", streak=n))[1].points for n in (1, 6, 7, 50)] == [  # type: ignore[attr-defined]
        6,
        11,
        12,
        12,
    ]
    missed, award = check_in(23, Standing(checked_in_on="2026-11-21", streak=9))
    assert isinstance(missed, CheckIn)
    assert isinstance(award, AwardPoints)
    assert (missed.streak, award.points) == (1, 5)


@given(st.integers(-(10**6), 10**18))
def test_a_level_is_reached_with_its_points_and_kept_until_the_next(points: int) -> None:
    reached = level(points)
    assert points_for(reached) <= max(points, 0) < points_for(reached + 1)


texts = st.sampled_from([*TALK, *NOISE, "Same here, and the neighbours agree", "那边的房租现在是什么价位"])


@given(st.lists(st.tuples(texts, st.sampled_from([ANN, BO, CHEN]), st.integers(0, 300)), max_size=40))
def test_however_one_writes_a_day_brings_no_more_than_its_cap_and_one_message_a_pause(
    said: list[tuple[str, Member, int]],
) -> None:
    rule, recent, today = Points(daily_cap=5), [], dict.fromkeys((ANN.id, BO.id, CHEN.id), 0)
    entries: list[str] = []
    for number, (text, author, second) in enumerate(sorted(said, key=lambda each: each[2])):
        new = message(text, author, minute=second / 60, name=str(number))
        standing = Standing(points_today=today[author.id])
        for action in rule.react(posted(new), moment(recent, standing=standing)):
            assert isinstance(action, AwardPoints)
            entries.append(action.entry)
            today[action.member.id] += action.points
        recent.append(new)
    assert all(total <= 5 for total in today.values())
    assert len(entries) == len(set(entries))


def test_the_groups_own_amounts_hold() -> None:
    rule = GroupSettings({"points": {"message": 7, "shortest": 2, "pause": 0}})[Points]
    assert earned(message("早上好呀"), message("大家好啊", minute=-0.01), rule=rule) == {"Ann": 7}
    assert earned(message(TALK[0]), rule=Points(message=0)) == {}


def test_undoing_an_award_takes_as_much_back_under_another_entry() -> None:
    (award,) = Points().react(posted(message(TALK[0])), moment())
    assert isinstance(award, AwardPoints)
    back = award.inverse()
    assert back.points == -award.points
    assert back.entry != award.entry
