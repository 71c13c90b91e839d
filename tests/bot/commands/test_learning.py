"""Learning from moderators: at once, tried first, and taken back as it was given. The encoder is the real one."""

from datetime import timedelta

import pytest

from bot.understanding import understanding
from chat.actions import Action
from chat.case import Label, Outcome
from chat.events import MemberJoined
from chat.message import Message
from chat.people import Member, Role
from chat.records import KeepHead, NoteScore, Teach, Unteach
from chat.words import Words
from moderation.own_head import adjusted
from moderation.sentences import Sentences
from storage.views.samples import lessons, samples
from tests.bot.commands.room import ADMIN, ANN, BOB, GROUP, MOD, Room, of_kind, said

READ = understanding(None, Sentences())
OTHER_MOD = Member(id="net:31", name="Mona", username="mona", role=Role.MODERATOR)
ADVERTS = (
    "Turn one hundred dollars into five thousand, ask me how",
    "Our signals channel made members rich last week, come in",
    "Passive income every day, I show you the strategy for free",
    "日赚三千，在家就能做，想了解的加我",
    "带单老师喊单准，跟着买就对了",
    "Гарантированный доход от двухсот долларов в день, пишите в личку",
)
TALK = (
    "Does anybody know when the shop opens on Sunday morning",
    "The new update broke my keyboard layout, any idea why",
    "今天晚上谁去打羽毛球，还差两个人",
    "我家猫又把水杯推到地上了",
    "Кто-нибудь смотрел вчерашний матч до конца",
    "I will bring the salad, who brings the drinks",
)
UNSEEN_ADVERT = "Earn money every day with our trading signals, write to me for the strategy"
UNSEEN_TALK = "Who is coming to play badminton tonight, two are missing"


@pytest.fixture
def room(room: Room) -> Room:
    room.read = READ
    return room


def chance(text: str, head: object) -> float:
    message = READ(Message(id="x", group=GROUP, author=ANN, at=Room(None).now, text=text))  # type: ignore[arg-type]
    return adjusted(0.05, message.reading.vector, head)  # type: ignore[arg-type]


async def asked_about(room: Room, text: str, by: Member = BOB) -> tuple[str, Message]:
    message = await room.say(by, text)
    return (await room.case(message, [], outcome=Outcome.ASKED)).id, message


async def teach_all(room: Room) -> None:
    for text in ADVERTS:
        await room.call(MOD, "teach spam", reply_to=await room.say(BOB, text))
    for text in TALK:
        await room.call(MOD, "teach ok", reply_to=await room.say(ANN, text))


async def write_ordinary(room: Room, texts: tuple[str, ...], times: int = 1) -> None:
    """Let a member have written all this some time ago, scored as the pipeline scores it."""
    for number in range(times):
        for text in texts:
            message = await room.say(ANN, text)
            note = NoteScore(
                group=GROUP,
                reason=Words("score-noted"),
                message=message.id,
                author=ANN.id,
                at=message.at,
                score=0.1,
                chance=0.05,
                read_by="|",
                vector=READ(message).reading.vector,
            )
            event = MemberJoined(id=f"scored:{number}:{message.id}", group=GROUP, at=room.now, member=ANN)
            await room.keep(event, [note])


def kept(actions: list[Action]) -> KeepHead:
    [head] = [each for each in actions if isinstance(each, KeepHead)]
    return head


async def test_twelve_verdicts_tell_apart_what_nobody_taught_in_any_language(room: Room) -> None:
    await teach_all(room)
    head = (await room.known()).taught
    assert head is not None
    assert (head.spam, head.fine, head.version) == (6, 6, 12)
    assert chance(UNSEEN_ADVERT, head) > 0.5 > chance(UNSEEN_TALK, head)
    assert chance("明天的比赛几点开始", head) < 0.5 < chance("稳定盈利，老师带你赚钱", head)


async def test_confirming_dismissing_and_undoing_teach(room: Room) -> None:
    spam, _ = await asked_about(room, ADVERTS[0])
    confirmed = await room.call(MOD, f"confirm {spam}")
    assert [each.label for each in of_kind(confirmed, Teach) if isinstance(each, Teach)] == [Label.SPAM]
    assert "Learnt from it: one advert and 0 texts that are fine" in said(confirmed)
    fine, _ = await asked_about(room, TALK[0], ANN)
    dismissed = await room.call(MOD, f"dismiss {fine}")
    assert [each.label for each in of_kind(dismissed, Teach) if isinstance(each, Teach)] == [Label.OK]
    undone = await room.call(MOD, f"undo {spam}")
    assert [each.label for each in of_kind(undone, Teach) if isinstance(each, Teach)] == [Label.OK]
    head = (await room.known()).taught
    assert head is not None
    assert (head.spam, head.fine) == (0, 2)


async def test_what_was_learnt_survives_a_restart(room: Room) -> None:
    await teach_all(room)
    before = (await room.known()).taught
    room.store.forget([GROUP])
    assert (await room.known()).taught == before


async def test_lessons_are_taken_back_one_by_one_or_all_and_the_head_goes_with_them(room: Room) -> None:
    await teach_all(room)
    whole = (await room.known()).taught
    await room.call(MOD, "teach spam", reply_to=await room.say(BOB, "Cheap followers for your page, order today"))
    actions = await room.call(MOD, "teach rollback")
    assert len(of_kind(actions, Unteach)) == 1
    assert "One lesson is taken back." in said(actions)
    again = (await room.known()).taught
    assert whole is not None
    assert again is not None
    assert (again.weights, again.spam, again.fine) == (whole.weights, whole.spam, whole.fine)
    await room.call(MOD, "teach rollback 3")
    left = (await room.known()).taught
    assert left is not None
    assert (left.spam, left.fine) == (6, 3)
    await room.call(ADMIN, "teach rollback all")
    assert (await room.known()).taught is None
    assert "no lessons" in await room.told(MOD, "teach rollback")


async def test_what_one_moderator_taught_is_taken_back_by_an_admin(room: Room) -> None:
    await room.fill()
    await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[0]))
    await room.call(OTHER_MOD, "teach spam", reply_to=await room.say(BOB, TALK[0]))
    assert "no lessons" in await room.told(ADMIN, "teach rollback")
    await room.call(ADMIN, "teach rollback @mona")
    assert [each.by for each in await lessons(room.store.database, GROUP)] == [MOD.id]


async def test_the_inverse_of_learning_is_what_was_known_before(room: Room) -> None:
    await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[0]))
    before = (await room.known()).taught
    change = kept(list(await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[1]))))
    assert change.before == before
    event = MemberJoined(id="back", group=GROUP, at=room.now, member=ANN)
    await room.keep(event, [change.inverse()])
    room.store.forget([GROUP])
    assert (await room.known()).taught == before


async def test_what_would_turn_against_the_groups_own_talk_is_not_learnt(room: Room) -> None:
    for number in range(4):
        await room.say(ANN, f"hello {number} everybody")
    await write_ordinary(room, TALK[:3], 3)
    actions = await room.call(MOD, "teach spam", reply_to=await room.say(BOB, TALK[0]))
    assert not of_kind(actions, Teach, KeepHead)
    assert "3 of 9 ordinary messages of this group's members would then look like adverts" in said(actions)
    assert await samples(room.store.database, GROUP) == []
    assert (await room.known()).taught is None
    assert of_kind(await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[0])), KeepHead)


async def test_what_speaks_against_another_lesson_is_not_learnt(room: Room) -> None:
    await room.call(OTHER_MOD, "teach ok", reply_to=await room.say(ANN, TALK[2]))
    actions = await room.call(MOD, "teach spam", reply_to=await room.say(BOB, TALK[2]))
    assert not of_kind(actions, Teach, KeepHead)
    assert "it speaks against what was taught to be fine (1 of it)" in said(actions)


async def test_a_case_that_teaches_harm_is_closed_all_the_same(room: Room) -> None:
    await room.call(OTHER_MOD, "teach ok", reply_to=await room.say(ANN, TALK[2]))
    case, _ = await asked_about(room, TALK[2])
    told = await room.told(MOD, f"confirm {case}")
    assert f"Case {case} is confirmed." in told
    assert "I have not learnt that" in told


async def test_one_moderator_teaches_no_more_than_the_quota_a_day(room: Room) -> None:
    await room.call(ADMIN, "settings own verdicts_a_day 3")
    for text in ADVERTS[:3]:
        assert of_kind(await room.call(MOD, "teach spam", reply_to=await room.say(BOB, text)), Teach)
    refused = await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[3]))
    assert not of_kind(refused, Teach)
    assert "You have taught 3 times within a day" in said(refused)
    assert of_kind(await room.call(OTHER_MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[4])), Teach)
    room.now += timedelta(days=1)
    assert of_kind(await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[5])), Teach)


@pytest.mark.parametrize("text", ["ok", "+1", "哈哈哈", "😀😀😀😀", "...", "hello", "thanks thanks thanks"])
async def test_what_says_too_little_is_not_learnt(room: Room, text: str) -> None:
    actions = await room.call(MOD, "teach spam", reply_to=await room.say(BOB, text))
    assert not of_kind(actions, Teach, KeepHead)
    assert "too little to learn from" in said(actions)


async def test_members_teach_nothing(room: Room) -> None:
    message = await room.say(BOB, ADVERTS[0])
    for line in ("teach spam", "teach rollback", "teach forget"):
        assert not of_kind(await room.call(ANN, line, reply_to=message), Teach, Unteach, KeepHead)


async def test_a_case_of_a_flood_or_a_quarrel_is_no_lesson_on_adverts(room: Room) -> None:
    actions = await room.call(MOD, "teach conflict", reply_to=await room.say(BOB, ADVERTS[0]))
    assert of_kind(actions, Teach)
    assert not of_kind(actions, KeepHead)
    assert await lessons(room.store.database, GROUP) == []


async def test_a_lesson_given_twice_is_one_and_the_last_word_counts(room: Room) -> None:
    message = await room.say(BOB, ADVERTS[0])
    await room.call(MOD, "teach spam", reply_to=message)
    await room.call(MOD, "teach ok", reply_to=message)
    head = (await room.known()).taught
    assert head is not None
    assert (head.spam, head.fine) == (0, 1)
    await room.call(MOD, "teach forget", reply_to=message)
    assert (await room.known()).taught is None


async def test_lessons_outlive_their_text(room: Room) -> None:
    await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[0]))
    before = (await room.known()).taught
    await room.store.forget_old_text(room.now + timedelta(days=40))
    assert await samples(room.store.database, GROUP) == []
    assert len(await lessons(room.store.database, GROUP)) == 1
    room.now += timedelta(days=40)
    await room.call(MOD, "teach spam", reply_to=await room.say(BOB, ADVERTS[1]))
    after = (await room.known()).taught
    assert before is not None
    assert after is not None
    assert (before.spam, after.spam) == (1, 2)


async def test_undoing_everything_a_detector_did_forgets_what_those_cases_taught(room: Room) -> None:
    for text in ADVERTS[:2]:
        case = await room.case(await room.say(BOB, text), [])
        await room.call(MOD, f"teach {case.id} spam")
    actions = await room.call(ADMIN, "undo links since 2h")
    assert len(of_kind(actions, Unteach)) >= 2
    assert (await room.known()).taught is None
