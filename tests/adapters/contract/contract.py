"""What every adapter does, whatever the network: a class of tests for a module that has a fixture `stand`."""

from datetime import UTC, datetime, timedelta

import pytest

from chat.actions import (
    Ban,
    Button,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.events import ButtonPressed, MessagePosted
from chat.message import Message
from chat.people import Kind, Role, network_of
from chat.platform import Checkup, PlatformError, Refusal
from chat.words import Words
from tests.adapters.contract.stand import Stand

WHY = Words("by-command", name="Ann", command="ban")


def later(hours: float) -> datetime:
    return datetime.now(UTC) + timedelta(hours=hours)


async def posted(stand: Stand, text: str = "hello") -> Message:
    event = await stand.say(text)
    assert isinstance(event, MessagePosted)
    return event.message


async def sent(stand: Stand, text: str = "hi", buttons: tuple[Button, ...] = ()) -> str:
    action = SendMessage(group=stand.group, reason=WHY, text=text, key="k", buttons=buttons)
    return await stand.platform.perform(action)


async def refusal(stand: Stand, action: ChatAction) -> Refusal:
    with pytest.raises(PlatformError) as refused:
        await stand.platform.perform(action)
    return refused.value.refusal


class Contract:
    """Tests that an adapter passes."""

    async def test_what_is_said_is_an_event_of_the_group(self, stand: Stand) -> None:
        event = await stand.say("你好 😀👨‍👩‍👧 <b>@everyone</b>")
        assert isinstance(event, MessagePosted)
        assert event.message.text == "你好 😀👨‍👩‍👧 <b>@everyone</b>"
        assert event.group == event.message.group == stand.group
        assert network_of(event.group) == network_of(event.message.author.id) == stand.platform.name
        assert (event.message.author.kind, event.message.author.role) == (Kind.PERSON, Role.MEMBER)
        assert abs(datetime.now(UTC) - event.at) < timedelta(minutes=5)

    async def test_events_have_ids_of_their_own(self, stand: Stand) -> None:
        one, two = await stand.say("same"), await stand.say("same")
        assert one.id != two.id
        assert one.id.startswith(stand.group)

    async def test_a_message_is_taken_away_once(self, stand: Stand) -> None:
        message = await posted(stand)
        assert stand.text(message.id) == "hello"
        delete = DeleteMessage(group=stand.group, reason=WHY, message=message.id, author=message.author)
        assert await stand.platform.perform(delete) == ""
        assert stand.text(message.id) is None
        assert await refusal(stand, delete) is Refusal.GONE

    async def test_a_post_is_made_changed_and_taken_back(self, stand: Stand) -> None:
        made = await sent(stand, "one <b>*two*</b>")
        assert stand.text(made) == "one <b>*two*</b>"
        edit = EditMessage(group=stand.group, reason=WHY, of="k", text="three", message=made)
        await stand.platform.perform(edit)
        assert stand.text(made) == "three"
        retract = Retract(group=stand.group, reason=WHY, of="k", message=made)
        await stand.platform.perform(retract)
        assert stand.text(made) is None
        assert await refusal(stand, retract) is Refusal.GONE

    async def test_an_answer_is_said_also_where_the_question_is_gone(self, stand: Stand) -> None:
        message = await posted(stand)
        delete = DeleteMessage(group=stand.group, reason=WHY, message=message.id, author=message.author)
        await stand.platform.perform(delete)
        answer = SendMessage(group=stand.group, reason=WHY, text="why?", reply_to=message.id)
        assert stand.text(await stand.platform.perform(answer)) == "why?"

    async def test_a_pressed_button_says_its_command(self, stand: Stand) -> None:
        await posted(stand)
        made = await sent(stand, "card", (Button(label="Why", command="why K7F3QM2A"),))
        event = await stand.press(made, "Why")
        assert isinstance(event, ButtonPressed)
        assert (event.pressed, event.about) == ("why K7F3QM2A", stand.group)
        assert event.group.partition("/")[0] == stand.group
        assert event.by.role is Role.MEMBER

    async def test_a_mute_ends_with_an_unmute(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        for _ in range(2):
            await stand.platform.perform(Mute(group=stand.group, reason=WHY, member=member, until=later(1)))
        assert not stand.may_write()
        assert stand.is_in()
        await stand.platform.perform(Unmute(group=stand.group, reason=WHY, member=member))
        assert stand.may_write()

    async def test_a_mute_that_comes_too_late_mutes_nobody(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        await stand.platform.perform(Mute(group=stand.group, reason=WHY, member=member, until=later(-1)))
        assert stand.may_write()

    async def test_a_kick_puts_out_and_lets_come_back(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        await stand.platform.perform(Kick(group=stand.group, reason=WHY, member=member))
        assert not stand.is_in()
        assert stand.may_return()

    async def test_a_ban_keeps_out_until_it_is_lifted(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        for _ in range(2):
            await stand.platform.perform(Ban(group=stand.group, reason=WHY, member=member))
        assert not stand.is_in()
        assert not stand.may_return()
        await stand.platform.perform(Unban(group=stand.group, reason=WHY, member=member))
        assert stand.may_return()

    @pytest.mark.parametrize("text", ["", " \n ", Words("not-said"), ("two", "lines")])
    async def test_what_is_not_said_in_words_is_refused(self, stand: Stand, text: str | Words) -> None:
        assert await refusal(stand, SendMessage(group=stand.group, reason=WHY, text=text)) is Refusal.IMPOSSIBLE

    async def test_another_networks_group_is_refused(self, stand: Stand) -> None:
        elsewhere = SendMessage(group="elsewhere:1", reason=WHY, text="hi")
        assert await refusal(stand, elsewhere) is Refusal.IMPOSSIBLE

    async def test_a_message_that_never_was_is_gone_or_impossible(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        for name in ("999999999", "x", ""):
            delete = DeleteMessage(group=stand.group, reason=WHY, message=name, author=member)
            assert await refusal(stand, delete) in (Refusal.GONE, Refusal.IMPOSSIBLE)

    async def test_a_checkup_finds_all_well_where_all_is_well(self, stand: Stand) -> None:
        await posted(stand)
        assert isinstance(stand.platform, Checkup)
        checks = await stand.platform.check(stand.group)
        assert checks
        assert [check.what.key for check in checks if not check.fine] == []

    async def test_a_checkup_says_so_where_the_bot_is_not_in_the_group_or_its_office(self, stand: Stand) -> None:
        await posted(stand)
        assert isinstance(stand.platform, Checkup)
        elsewhere = f"{stand.platform.name}:404"
        checks = await stand.platform.check(elsewhere, elsewhere)
        assert [check.what.key for check in checks if not check.fine] == ["check-here", "check-office"]
