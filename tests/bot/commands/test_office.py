"""/office: only an admin of a group, typing the code in the other chat himself, makes that chat the group's office."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands import run_command
from chat.actions import Action, SendMessage
from chat.events import CommandCalled
from chat.people import Kind, Member, Role
from chat.platform import Capabilities
from chat.records import ChangeSetting
from moderation.case_id import case_id
from tests.bot.commands.room import ADMIN, ANN, GROUP, MOD, OFFICE, OTHER, OWNER, Room, of_kind, said

ANN_AT_HOME = replace(ANN, role=Role.OWNER)


async def code_told(room: Room, by: Member = ADMIN) -> str:
    (answer,) = await room.call(by, "office")
    assert isinstance(answer, SendMessage)
    return answer.key.split(":")[1]


def offices(actions: object) -> list[tuple[str, object]]:
    assert isinstance(actions, list)
    return [(each.group, each.value) for each in of_kind(actions, ChangeSetting)]  # type: ignore[attr-defined]


async def in_room(room: Room, by: Member, line: str) -> list[Action]:
    """Call in a channel of the group, as on a network that has such."""
    name, _, arguments = line.partition(" ")
    call = CommandCalled(
        id=f"{GROUP}/7:1:called", group=GROUP, at=room.now, by=by, name=name, arguments=arguments, room=f"{GROUP}/7"
    )
    await room.store.gather([call])
    context = room.store.context(call, now=room.now, capabilities=Capabilities())
    return list(await run_command(call, context, room.store))


async def test_the_code_makes_the_chat_it_is_typed_in_the_office(room: Room) -> None:
    code = await code_told(room)
    assert offices(await room.call(ADMIN, f"office {code.lower()}", group=OTHER)) == [(GROUP, OTHER)]
    assert (await room.store.settings(GROUP)).general.moderators == OTHER
    assert (await room.store.settings(OTHER)).general.moderators == ""


async def test_a_code_read_by_somebody_else_is_worth_nothing(room: Room) -> None:
    code = await code_told(room)
    for stranger in (ANN_AT_HOME, OWNER):
        assert offices(await room.call(stranger, f"office {code}", group=OTHER)) == []


async def test_a_code_reckoned_from_what_a_member_once_called_is_worth_nothing(room: Room) -> None:
    await room.call(ANN, "help")
    await room.call(ANN, "office")
    for number in range(20):
        forged = case_id(f"office:{GROUP}:{number}:called")
        assert offices(await room.call(ANN_AT_HOME, f"office {forged}", group=OTHER)) == []


async def test_a_code_does_not_last_and_does_not_work_in_the_group_itself(room: Room) -> None:
    code = await code_told(room)
    assert offices(await room.call(ADMIN, f"office {code}")) == []
    room.now += timedelta(minutes=11)
    assert offices(await room.call(ADMIN, f"office {code}", group=OTHER)) == []


async def test_whoever_types_it_must_be_admin_there_too(room: Room) -> None:
    code = await code_told(room)
    assert offices(await room.call(replace(ADMIN, role=Role.MEMBER), f"office {code}", group=OTHER)) == []


async def test_the_office_of_one_group_does_not_become_that_of_another(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}", group=OTHER)
    code = await code_told(room)
    assert offices(await room.call(ADMIN, f"office {code}", group=OTHER, place=OFFICE)) == []


async def test_an_anonymous_admin_gets_no_code_that_anybody_anonymous_could_use(room: Room) -> None:
    hidden = replace(ADMIN, kind=Kind.ANONYMOUS_ADMIN)
    (answer,) = await room.call(hidden, "office")
    assert isinstance(answer, SendMessage)
    assert "anonymously" in said([answer])
    assert not answer.key.startswith("office:")


@pytest.mark.parametrize("line", ["office net:other", "office other:1", f"office {GROUP}", "office here", "office 🦊"])
async def test_a_chat_the_caller_is_not_known_to_run_is_refused(room: Room, line: str) -> None:
    nobody_here = replace(ADMIN, id="net:99")
    assert offices(await room.call(nobody_here, line)) == []


async def test_a_chat_the_caller_is_known_to_run_can_be_named(room: Room) -> None:
    await room.fill(OTHER)
    assert offices(await room.call(ADMIN, f"office {OTHER}")) == [(GROUP, OTHER)]
    assert offices(await room.call(ADMIN, "office off")) == [(GROUP, None)]


async def test_a_channel_of_the_group_is_made_the_office_from_inside_or_by_its_name(room: Room) -> None:
    assert "channel" in said(await in_room(room, ADMIN, "office"))
    assert offices(await in_room(room, ADMIN, "office here")) == [(GROUP, f"{GROUP}/7")]
    assert offices(await in_room(room, ADMIN, f"office {GROUP}/81")) == [(GROUP, f"{GROUP}/81")]
    assert offices(await in_room(room, MOD, "office here")) == []
