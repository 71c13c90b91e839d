"""Other bots: which of them are trusted, who says so, and what nobody may pretend."""

from dataclasses import replace
from typing import Any

import pytest

from chat.actions import Action
from chat.events import CommandCalled, MemberJoined, MessagePosted
from chat.message import Message
from chat.people import Kind, Member, Role
from chat.records import ChangeSetting
from chat.settings import GroupSettings
from moderation.bots import Bots, Others, met
from moderation.newcomers import Acquaintance, acquaintance
from tests.moderation.said import ANN, NOON, REGULAR, context

PROMO = Member(id="net:600", name="Promo", username="PromoBot", kind=Kind.BOT)
ADA = Member(id="net:4", name="Ada", role=Role.ADMIN)
MEMBER = replace(ANN, role=Role.MEMBER)


def settings(**bots: Any) -> GroupSettings:
    return GroupSettings({"bots": bots})


def joined(inviter: Member | None, bot: Member = PROMO) -> MemberJoined:
    return MemberJoined(id="j", group="net:g", at=NOON, member=bot, inviter=inviter)


def noted(event: MemberJoined, **bots: Any) -> list[Action]:
    set_ = settings(**bots)
    return list(set_[Bots].react(met(event, set_), context(bots=bots)))


def test_without_settings_every_bot_is_trusted() -> None:
    assert Bots().seen(PROMO) is PROMO
    assert PROMO.protected


@pytest.mark.parametrize("name", ["net:600", "600", "@PromoBot", "promobot", "@PROMOBOT"])
def test_a_bot_is_named_by_its_id_or_user_name(name: str) -> None:
    assert not Bots(strangers=(name,)).seen(PROMO).protected
    assert Bots(others=Others.JUDGED, trusted=(name,)).seen(PROMO).protected
    assert Bots(strangers=(name,), trusted=(name,)).seen(PROMO).protected


def test_a_display_name_makes_nobody_trusted() -> None:
    pretender = Member(id="net:601", name="PromoBot", kind=Kind.BOT)
    assert not Bots(others=Others.JUDGED, trusted=("PromoBot", "@PromoBot", "")).seen(pretender).protected


def test_only_bots_are_seen_otherwise() -> None:
    judging = Bots(others=Others.JUDGED, strangers=("net:1",))
    for kind in set(Kind) - {Kind.BOT, Kind.STRANGE_BOT}:
        member = replace(ANN, kind=kind)
        assert judging.seen(member) is member


def test_a_bot_that_is_staff_is_never_a_stranger() -> None:
    helper = replace(PROMO, role=Role.MODERATOR)
    assert Bots(others=Others.JUDGED, strangers=(PROMO.id,)).seen(helper).protected


def test_what_was_a_stranger_is_none_once_it_is_trusted_or_nothing_is_judged() -> None:
    stranger = Bots(strangers=(PROMO.id,)).seen(PROMO)
    assert stranger.kind is Kind.STRANGE_BOT
    assert Bots(trusted=(PROMO.id,)).seen(stranger) == PROMO
    assert Bots(enabled=False, strangers=(PROMO.id,), others=Others.JUDGED).seen(stranger) == PROMO


def test_a_bot_that_a_member_brings_is_noted_and_a_stranger_at_once() -> None:
    event = joined(MEMBER)
    (change,) = noted(event)
    assert isinstance(change, ChangeSetting)
    assert (change.field, change.value, change.by.kind) == ("strangers", [PROMO.id], Kind.INNKEEPER)
    seen = met(event, settings())
    assert isinstance(seen, MemberJoined)
    assert seen.member.kind is Kind.STRANGE_BOT
    trusted = met(event, settings(trusted=["@promobot"]))
    assert trusted == event


@pytest.mark.parametrize(
    "inviter",
    [None, ADA, replace(ADA, role=Role.MODERATOR), Member(id="net:8", name="Group", kind=Kind.ANONYMOUS_ADMIN)],
    ids=["nobody told", "admin", "moderator", "anonymous or unknown"],
)
def test_a_bot_that_staff_or_nobody_known_brings_is_trusted(inviter: Member | None) -> None:
    assert noted(joined(inviter)) == []
    assert met(joined(inviter), settings()) == joined(inviter)


def test_staff_that_brings_a_stranger_back_vouches_for_it() -> None:
    (change,) = noted(joined(ADA), strangers=["net:5", "@promobot"])
    assert isinstance(change, ChangeSetting)
    assert (change.value, change.before) == (["net:5"], ["net:5", "@promobot"])
    (last,) = noted(joined(ADA), strangers=[PROMO.id])
    assert isinstance(last, ChangeSetting)
    assert last.value is None


def test_a_stranger_that_comes_again_is_noted_once_and_a_person_never() -> None:
    assert noted(joined(MEMBER), strangers=[PROMO.id]) == []
    assert noted(joined(MEMBER, replace(MEMBER, id="net:77"))) == []


def test_the_list_of_strangers_does_not_grow_for_ever() -> None:
    many = [f"net:{number}" for number in range(1000, 2000)]
    (change,) = noted(joined(MEMBER), strangers=many)
    assert isinstance(change, ChangeSetting)
    assert isinstance(change.value, list)
    assert (len(change.value), change.value[-1]) == (1000, PROMO.id)


def test_a_strange_bot_stays_a_newcomer_however_much_it_says() -> None:
    assert acquaintance(replace(PROMO, kind=Kind.STRANGE_BOT), context(REGULAR)) is Acquaintance.NEWCOMER


def test_events_show_the_bot_as_the_group_sees_it() -> None:
    judging = settings(others="judged")
    said = Message(id="1", group="net:g", author=PROMO, at=NOON, text="hi")
    posted = met(MessagePosted(id="1", group="net:g", at=NOON, message=said), judging)
    assert isinstance(posted, MessagePosted)
    assert posted.message.author.kind is Kind.STRANGE_BOT
    called = met(CommandCalled(id="2", group="net:g", at=NOON, by=PROMO, name="help"), judging)
    assert isinstance(called, CommandCalled)
    assert called.by.kind is Kind.STRANGE_BOT


@pytest.mark.parametrize("trusted", [True, False])
def test_trust_is_on_one_list_at_a_time(trusted: bool) -> None:
    before = Bots(trusted=("@promobot", "net:1"), strangers=(PROMO.id, "net:2"))
    lists = before.with_trust(PROMO, trusted=trusted)
    after = Bots.model_validate({**before.model_dump(), **lists})
    assert after.seen(PROMO).protected is trusted
    assert after.with_trust(PROMO, trusted=trusted) == {}
    assert "net:1" in after.trusted
    assert "net:2" in after.strangers
