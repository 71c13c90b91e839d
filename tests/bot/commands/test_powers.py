"""Every command that takes a power, against everybody on both networks who may or may not take it themselves."""

from typing import Any

import pytest

from adapters.discord.people import BAN, KICK, MANAGE_GUILD, MANAGE_MESSAGES, MODERATE_MEMBERS, member_of
from adapters.discord.places import House
from adapters.telegram.people import Known, author, staff, user
from chat.actions import SANCTIONS, DeleteMessage, Unban, Unmute
from chat.case import Outcome
from chat.people import Member, Power, Role
from chat.records import AddWarning, CloseCase
from chat.words import Words
from tests.bot.commands.room import BOB, GROUP, Room, of_kind, said

TAKEN = (*SANCTIONS, Unban, Unmute, CloseCase, AddWarning)
NEEDS = {
    "ban @bob": {Power.BAN},
    "unban @bob": {Power.BAN},
    "kick @bob": {Power.KICK},
    "mute @bob 1h": {Power.MUTE},
    "unmute @bob": {Power.MUTE},
    "封禁 @bob": {Power.BAN},
    "confirm {case}": {Power.DELETE, Power.MUTE},
}
FREE = ("help", "cases", "trust @bob", "doctor", "settings", "why {case}", "dismiss {case}")
CHAT, PERSON = -100, 51

ALL = ()
RESTRICTS = (Power.MUTE, Power.KICK, Power.BAN)


def on_telegram(status: str = "administrator", **rights: Any) -> Member:
    account = {"id": PERSON, "is_bot": False, "first_name": "Mod"}
    known = Known(staff={CHAT: staff([{"user": account, "status": status, "is_anonymous": False, **rights}])})
    found = user(account, CHAT, known)
    assert found is not None
    return found


def anonymous(*others: dict[str, Any]) -> Member:
    """Give who writes as the group, where these administrators may be behind it."""
    told = [
        {"user": {"id": number}, "status": "administrator", "is_anonymous": True, **rights}
        for number, rights in enumerate(others, 60)
    ]
    message = {"sender_chat": {"id": CHAT, "title": "The Inn"}, "from": {"id": 1087968824}}
    found = author(message, CHAT, Known(staff={CHAT: staff(told)}))
    assert found is not None
    return found


def on_discord(powers: int, *, owner: bool = False) -> Member:
    house = House(id="100", innkeeper="900", owner="51" if owner else "1", powers={"100": 0, "7": powers})
    return member_of({"id": "51", "username": "mod"}, {"roles": ["7"]}, house)


BOTH = {"can_restrict_members": True, "can_delete_messages": True}
PEOPLE: list[tuple[str, Member, Role, tuple[Power, ...]]] = [
    ("telegram owner", on_telegram("creator"), Role.OWNER, ALL),
    ("telegram full", on_telegram(**BOTH, can_change_info=True), Role.ADMIN, ALL),
    ("telegram moderator", on_telegram(**BOTH, can_change_info=False), Role.MODERATOR, ALL),
    (
        "telegram only deletes",
        on_telegram(can_delete_messages=True, can_restrict_members=False, can_change_info=False),
        Role.MODERATOR,
        RESTRICTS,
    ),
    (
        "telegram only restricts",
        on_telegram(can_delete_messages=False, can_restrict_members=True, can_change_info=False),
        Role.MODERATOR,
        (Power.DELETE,),
    ),
    (
        "telegram admin who may only change the info",
        on_telegram(can_change_info=True, can_restrict_members=False, can_delete_messages=False),
        Role.ADMIN,
        (Power.DELETE, *RESTRICTS),
    ),
    ("telegram of an old server", on_telegram(), Role.ADMIN, ALL),
    ("telegram member", on_telegram("member"), Role.MEMBER, ALL),
    ("telegram restricted", on_telegram("restricted", can_send_messages=True), Role.MEMBER, ALL),
    ("telegram anonymous", anonymous({**BOTH, "can_change_info": True}), Role.ADMIN, ALL),
    (
        "telegram anonymous, one of whom may not restrict",
        anonymous({**BOTH, "can_change_info": True}, {"can_delete_messages": True, "can_change_info": False}),
        Role.MODERATOR,
        RESTRICTS,
    ),
    ("discord owner", on_discord(0, owner=True), Role.OWNER, ALL),
    ("discord administrator", on_discord(1 << 3), Role.ADMIN, ALL),
    (
        "discord manager of the server without anything else",
        on_discord(MANAGE_GUILD),
        Role.ADMIN,
        (Power.DELETE, *RESTRICTS),
    ),
    (
        "discord times out",
        on_discord(MODERATE_MEMBERS | MANAGE_MESSAGES),
        Role.MODERATOR,
        (Power.KICK, Power.BAN),
    ),
    ("discord deletes", on_discord(MANAGE_MESSAGES), Role.MODERATOR, RESTRICTS),
    ("discord bans", on_discord(BAN), Role.MODERATOR, (Power.DELETE, Power.MUTE, Power.KICK)),
    ("discord all", on_discord(BAN | KICK | MODERATE_MEMBERS | MANAGE_MESSAGES), Role.MODERATOR, ALL),
    ("discord member", on_discord(1 << 11), Role.MEMBER, ALL),
]


@pytest.mark.parametrize(("member", "role", "barred"), [each[1:] for each in PEOPLE], ids=[each[0] for each in PEOPLE])
async def test_nobody_does_through_the_bot_what_they_may_not_do_themselves(
    member: Member, role: Role, barred: tuple[Power, ...], room: Room
) -> None:
    assert (member.role, set(member.barred)) == (role, set(barred))
    for line, powers in NEEDS.items():
        advert = await room.say(BOB, "buy")
        delete = DeleteMessage(group=GROUP, reason=Words("by-hand"), message=advert.id, author=BOB)
        case = await room.case(advert, [delete], outcome=Outcome.ASKED)
        actions = await room.call(member, line.format(case=case.id))
        if role is Role.MEMBER:
            assert "That is for the" in said(actions), line
        assert bool(of_kind(actions, *TAKEN)) is (role >= Role.MODERATOR and powers.isdisjoint(barred)), line
        if role >= Role.MODERATOR and not powers.isdisjoint(barred):
            assert "yourself" in said(actions), line


@pytest.mark.parametrize("line", FREE)
async def test_what_takes_no_power_is_open_to_every_moderator(line: str, room: Room) -> None:
    case = await room.case(await room.say(BOB, "buy"), [])
    told = said(await room.call(on_discord(MANAGE_MESSAGES), line.format(case=case.id)))
    assert "yourself" not in told
    assert "That is for the" not in told
