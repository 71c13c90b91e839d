from collections.abc import Sequence

import pytest

from bot.checkups import Checkups
from chat.actions import Action, Ban, ChatAction, Mute
from chat.events import MemberJoined
from chat.message import Message
from chat.people import Kind, Member, Role
from chat.platform import Capabilities, Emit, PlatformError, Refusal
from chat.records import AddWarning
from tests.bot.commands.room import (
    ADMIN,
    BOB,
    CHANNEL,
    GROUP,
    INNKEEPER,
    LINKED,
    MOD,
    OTHER,
    OWNER,
    Room,
    of_kind,
    said,
)

HOSTILE = [
    "{0.__class__}",
    "%s%n",
    "{{7*7}}",
    "</a>",
    "*_[",
    "@everyone",
    "<@&1>",
    "x" * 256,
    "\u3164",
    "{ $name }",
    "-term",
    "$(reboot)",
    "`; rm -rf /`",
    "Robert'); DROP TABLE members;--",
]


@pytest.mark.parametrize(
    "line",
    ["@bob", "@BOB", "bob", "Bob", '"Bob"', "net:2", "2", "<@2>", "<@!2>"],
)
async def test_a_member_is_found_by_name_id_and_mention(line: str, room: Room) -> None:
    banned = of_kind(await room.call(MOD, f"ban {line} advert"), Ban)
    assert [ban.member.id for ban in banned if isinstance(ban, Ban)] == [BOB.id]


async def test_a_member_is_found_by_reply(room: Room) -> None:
    message = await room.say(BOB, "hello there")
    actions = await room.call(MOD, "ban really not", reply_to=message)
    assert of_kind(actions, Ban)
    assert "Reason: really not" in said(actions)


async def test_a_reply_and_another_name_are_not_guessed_at(room: Room) -> None:
    message = await room.say(BOB, "hello there")
    actions = await room.call(MOD, "ban @ann told me", reply_to=message)
    assert not of_kind(actions, Ban)
    assert said(actions) == "You answered Bob and named Ann. Which of the two?"


async def test_a_reply_and_the_same_name_are_one_member(room: Room) -> None:
    message = await room.say(BOB, "hello there")
    assert "Reason: enough" in said(await room.call(MOD, "ban @bob enough", reply_to=message))


@pytest.mark.parametrize(
    "line", ["ban", "ban   ", "ban @nobody", "ban nobody", "ban 999", "ban %", "ban _ob", "ban @%"]
)
async def test_nobody_is_banned_by_a_name_that_nobody_has(line: str, room: Room) -> None:
    actions = await room.call(MOD, line)
    assert not of_kind(actions, Ban)
    assert "/ban @ann 7d adverts" in said(actions)


async def test_two_members_of_one_name_are_told_apart_by_id(room: Room) -> None:
    twin = Member(id="net:22", name="Bob")
    await room.keep(MemberJoined(id="twin", group=GROUP, at=room.now, member=twin))
    other = Member(id="net:23", name="Twin")
    await room.keep(MemberJoined(id="other", group=GROUP, at=room.now, member=other))
    same = Member(id="net:24", name="Twin")
    await room.keep(MemberJoined(id="same", group=GROUP, at=room.now, member=same))
    actions = await room.call(MOD, "ban Twin")
    assert not of_kind(actions, Ban)
    assert "net:23" in said(actions)
    assert "net:24" in said(actions)
    assert of_kind(await room.call(MOD, "ban net:24"), Ban)


async def test_a_name_of_several_words_needs_no_quotes(room: Room) -> None:
    guest = Member(id="net:31", name="Guest 12")
    await room.keep(MemberJoined(id="guest", group=GROUP, at=room.now, member=guest))
    for line in ("mute @Guest 12 2h too loud", "mute guest 12 2h too loud", 'mute "Guest 12" 2h too loud'):
        actions = await room.call(MOD, line)
        assert [each.member.id for each in of_kind(actions, Mute) if isinstance(each, Mute)] == ["net:31"], line
        assert "for 2 hours" in said(actions)
        assert "Reason: too loud" in said(actions)


async def test_a_short_and_a_long_name_that_both_fit_are_not_guessed_at(room: Room) -> None:
    longer = Member(id="net:32", name="Bob 2h")
    await room.keep(MemberJoined(id="longer", group=GROUP, at=room.now, member=longer))
    actions = await room.call(MOD, "mute @bob 2h too loud")
    assert not of_kind(actions, Mute)
    assert "net:32" in said(actions)


async def test_members_of_another_group_are_not_found(room: Room) -> None:
    stranger = Member(id="net:77", name="Stranger", username="stranger")
    await room.keep(MemberJoined(id="stranger", group=OTHER, at=room.now, member=stranger))
    assert not of_kind(await room.call(MOD, "ban @stranger"), Ban)
    assert not of_kind(await room.call(MOD, "ban net:77"), Ban)


async def test_the_same_number_on_another_network_is_somebody_else(room: Room) -> None:
    assert not of_kind(await room.call(MOD, "ban telegram:2"), Ban)


@pytest.mark.parametrize("target", [ADMIN, OWNER, MOD, LINKED, INNKEEPER], ids=lambda member: member.name)
async def test_nothing_is_done_against_the_protected_or_oneself(target: Member, room: Room) -> None:
    message = Message(id="900", group=GROUP, author=target, at=room.now, text="hi")
    for command in ("warn", "mute", "kick", "ban"):
        assert len(await room.call(MOD, command, reply_to=message)) == 1, command


async def test_somebody_promoted_since_their_old_message_is_protected(room: Room) -> None:
    message = await room.say(BOB, "an old message")
    promoted = Member(id=BOB.id, name=BOB.name, username=BOB.username, role=Role.MODERATOR)
    await room.keep(MemberJoined(id="promoted", group=GROUP, at=room.now, member=promoted))
    assert "looked after" in await room.told(MOD, "ban", reply_to=message)


async def test_a_foreign_channel_can_be_banned(room: Room) -> None:
    message = await room.say(CHANNEL, "news")
    assert of_kind(await room.call(MOD, "ban", reply_to=message), Ban)


async def test_names_are_never_read_as_markup_or_templates(room: Room) -> None:
    for number, name in enumerate(HOSTILE, 600):
        strange = Member(id=f"net:{number}", name=name)
        await room.keep(MemberJoined(id=f"strange:{number}", group=GROUP, at=room.now, member=strange))
        actions = await room.call(MOD, f"warn net:{number} {name}")
        assert of_kind(actions, AddWarning), name
        assert said(actions).startswith(f"{name} is warned")


async def test_a_member_of_any_name_is_looked_for_without_harm(room: Room) -> None:
    for name in HOSTILE:
        assert not of_kind(await room.call(MOD, f"ban {name}"), Ban), name
        assert not of_kind(await room.call(MOD, f'ban "{name}"'), Ban), name
    assert of_kind(await room.call(MOD, "ban @bob"), Ban)


@pytest.mark.parametrize(
    "line", ["@bob -1m", "@bob 0", "@bob 29s", "@bob 999999d", "@bob 1e9", "@bob ٣h", "@bob " + "9" * 4_000]
)
async def test_an_impossible_time_mutes_nobody(line: str, room: Room) -> None:
    actions = await room.call(MOD, f"mute {line}")
    assert not of_kind(actions, Mute)
    assert "/mute @ann 2h cooling down" in said(actions)


class Town:
    """A network that knows more people than the bot has met."""

    name = "net"
    capabilities = Capabilities()

    def __init__(self, *people: Member) -> None:
        self.people = {each.id: each for each in people}

    async def run(self, emit: Emit) -> None:
        """Emit nothing."""

    async def perform(self, action: ChatAction) -> str:
        raise NotImplementedError

    async def look_up(self, group: str, member: str) -> Member | None:
        if member == "net:503":
            raise PlatformError(Refusal.NETWORK, "reset")
        return self.people.get(member)


async def asked_in_town(room: Room, line: str, *people: Member) -> Sequence[Action]:
    return await room.call(MOD, line, checkups=Checkups({"net": Town(*people)}))


@pytest.mark.parametrize("line", ["ban 900 advert", "ban net:900 advert", "ban <@900> advert", "ban <@!900> advert"])
async def test_whom_the_bot_never_met_is_banned_by_id_and_mention(line: str, room: Room) -> None:
    stranger = Member(id="net:900", name="Stranger")
    actions = await asked_in_town(room, line, stranger)
    assert [ban.member for ban in of_kind(actions, Ban) if isinstance(ban, Ban)] == [stranger]
    assert "Stranger is banned" in said(actions)


@pytest.mark.parametrize(
    "staff",
    [
        Member(id="net:900", name="Quiet admin", role=Role.ADMIN),
        Member(id="net:900", name="Me", kind=Kind.INNKEEPER),
    ],
    ids=lambda each: each.name,
)
async def test_staff_whom_the_bot_never_met_is_looked_after_too(staff: Member, room: Room) -> None:
    actions = await asked_in_town(room, "ban 900", staff)
    assert not of_kind(actions, Ban)
    assert "looked after" in said(actions)


async def test_a_bot_that_was_never_met_is_trusted_too(room: Room) -> None:
    actions = await asked_in_town(room, "ban 900", Member(id="net:900", name="Some bot", kind=Kind.BOT))
    assert not of_kind(actions, Ban)
    assert "a bot that the group trusts" in said(actions)
    assert "/trust net:900 off" in said(actions)


async def test_an_id_that_nobody_has_or_that_nobody_tells_of_bans_nobody(room: Room) -> None:
    stranger = Member(id="net:900", name="Stranger")
    for line in ("ban 901", "ban 503", "ban telegram:900", "ban @900", "ban Stranger", "ban " + "9" * 40):
        assert not of_kind(await asked_in_town(room, line, stranger), Ban), line
