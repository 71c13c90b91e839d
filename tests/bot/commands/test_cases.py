from dataclasses import replace

from bot.pipeline import react
from chat.actions import DeleteMessage, EditMessage, Mute, SendMessage
from chat.case import Label, Outcome
from chat.context import Context
from chat.events import Intercepted
from chat.message import Message
from chat.people import Member, Role
from chat.records import AddWarning, CloseCase, FileReport, OpenCase, Teach, TrustMember, Unteach
from storage.views import cases, samples
from tests.bot.commands.room import (
    ADMIN,
    ANN,
    BOB,
    CHANNEL,
    GROUP,
    LINKED,
    MOD,
    OFFICE,
    OWNER,
    START,
    Room,
    of_kind,
    said,
)


async def test_what_the_networks_own_filter_did_is_a_case_that_only_records(room: Room) -> None:
    held = Message(id="", group=GROUP, author=BOB, at=START, text="日结500 加我")
    event = Intercepted(
        id="automod", group=GROUP, at=START, message=held, rule="No adverts", word="日结*", did="blocked"
    )
    actions = react(event, Context(now=START))
    await room.keep(event, actions)
    (opened,) = of_kind(actions, OpenCase)
    assert len(actions) == 1
    assert isinstance(opened, OpenCase)
    told = await room.told(MOD, f"why {opened.case.id}")
    assert "removed by the network's own filter" in told
    assert "No adverts" in told
    assert "日结500" in told
    assert opened.case.id in await room.told(MOD, "cases")


async def test_a_moderator_sees_the_whole_receipt(room: Room) -> None:
    case = await room.case(await room.say(BOB, "bυy now {0.__class__}"), [])
    told = await room.told(MOD, f"why {case.id}")
    for part in (
        f"Case {case.id}: Bob, spam, removed – in force.",
        "Written: bυy now {0.__class__}",
        "Read as: buy now (bυy → buy)",
        "+ links 0.97:",
        "+ display names 0.3:",
        "Score 0.98; asked about from 0.5, removed from 0.9. Model m1, settings version 3.",
        "Without links: 0.3, let stand.",
        "Without display names: 0.97, the same.",
    ):
        assert part in told


async def test_a_member_hears_in_short_of_their_own_cases_only(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [])
    own = await room.told(BOB, f"why {case.id}")
    assert own.startswith(f"About your message, case {case.id}: removed.")
    assert "Score" not in own
    assert "m1" not in own
    other = await room.told(ANN, f"why {case.id}")
    assert other == await room.told(ANN, "why AAAAAAAA") == await room.told(ANN, "why")
    assert await room.told(BOB, "why") == own


async def test_personal_answers_are_for_the_callers_eyes_alone(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [])
    for member in (BOB, MOD):
        answer = of_kind(await room.call(member, f"why {case.id}"), SendMessage)[0]
        assert isinstance(answer, SendMessage)
        assert answer.to == member.id


async def test_a_moderator_asks_about_a_member_or_the_last_case(room: Room) -> None:
    assert await room.told(MOD, "why") == "Nothing was decided yet."
    case = await room.case(await room.say(BOB, "buy now"), [])
    assert case.id in await room.told(MOD, "why")
    assert case.id in await room.told(MOD, "why @bob")
    assert case.id not in await room.told(MOD, "why @ann")


async def test_a_text_that_was_forgotten_is_simply_not_shown(room: Room) -> None:
    case = await room.case(replace(await room.say(BOB, "buy now"), text=""), [])
    assert "Written" not in await room.told(MOD, f"why {case.id}")


async def test_confirming_does_what_the_bot_asked_about(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    case = await room.case(await room.say(BOB, "buy now"), [], outcome=Outcome.ASKED)
    actions = await room.call(MOD, f"confirm {case.id}", place=OFFICE)
    assert [type(each) for each in actions] == [DeleteMessage, Mute, AddWarning, CloseCase, EditMessage, SendMessage]
    file = await cases.case(room.store.database, GROUP, case.id)
    assert file is not None
    assert file.case.outcome is Outcome.CONFIRMED
    assert [type(each) for each in file.actions] == [DeleteMessage, Mute, AddWarning]
    undone = await room.call(MOD, f"undo {case.id}", place=OFFICE)
    assert "had written: buy now" in said(undone)


async def test_confirming_what_was_done_only_says_so(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [])
    actions = await room.call(MOD, f"confirm {case.id}")
    assert [type(each) for each in actions] == [CloseCase, SendMessage]
    assert "closed already" in await room.told(MOD, f"confirm {case.id}")


async def test_a_member_promoted_since_is_not_confirmed_against(room: Room) -> None:
    promoted = replace(BOB, role=Role.MODERATOR)
    case = await room.case(replace(await room.say(BOB, "buy now"), author=promoted), [], outcome=Outcome.ASKED)
    actions = await room.call(MOD, f"confirm {case.id}")
    assert not of_kind(actions, DeleteMessage, Mute)
    assert "looked after" in said(actions)


async def test_dismissing_leaves_everything_as_it_is(room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy now"), [], outcome=Outcome.ASKED)
    actions = await room.call(MOD, f"dismiss {case.id}")
    assert [type(each) for each in actions] == [CloseCase, SendMessage]
    assert "there is nothing to undo" in await room.told(MOD, f"undo {case.id}")
    acted = await room.case(await room.say(BOB, "buy now"), [])
    assert f"/undo {acted.id}" in await room.told(MOD, f"dismiss {acted.id}")


async def test_cases_are_listed_newest_first(room: Room) -> None:
    assert await room.told(MOD, "cases") == "Nothing was decided yet."
    first = await room.case(await room.say(BOB, "buy now"), [])
    second = await room.case(await room.say(ANN, "buy now"), [], outcome=Outcome.ASKED)
    told = await room.told(MOD, "cases")
    assert told.index(second.id) < told.index(first.id)
    assert "Ann: spam, removed – waiting for a moderator" in told
    assert first.id not in await room.told(MOD, "cases 1")
    assert "from 1 to 30" in await room.told(MOD, "cases 999")


async def test_a_text_is_taught_by_case_and_by_reply_and_forgotten(room: Room) -> None:
    message = await room.say(BOB, "buy now")
    case = await room.case(message, [])
    assert said(await room.call(MOD, f"teach {case.id}")) == "Learnt: this is spam."
    assert said(await room.call(MOD, f"teach {case.id} ok")) == "Learnt: this is nothing."
    other = await room.say(ANN, "卖片加我")
    taught = await room.call(MOD, "teach 广告", reply_to=other)
    assert [(each.text, each.label) for each in of_kind(taught, Teach) if isinstance(each, Teach)] == [
        ("卖片加我", Label.SPAM)
    ]
    kept = {sample.text: sample.label for sample in await samples.samples(room.store.database, GROUP)}
    assert kept == {"buy now": Label.OK, "卖片加我": Label.SPAM}
    assert of_kind(await room.call(MOD, "teach forget", reply_to=other), Unteach)
    assert of_kind(await room.call(MOD, f"teach {case.id} forget"), Unteach)
    assert await samples.samples(room.store.database, GROUP) == []


async def test_what_cannot_be_learnt_from_is_refused(room: Room) -> None:
    message = await room.say(BOB, "")
    assert "no text" in await room.told(MOD, "teach", reply_to=message)
    case = await room.case(await room.say(BOB, "buy now"), [])
    assert "Say what it is" in await room.told(MOD, f"teach {case.id} nonsense")


async def test_a_member_is_trusted_and_no_longer(room: Room) -> None:
    for line, trusted in (("trust @bob", True), ("trust @bob off", False)):
        actions = of_kind(await room.call(MOD, line), TrustMember)
        assert [each.trusted for each in actions if isinstance(each, TrustMember)] == [trusted]
    assert "Not against yourself" in await room.told(MOD, "trust @mod")


async def test_a_report_asks_the_moderators_once(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    message = await room.say(BOB, "come to my channel")
    actions = await room.call(ANN, "report it is an advert", reply_to=message)
    assert [type(each) for each in actions] == [FileReport, OpenCase, SendMessage, SendMessage]
    opened = of_kind(actions, OpenCase)[0]
    assert isinstance(opened, OpenCase)
    assert opened.case.outcome is Outcome.ASKED
    assert "Ann reported it. Reason: it is an advert" in await room.told(MOD, f"why {opened.case.id}")
    again = await room.call(ADMIN, "report", reply_to=message)
    assert [type(each) for each in again] == [FileReport, SendMessage]
    assert of_kind(await room.call(MOD, f"confirm {opened.case.id}", place=OFFICE), DeleteMessage)


async def test_a_report_needs_somebody_elses_message(room: Room) -> None:
    assert "Answer the message" in await room.told(ANN, "report")
    assert "your own" in await room.told(ANN, "report", reply_to=await room.say(ANN, "hi"))
    for staff in (MOD, LINKED):
        assert "write to the owner" in await room.told(ANN, "report", reply_to=await room.say(staff, "hi"))
    assert of_kind(await room.call(ANN, "report", reply_to=await room.say(CHANNEL, "news")), OpenCase)


async def test_one_member_cannot_report_without_end(room: Room) -> None:
    for number in range(5):
        strange = Member(id=f"net:9{number}", name=f"Guest {number}")
        assert of_kind(await room.call(ANN, "report", reply_to=await room.say(strange, f"text {number}")), FileReport)
    refused = await room.call(ANN, "report", reply_to=await room.say(BOB, "text"))
    assert not of_kind(refused, FileReport)
    assert "You have reported 5 messages today" in said(refused)
