import tracemalloc
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.case import Label
from chat.events import Event, MemberJoined, MemberLeft, MessageEdited, Reacted
from chat.language import LANGUAGES, language
from chat.message import Link, Message, Origin, Reading
from chat.people import Kind, Member
from chat.words import Words
from engagement.health import Health
from engagement.health_summary import HealthSummary
from tests.engagement.said import ANN, BO, CHEN, GROUP, NOON, message, posted

DAY = 24 * 60
WEEK = 7 * DAY
ROBOT = Member(id="playground:9", name="Robot", kind=Kind.BOT)


def seen(*said: Message | Event, zone: str = "UTC") -> HealthSummary:
    health = Health(ZoneInfo(zone))
    for each in said:
        health.see(posted(each) if isinstance(each, Message) else each)
    return health.summary()


def reacted(to: Message, emoji: str = "👍", count: int = 1) -> Reacted:
    return Reacted(id=f"{to.id}{emoji}", group=GROUP, at=to.at, message=to.id, emoji=emoji, count=count)


def heated(text: str, by: Member, minute: float, score: float = 0.9) -> Message:
    return message(text, by, minute=minute, reading=Reading(folded=text, scores={"conflict": score}))


def findings(summary: HealthSummary) -> list[str]:
    return [each.finding.key for each in summary.diagnosis]


def talk(weeks: int = 10, a_day: int = 24, people: Sequence[Member] = (ANN, BO, CHEN)) -> Iterable[Message]:
    """Give a steady conversation: so many messages a day, everybody in turn, each answering the one before."""
    before: Message | None = None
    for number in range(weeks * 7 * a_day):
        minute = number * DAY / a_day
        before = message(f"今天也来聊两句 {number}", people[number % len(people)], minute=minute, to=before)
        yield before


def test_an_empty_group_has_a_summary_too() -> None:
    summary = seen()
    assert (summary.messages, summary.members, summary.median_response, summary.hostile_share) == (0, 0, None, None)
    assert findings(summary) == ["health-too-little"]


def test_hours_and_weekdays_are_those_of_the_groups_zone() -> None:
    late_on_monday = message("夜猫子报到", minute=5 * 60)
    assert seen(late_on_monday).hours[0][17] == 1
    assert seen(late_on_monday, zone="Asia/Shanghai").hours[1][1] == 1


def test_new_and_returning_members_are_counted_by_week() -> None:
    said = [message("hi", ANN), message("hi", BO), message("again", ANN, minute=DAY), message("hi", ANN, minute=WEEK)]
    first, second, third, fourth = seen(*said, message("back!", BO, minute=3 * WEEK)).weeks
    assert (first.monday, first.messages, first.active, first.new, first.stayed) == (date(2026, 11, 23), 3, 2, 2, 1)
    assert (second.active, second.new, second.returning, second.stayed) == (1, 0, 1, 0)
    assert (third.monday, third.messages, third.active) == (date(2026, 12, 7), 0, 0)
    assert (fourth.active, fourth.returning) == (1, 1)


def test_retention_is_who_comes_back_in_the_next_week() -> None:
    said = [message("hi", by) for by in (ANN, BO, CHEN)] + [message("hi", by, minute=WEEK) for by in (ANN, BO)]
    assert seen(*said).retention == pytest.approx(2 / 3)


def test_joins_leaves_and_invitations_are_counted() -> None:
    join = MemberJoined(id="j", group=GROUP, at=NOON, member=BO, inviter=ANN)
    alone = MemberJoined(id="k", group=GROUP, at=NOON, member=CHEN, inviter=CHEN)
    summary = seen(join, alone, MemberLeft(id="l", group=GROUP, at=NOON, member=BO))
    assert (summary.joined, summary.invited, summary.left) == (2, 1, 1)
    assert (summary.weeks[0].joined, summary.weeks[0].left) == (2, 1)


def test_answers_are_counted_and_timed_but_not_those_to_oneself() -> None:
    question = message("哪里可以看回放？", ANN)
    quick, slow = message("群文件里有", BO, minute=4, to=question), message("这里", CHEN, minute=64, to=question)
    own = message("找到了", ANN, minute=65, to=question)
    summary = seen(question, quick, slow, message("好", BO, minute=70, to=slow), own)
    assert summary.replies == 3
    assert summary.reply_share == pytest.approx(3 / 5)
    assert summary.median_response is not None
    assert summary.median_response == pytest.approx(timedelta(minutes=6), rel=0.06)


def test_a_question_is_taken_up_by_whoever_speaks_next_or_by_an_answer_however_late() -> None:
    missed = message("Does anybody have the slides?", ANN)
    late = message("現在還有位子嗎？", BO, minute=60)
    summary = seen(missed, late, message("morning", CHEN, minute=61))
    assert (summary.questions, summary.unanswered) == (2, 1)
    assert summary.unanswered_last == ("Does anybody have the slides?",)
    summary = seen(missed, late, message("Here they are", CHEN, minute=90, to=missed))
    assert summary.unanswered == 0


def test_a_question_still_fresh_is_not_unanswered_yet() -> None:
    assert seen(message("有人吗？", ANN)).unanswered == 0
    assert seen(message("有人吗？", ANN), message("自言自语中", ANN, minute=45)).unanswered == 1


def test_reactions_forwards_and_links_are_counted() -> None:
    said = message("Look at this", ANN)
    link = Reading(folded="x", links=(Link(url="https://a.example", domain="a.example"),))
    summary = seen(
        said,
        reacted(said, count=3),
        reacted(said, "🎉"),
        reacted(said, count=-1),
        message("转一个", BO, minute=1, forward=Origin(kind="channel", name="新闻")),
        message("see https://a.example", CHEN, minute=2, reading=link),
        message("see here", CHEN, minute=3, links=("https://a.example",)),
    )
    assert (summary.reactions, summary.forwards, summary.links) == (3, 1, 2)
    assert summary.emoji == (("👍", 2), ("🎉", 1))
    assert summary.weeks[0].reactions == 3


@pytest.mark.parametrize(
    "text", ["谢谢大家！", "感謝幫忙", "Thanks, that worked", "спасибо за помощь", "辛苦了各位", "ty!"]
)
def test_thanks_are_understood_in_every_language(text: str) -> None:
    summary = seen(message(text))
    assert (summary.thanks, summary.positive_share) == (1, 1.0)


@pytest.mark.parametrize("text", ["太好了", "這個真的很厲害", "Great idea", "Отлично получилось", "哈哈哈", "🎉🎉"])
def test_warm_words_are_understood_in_every_language(text: str) -> None:
    summary = seen(message(text))
    assert (summary.thanks, summary.positive_share) == (0, 1.0)


@pytest.mark.parametrize("text", ["今天开会", "明天幾點", "The party starts at nine", "Встреча в семь"])
def test_plain_talk_is_neither(text: str) -> None:
    assert seen(message(text)).positive_share == 0


def test_a_quarrel_is_one_heated_stretch_and_one_loud_voice_is_none() -> None:
    quarrel = [heated("你胡说", (ANN, BO)[n % 2], n) for n in range(6)]
    summary = seen(*quarrel, *[message("早", CHEN, minute=60 + n) for n in range(6)])
    (stretch,) = summary.heated
    assert (stretch.since, stretch.until) == (NOON, NOON + timedelta(minutes=5))
    assert (stretch.hostile, stretch.members) == (6, 2)
    assert summary.hostile_share == 1.0
    assert not seen(*[heated("你胡说", ANN, n) for n in range(6)]).heated
    again = [heated("闭嘴", (ANN, BO)[n % 2], 300 + n) for n in range(4)]
    assert len(seen(*quarrel, *again).heated) == 2


def test_hostile_shares_are_of_what_was_judged() -> None:
    assert seen(heated("a", ANN, 0), heated("b", BO, 1, score=0.1), message("c", BO, minute=2)).hostile_share == 0.5


def test_bots_edits_and_the_rest_of_an_album_are_no_messages() -> None:
    album = [message("", ANN, minute=n / 60, album="a1") for n in range(4)]
    edit = MessageEdited(id="e", group=GROUP, at=NOON, message=album[0])
    summary = seen(*album, message("beep", ROBOT, minute=1), edit)
    assert (summary.messages, summary.by_bots, summary.members) == (1, 1, 1)


def test_the_most_active_are_named_and_their_weight_is_known() -> None:
    people = [Member(id=f"playground:{n}", name=f"成员{n}") for n in range(20)]
    said = [message("早", by, minute=n) for n, by in enumerate(people)]
    said += [message("还有", people[n % 2], minute=30 + n) for n in range(60)]
    summary = seen(*said)
    assert summary.most_active[:2] == (("成员0", 31), ("成员1", 31))
    assert len(summary.most_active) == 10
    assert summary.top_share == pytest.approx(62 / 80)


def test_a_lively_group_is_well() -> None:
    assert findings(seen(*talk())) == ["health-well"]


def test_adverts_are_diagnosed_from_what_was_removed() -> None:
    health = Health()
    for said in talk():
        health.see(posted(said))
    for _ in range(60):
        health.see_removed(Label.SPAM)
    summary = health.summary()
    assert findings(summary) == ["health-adverts"]
    assert summary.removed == {"spam": 60}


def test_a_bad_mood_is_diagnosed() -> None:
    quarrel = [heated("你有病吧", (ANN, BO)[n % 2], n) for n in range(10)]
    assert "health-heated" in findings(seen(*quarrel, *talk(weeks=2)))


def test_unanswered_questions_are_diagnosed() -> None:
    asked = [message(f"有人知道怎么报名吗 {n}", (ANN, BO)[n % 2], minute=n * 300) for n in range(120)]
    summary = seen(*asked)
    assert "health-unanswered" in findings(summary)
    assert len(summary.unanswered_last) == 10


def test_slow_answers_are_diagnosed() -> None:
    assert "health-slow" in findings(seen(*talk(a_day=3, weeks=20)))


def test_newcomers_who_do_not_stay_are_diagnosed() -> None:
    new = [message("大家好", Member(id=f"n{n}", name="新人"), minute=WEEK * 2 + n) for n in range(30)]
    said = sorted([*talk(), *new], key=lambda each: each.at)
    summary = seen(*said)
    assert (summary.newcomers, summary.newcomers_stayed) == (30, 0.0)
    assert "health-newcomers" in findings(summary)


def test_a_group_that_falls_quiet_is_diagnosed() -> None:
    loud, still = [*talk(weeks=6)], [*talk(weeks=6, a_day=5)]
    later = [message(each.text, each.author, minute=6 * WEEK + n * DAY / 5) for n, each in enumerate(still)]
    assert "health-falling" in findings(seen(*loud, *later))
    assert "health-quiet" in findings(seen(*talk(weeks=30, a_day=1)))


def test_too_much_business_is_diagnosed() -> None:
    said = [
        message("新品 https://shop.example", ANN, minute=n * 10, links=("https://shop.example",)) for n in range(200)
    ]
    assert "health-business" in findings(seen(*said))


DIAGNOSES = "too-little well adverts heated business unanswered slow newcomers few-voices falling quiet".split()  # noqa: SIM905
GAPS = {"messages": 5, "removed": 3, "percent": 12, "stretches": 2, "unanswered": 4, "questions": 9, "hours": 2.5}


@pytest.mark.parametrize(("tag", "name", "part"), list(product(LANGUAGES, DIAGNOSES, ["", "-means", "-advice"])))
def test_every_diagnosis_has_its_words_in_every_language(tag: str, name: str, part: str) -> None:
    said = language(tag).say(Words(f"health-{name}{part}", {**GAPS, "newcomers": 30}))
    assert not said.startswith("health-")
    assert "{" not in said
    assert said.isascii() == (tag == "en")


events = st.lists(
    st.tuples(
        st.sampled_from(["Does it work?", "谢谢", "в чём дело", "", "ok\x0b"]),
        st.sampled_from([ANN, BO, CHEN, ROBOT]),
        st.integers(-10, 60 * DAY),
        st.floats(0, 1),
    ),
    max_size=40,
)


@given(events)
def test_the_numbers_agree_with_one_another_in_whatever_order_events_come(
    said: list[tuple[str, Member, int, float]],
) -> None:
    health, before = Health(ZoneInfo("America/New_York")), None
    for number, (text, by, minute, score) in enumerate(said):
        reading = Reading(folded=text, scores={"conflict": score})
        before = message(text, by, minute=minute, name=str(number), to=before, reading=reading)
        health.see(posted(before))
    summary = health.summary()
    assert summary.messages + summary.by_bots == len(said)
    assert sum(map(sum, summary.hours)) == summary.messages == sum(week.messages for week in summary.weeks)
    assert sum(count for _, count in summary.most_active) <= summary.messages
    assert sum(week.new for week in summary.weeks) == summary.members
    assert all(week.active == week.new + week.returning and week.stayed <= week.active for week in summary.weeks)
    assert 0 <= summary.unanswered <= summary.questions <= summary.messages
    for part in (summary.retention, summary.reply_share, summary.positive_share, summary.top_share):
        assert 0 <= part <= 1


def test_a_long_history_takes_no_more_memory_than_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engagement.attention.REMEMBERED", 1000)
    people = [Member(id=f"playground:{n}", name=f"Member {n}") for n in range(200)]
    health = Health()
    start = datetime(2020, 1, 1, tzinfo=UTC)

    def live(count: int, since: int) -> int:
        for number in range(since, since + count):
            said = Message(
                id=str(number),
                group=GROUP,
                author=people[number % 200],
                at=start + timedelta(minutes=number),
                text=f"How is everybody doing on day {number}?",
            )
            health.see(posted(said))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        early, late = live(3_000, 0), live(9_000, 3_000)
    finally:
        tracemalloc.stop()
    assert late - early < 100_000
