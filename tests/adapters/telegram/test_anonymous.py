"""Anonymous administrators: exempt under any title, with the rights behind it, and nobody passes for one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from adapters.telegram.incoming import events
from adapters.telegram.people import ANONYMOUS, Known, staff
from chat.events import CommandCalled, Reacted
from chat.people import Kind, Member, Power, Role
from tests.adapters.telegram.conftest import CHAT, until
from tests.adapters.telegram.said import ANN, BEN, NOW, chat, message
from tests.adapters.telegram.server import BotApi
from tests.adapters.telegram.test_door import settled
from tests.adapters.telegram.test_whole_bot import ADVERT, standing, stranger, the_bot

GROUP = {"id": CHAT, "type": "supergroup", "title": "The Inn"}
ANONYMOUS_BOT = {"id": ANONYMOUS, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
NO_BAN = {"can_delete_messages": True, "can_restrict_members": False, "can_change_info": False}


def admin(number: int, title: str = "", **rights: Any) -> dict[str, Any]:
    named = {"custom_title": title} if title else {}
    status = {"status": "administrator", "is_anonymous": True}
    return status | {"user": {"id": number, "first_name": "A"}} | named | rights


STAFF: Sequence[dict[str, Any]] = (
    {"status": "creator", "user": {"id": 1, "first_name": "O"}, "is_anonymous": True, "custom_title": "老板 👑"},
    admin(2, "Night watch", **NO_BAN),
    admin(3, "Twin", can_change_info=True, can_delete_messages=True, can_restrict_members=True),
    admin(4, "Twin", can_change_info=False, can_delete_messages=False, can_restrict_members=True),
    admin(5, can_change_info=True, can_delete_messages=True, can_restrict_members=True),
    admin(6, "Seen", can_change_info=True) | {"is_anonymous": False},
)
HOUSE = Known(me=1000, username="bot", commands=frozenset({"ban"}), staff={CHAT: staff([*STAFF])})


def called(**of: Any) -> Member:
    sent = message("/ban @ben", sender=ANONYMOUS_BOT, sender_chat=GROUP) | of
    (event,) = events({"message": sent}, HOUSE, NOW)
    assert isinstance(event, CommandCalled)
    return event.by


@pytest.mark.parametrize(
    ("title", "role", "barred"),
    [
        ("老板 👑", Role.OWNER, ()),
        ("Night watch", Role.MODERATOR, (Power.MUTE, Power.KICK, Power.BAN)),
        ("Twin", Role.MODERATOR, (Power.DELETE,)),
        ("", Role.ADMIN, ()),
        ("night watch", Role.MODERATOR, (Power.MUTE, Power.KICK, Power.BAN, Power.DELETE)),
        ("Seen", Role.MODERATOR, (Power.MUTE, Power.KICK, Power.BAN, Power.DELETE)),
        ("x" * 500, Role.MODERATOR, (Power.MUTE, Power.KICK, Power.BAN, Power.DELETE)),
    ],
)
def test_a_title_tells_whose_rights_count_and_an_unknown_one_the_least(
    title: str, role: Role, barred: tuple[Power, ...]
) -> None:
    by = called(**({"author_signature": title} if title else {}))
    assert (by.kind, by.role, set(by.barred)) == (Kind.ANONYMOUS_ADMIN, role, set(barred))
    assert by.protected


@pytest.mark.parametrize(
    "posing",
    [
        {"sender_chat": {"id": -100999, "type": "channel", "title": "The Inn"}, "author_signature": "老板 👑"},
        {"sender_chat": {"id": CHAT - 1, "type": "supergroup", "title": "The Inn"}, "from": BEN},
        {"sender_chat": None, "from": {"id": 77, "first_name": "Group", "username": "GroupAnonymousBot"}},
        {"sender_chat": None, "from": {"id": 77, "first_name": "The Inn"}, "author_signature": "老板 👑"},
        {"sender_chat": {}, "from": BEN, "author_signature": "Twin", "sender_tag": "老板 👑"},
    ],
    ids=["a channel of that name", "another group of that name", "an account of that name", "a signature", "a tag"],
)
def test_nobody_poses_as_one(posing: dict[str, Any]) -> None:
    by = called(**posing)
    assert (by.kind in (Kind.PERSON, Kind.CHANNEL), by.role, by.protected) == (True, Role.MEMBER, False)


def test_the_account_that_stands_for_all_of_them_may_do_nothing_by_itself() -> None:
    by = called(sender_chat=None)
    assert (by.kind, by.role) == (Kind.ANONYMOUS_ADMIN, Role.MEMBER)


@pytest.mark.parametrize(
    ("actor", "kind"), [(GROUP, Kind.ANONYMOUS_ADMIN), ({"id": -100999, "title": "Ads"}, Kind.CHANNEL)]
)
def test_a_reaction_in_the_name_of_a_chat_is_nobodys_own(actor: dict[str, Any], kind: Kind) -> None:
    change = {"chat": chat(), "message_id": 9, "date": 1, "old_reaction": [], "actor_chat": actor}
    (event,) = events({"message_reaction": change | {"new_reaction": [{"type": "emoji", "emoji": "👍"}]}}, HOUSE, NOW)
    assert isinstance(event, Reacted)
    assert event.member is not None
    assert event.member.kind is kind


async def test_the_whole_bot_obeys_them_by_their_rights_and_touches_none(inn: BotApi, tmp_path: Path) -> None:
    for each in STAFF[1:4]:
        inn.chats[CHAT].members[each["user"]["id"]] = each
    as_group = {"sender_chat": inn.chats[CHAT].shown}
    async with the_bot(tmp_path, inn) as app:
        target = stranger(2)
        inn.post(CHAT, target, "hello")
        inn.post(CHAT, ANONYMOUS_BOT, ADVERT, **as_group, author_signature="made up a minute ago")
        inn.post(CHAT, ANONYMOUS_BOT, f"/ban {target['id']}", **as_group, author_signature="Night watch")
        await until(lambda: any("yourself" in text for text in inn.said(CHAT)))
        posing = {"id": -100999, "type": "channel", "title": "The Inn"}
        inn.post(CHAT, ANN | {"id": 136817688}, f"/ban {target['id']}", sender_chat=posing, author_signature="Twin")
        await until(lambda: any("for the moderators" in text for text in inn.said(CHAT)))
        assert inn.made("banChatMember") == []
        inn.post(CHAT, ANONYMOUS_BOT, f"/ban {target['id']}", **as_group, author_signature="Twin")
        await until(lambda: inn.made("banChatMember"))
        await settled(app)
    assert ADVERT in standing(inn)
