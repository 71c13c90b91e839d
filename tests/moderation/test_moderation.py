"""What moderation asks for: the case, the acts, the card, and nothing more than once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from chat.actions import Action, ChatAction, DeleteMessage, Mute, SendMessage
from chat.case import Outcome, Step
from chat.context import Context
from chat.events import MemberChanged, MemberJoined, MemberLeft, MessageEdited, MessagePosted
from chat.message import Message
from chat.people import Kind, Member, Role
from chat.platform import Capabilities
from chat.records import AddWarning, OpenCase
from moderation.moderation import Moderation, judge
from tests.moderation.adverts import SURE
from tests.moderation.said import ANN, GROUP, MEMBER, NEWCOMER, NOON, OFFICE, TRUSTED, context, said

ADVERT = said(SURE[0], scores={"spam": 0.97})
BORDERLINE = said(SURE[0].replace("，加微信 abc12345", "，私聊我"))
OFFICED = {"group": {"moderators": OFFICE}}


def react(message: Message, known: Context, event: str = "e1") -> list[Action]:
    posted = MessagePosted(id=event, group=GROUP, at=message.at, message=message)
    return list(known.settings[Moderation].react(posted, known))


def kinds(actions: Sequence[Action]) -> list[str]:
    return [type(each).__name__ for each in actions]


def test_an_advert_is_removed_with_a_case_a_mute_a_warning_and_a_card() -> None:
    actions = react(ADVERT, context(**OFFICED))
    assert kinds(actions) == ["OpenCase", "DeleteMessage", "Mute", "AddWarning", "SendMessage"]
    assert actions[-1].group == OFFICE
    opened = actions[0]
    assert isinstance(opened, OpenCase)
    assert opened.case.outcome is Outcome.ACTED
    assert opened.actions == tuple(actions[1:-1])


def test_a_plain_advert_gets_no_notice_in_the_group() -> None:
    assert not [each for each in react(ADVERT, context()) if isinstance(each, SendMessage)]


def test_without_a_moderators_chat_there_is_no_card_and_the_case_waits() -> None:
    assert kinds(react(BORDERLINE, context())) == ["OpenCase"]


def test_what_is_fairly_sure_is_asked_about_and_stays() -> None:
    actions = react(BORDERLINE, context(**OFFICED))
    assert kinds(actions) == ["OpenCase", "SendMessage"]
    opened = actions[0]
    assert isinstance(opened, OpenCase)
    assert opened.case.outcome is Outcome.ASKED
    assert opened.case.receipt.verdict.step is Step.ASK
    assert opened.actions == ()


def test_ordinary_talk_asks_for_nothing() -> None:
    assert react(said("今天天气真好"), context(**OFFICED)) == []


def test_the_receipt_holds_the_limits_the_versions_and_the_counterfactual() -> None:
    opened = react(ADVERT, replace(context(moderation={"remove_above": 0.85}), model="m1"))[0]
    assert isinstance(opened, OpenCase)
    receipt = opened.case.receipt
    assert (receipt.review_above, receipt.remove_above, receipt.model) == (0.6, 0.85, "m1")
    assert set(receipt.verdict.without) == {each.detector for each in receipt.verdict.findings if each.label == "spam"}
    assert receipt.message.reading.folded


def test_the_same_event_opens_the_same_case_and_another_event_another() -> None:
    ids = [react(ADVERT, context(), event)[0].case.id for event in ("e1", "e1", "e2")]  # type: ignore[attr-defined]
    assert ids[0] == ids[1] != ids[2]
    assert all(len(each) == 8 for each in ids)


@pytest.mark.parametrize(
    "author",
    [
        replace(ANN, role=Role.OWNER),
        replace(ANN, role=Role.MODERATOR),
        replace(ANN, kind=Kind.BOT),
        replace(ANN, kind=Kind.LINKED_CHANNEL),
        replace(ANN, kind=Kind.ANONYMOUS_ADMIN),
        replace(ANN, kind=Kind.INNKEEPER),
    ],
)
def test_nobody_protected_is_ever_acted_against(author: Member) -> None:
    assert react(replace(ADVERT, author=author), context(**OFFICED)) == []


def test_a_moderator_by_standing_is_protected_too() -> None:
    assert react(ADVERT, context(replace(NEWCOMER, role=Role.MODERATOR))) == []


def test_a_foreign_channel_is_judged() -> None:
    channel = Member(id="playground:-100", name="福利", kind=Kind.CHANNEL)
    assert "DeleteMessage" in kinds(react(replace(ADVERT, author=channel), context()))


def test_an_edit_is_judged_like_a_post() -> None:
    edited = MessageEdited(id="e9", group=GROUP, at=NOON, message=replace(ADVERT, edited_at=NOON))
    assert "DeleteMessage" in kinds(list(Moderation().react(edited, context(recent=[said("hello")]))))


def test_other_events_are_none_of_its_business() -> None:
    assert list(Moderation().react(MemberLeft(id="l", group=GROUP, at=NOON, member=ANN), context())) == []


def test_who_joins_is_judged_by_name_and_only_asked_about() -> None:
    advert = Member(id="playground:9", name="兼职日结 日赚500 加V：abc12345")
    joined = MemberJoined(id="j", group=GROUP, at=NOON, member=advert)
    known = context(replace(NEWCOMER, messages=0), **OFFICED)
    assert kinds(list(Moderation().react(joined, known))) == ["OpenCase", "SendMessage"]
    assert list(Moderation().react(replace(joined, member=ANN), known)) == []


def flood(count: int) -> list[Message]:
    return [said(f"line {n}", second=n * 0.1, name=str(n)) for n in range(count)]


def test_a_flood_is_deleted_muted_and_told_in_one_line_that_expires() -> None:
    messages = flood(9)
    actions = react(messages[-1], context(MEMBER, recent=messages[:-1], **OFFICED))
    assert kinds(actions) == ["OpenCase", "DeleteMessage", "Mute", "AddWarning", "SendMessage", "SendMessage"]
    notice = actions[-2]
    assert isinstance(notice, SendMessage)
    assert notice.group == GROUP
    assert notice.expires == timedelta(seconds=60)


def test_one_burst_is_one_card_one_mute_and_one_warning() -> None:
    messages = flood(60)
    standing, recent = MEMBER, messages[:8]
    cards, sanctions, deleted = 0, 0, 0
    for message in messages[8:]:
        known = context(standing, recent=recent, **OFFICED)
        actions = react(message, known, event=message.id)
        cards += sum(isinstance(each, SendMessage) and each.group == OFFICE for each in actions)
        sanctions += sum(isinstance(each, Mute | AddWarning) for each in actions)
        deleted += sum(isinstance(each, DeleteMessage) for each in actions)
        if actions:
            standing = replace(standing, last_case="flood", last_case_at=known.now)
    assert (cards, sanctions) == (1, 2)
    assert deleted == 52


def test_a_minute_later_the_same_trouble_is_a_new_card() -> None:
    standing = replace(NEWCOMER, last_case="spam", last_case_at=NOON - timedelta(seconds=61))
    assert "SendMessage" in kinds(react(ADVERT, context(standing, **OFFICED)))


def test_a_quarrel_is_not_asked_about_twice_within_minutes() -> None:
    insult = said("你是不是脑残啊", scores={"conflict": 0.97})
    assert kinds(react(insult, context(MEMBER, **OFFICED))) == ["OpenCase", "SendMessage"]
    again = replace(MEMBER, last_case="conflict", last_case_at=NOON - timedelta(minutes=5))
    assert react(insult, context(again, **OFFICED)) == []


def test_a_detector_in_shadow_only_has_its_case_noted() -> None:
    shadow = {kind: {"stage": "shadow"} for kind in ("learned", "contacts", "offers")}
    actions = react(ADVERT, context(**OFFICED, **shadow))
    assert kinds(actions) == ["OpenCase"]
    opened = actions[0]
    assert isinstance(opened, OpenCase)
    assert opened.case.outcome is Outcome.NOTED
    assert opened.case.receipt.verdict.step is Step.NONE


def test_a_detector_in_review_asks_and_does_not_act() -> None:
    review = {kind: {"stage": "review"} for kind in ("learned", "contacts", "offers")}
    assert kinds(react(ADVERT, context(**OFFICED, **review))) == ["OpenCase", "SendMessage"]


def test_a_detector_that_is_off_finds_nothing() -> None:
    off = {kind: {"enabled": False} for kind in ("learned", "contacts", "offers")}
    assert react(ADVERT, context(**off)) == []


def test_the_trusted_are_forgiven_most() -> None:
    assert judge(ADVERT, context(TRUSTED)).score < judge(ADVERT, context(MEMBER)).score
    assert react(ADVERT, context(TRUSTED)) == []


def test_a_limit_for_acting_below_the_one_for_asking_is_raised_to_it() -> None:
    known = context(moderation={"review_above": 0.9, "remove_above": 0.7})
    assert judge(BORDERLINE, known).step is Step.NONE


def test_every_act_of_a_case_has_an_inverse() -> None:
    messages = flood(9)
    for actions in (react(ADVERT, context()), react(messages[-1], context(MEMBER, recent=messages[:-1]))):
        opened = actions[0]
        assert isinstance(opened, OpenCase)
        assert all(each.inverse() is not None for each in opened.actions)


def test_where_nothing_can_be_deleted_the_member_is_told_and_the_moderators_too() -> None:
    actions = react(ADVERT, context(capabilities=Capabilities(delete=False, mute=False, ban=False), **OFFICED))
    card = actions[-1]
    assert isinstance(card, SendMessage)
    assert isinstance(card.text, tuple)
    assert "card-not-deleted" in {getattr(line, "key", "") for line in card.text}
    [notice] = [each for each in actions[:-1] if isinstance(each, ChatAction)]
    assert isinstance(notice, SendMessage)
    assert notice.group == GROUP


def test_a_name_that_became_an_advert_is_asked_about_and_one_that_did_not_change_is_not() -> None:
    advert = Member(id="net:7", name="日结500元兼职加微信xq88321 t.me/+AbCdEfGh123")
    for renamed in (True, False):
        event = MemberChanged(id="c", group="net:group", at=NOON, member=advert, renamed=renamed)
        joined = MemberJoined(id="j", group="net:group", at=NOON, member=advert)
        as_joined = [type(action) for action in Moderation().react(joined, Context(now=NOON))]
        found = [type(action) for action in Moderation().react(event, Context(now=NOON))]
        assert found == (as_joined if renamed else [])
        assert as_joined
