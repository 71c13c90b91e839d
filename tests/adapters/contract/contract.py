"""What every adapter does, whatever the network: a class of tests for a module that has a fixture `stand`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands import run_command
from bot.pipeline import Pipeline
from chat.actions import (
    Action,
    Ban,
    Button,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    Mute,
    Picture,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.decision import Decision
from chat.events import ButtonPressed, Event, MessagePosted
from chat.gestures import ClosePoll, CloseTopic, DirectMessage, GiveTitle, PinMessage, PostPoll, React, SlowDown
from chat.message import Message
from chat.people import Kind, Member, Role, network_of
from chat.platform import Checkup, Directory, PlatformError, Refusal
from chat.records import ChangeSetting, Json
from chat.words import Words
from moderation.pictures import draw
from storage.store import Store
from tests.adapters.contract.stand import Stand
from tests.bot.street import ADVERT

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


async def done_or_gone(stand: Stand, action: ChatAction | None) -> None:
    """Do something that may be done already."""
    assert action is not None
    refused = Refusal.GONE
    try:
        await stand.platform.perform(action)
    except PlatformError as error:
        refused = error.refusal
    assert refused is Refusal.GONE


async def decided(event: Event, **bots: Json) -> Sequence[Action]:
    """Give what the whole pipeline decides on an event in a group with these settings of bots."""
    store = await Store.open("sqlite://", scratch=True)
    by = Member(id=f"{network_of(event.group)}:1", name="Owner", role=Role.OWNER)
    changes = [
        ChangeSetting(group=event.group, reason=WHY, section="bots", field=field, value=value, before=None, by=by)
        for field, value in bots.items()
    ]
    first, found = Event(id="first", group=event.group, at=event.at), list[Decision]()
    try:
        await store.gather([first])
        await store.keep([Decision(event=first, actions=tuple(changes))])
        store.forget({event.group})
        pipeline = Pipeline(store, now=lambda each: each.at, run_command=run_command, kept=found.extend)
        await pipeline.handle([event])
    finally:
        await store.close()
    return [action for decision in found for action in decision.actions]


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

    async def test_a_post_shows_a_picture_and_then_another_one(self, stand: Stand) -> None:
        button = (Button(label="Five", command="verify K7F3QM2A 0 2"),)
        one, other = (Picture(seed=seed, png=draw(seed)) for seed in ("one", "other"))
        post = SendMessage(group=stand.group, reason=WHY, text="how many?", key="k", buttons=button, picture=one)
        made = await stand.platform.perform(post)
        assert (stand.text(made), stand.picture(made)) == ("how many?", True)
        edit = EditMessage(group=stand.group, reason=WHY, of="k", text="and now?", message=made, picture=other)
        for _ in range(2):
            await done_or_gone(stand, edit)
        assert (stand.text(made), stand.picture(made)) == ("and now?", True)

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

    async def test_a_message_is_pinned_and_unpinned(self, stand: Stand) -> None:
        message = (await posted(stand)).id
        assert stand.platform.capabilities.pins
        pin = PinMessage(group=stand.group, reason=WHY, message=message)
        for _ in range(2):
            await done_or_gone(stand, pin)
        assert stand.pinned(message)
        for _ in range(2):
            await done_or_gone(stand, pin.inverse())
        assert not stand.pinned(message)
        gone = PinMessage(group=stand.group, reason=WHY, message="999999999")
        assert await refusal(stand, gone) in (Refusal.GONE, Refusal.IMPOSSIBLE)

    async def test_a_reaction_is_given_and_taken_back(self, stand: Stand) -> None:
        message = (await posted(stand)).id
        assert stand.platform.capabilities.reactions
        react = React(group=stand.group, reason=WHY, message=message, emoji="👍")
        for _ in range(2):
            await stand.platform.perform(react)
        assert stand.reactions(message) == ["👍"]
        await stand.platform.perform(react.inverse())
        assert stand.reactions(message) == []

    async def test_a_poll_is_posted_closed_and_taken_away(self, stand: Stand) -> None:
        await posted(stand)
        answers = ("Tea <b>", "Coffee")
        ask = PostPoll(group=stand.group, reason=WHY, question="What to drink? @everyone", answers=answers, key="p")
        if not stand.platform.capabilities.polls:
            assert await refusal(stand, ask) is Refusal.IMPOSSIBLE
            return
        made = await stand.platform.perform(ask)
        assert stand.poll(made) == ("What to drink? @everyone", ["Tea <b>", "Coffee"], True)
        close = ClosePoll(group=stand.group, reason=WHY, message=made, of="p")
        await stand.platform.perform(close)
        assert not stand.poll(made)[2]
        assert await refusal(stand, close) is Refusal.GONE
        await stand.platform.perform(Retract(group=stand.group, reason=WHY, of="p", message=made))
        alone = replace(ask, answers=("one",))
        assert await refusal(stand, alone) is Refusal.IMPOSSIBLE

    async def test_everybody_writes_slowly_until_that_is_over(self, stand: Stand) -> None:
        await posted(stand)
        slow = SlowDown(group=stand.group, reason=WHY, pace=timedelta(seconds=30), thread=stand.topic)
        if not stand.platform.capabilities.slow:
            assert await refusal(stand, slow) is Refusal.IMPOSSIBLE
            return
        for action, seconds in ((slow, 30), (slow.inverse(), 0)):
            await stand.platform.perform(action)
            assert stand.pace() == seconds

    async def test_a_topic_is_closed_and_opened_again(self, stand: Stand) -> None:
        await posted(stand)
        close = CloseTopic(group=stand.group, reason=WHY, thread=stand.topic)
        if not stand.platform.capabilities.topics:
            assert await refusal(stand, close) is Refusal.IMPOSSIBLE
            return
        for action, is_open in ((close, False), (close, False), (close.inverse(), True)):
            await done_or_gone(stand, action)
            assert stand.topic_is_open() is is_open

    async def test_a_title_is_given_and_taken(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        give = GiveTitle(group=stand.group, reason=WHY, member=member, title=stand.role)
        if not stand.platform.capabilities.titles:
            assert await refusal(stand, give) is Refusal.IMPOSSIBLE
            return
        for action, given in ((give, True), (give, True), (give.inverse(), False)):
            await stand.platform.perform(action)
            assert stand.title() is given
        assert await refusal(stand, replace(give, title="x" * 200)) is Refusal.IMPOSSIBLE

    async def test_something_is_said_to_one_member_alone_where_they_allow_it(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        assert stand.platform.capabilities.direct
        for text in ("one", "two"):
            say = DirectMessage(group=stand.group, reason=WHY, member=member, text=text, key=text)
            await stand.platform.perform(say)
        assert stand.alone() == ["one", "two"]
        stand.shut_up()
        if stand.platform.name != "playground":
            assert await refusal(stand, replace(say, key="three")) is Refusal.FORBIDDEN

    async def test_another_bot_is_judged_only_where_the_group_wants_that(self, stand: Stand) -> None:
        event = await stand.bot_says(ADVERT)
        assert isinstance(event, MessagePosted)
        author = event.message.author
        assert (author.kind, author.role, author.protected) == (Kind.BOT, Role.MEMBER, True)
        assert not await decided(event)
        assert not await decided(event, others="judged", trusted=[author.id])
        if author.username:
            assert not await decided(event, others="judged", trusted=[f"@{author.username}"])
        for settings in ({"others": "judged"}, {"strangers": [author.id]}):
            actions = await decided(event, **settings)
            (delete,) = (action for action in actions if isinstance(action, DeleteMessage))
            assert any(isinstance(action, Mute | Ban) and action.member.id == author.id for action in actions)
        await stand.platform.perform(delete)
        assert stand.text(event.message.id) is None

    @pytest.mark.parametrize("others", ["trusted", "judged"])
    @pytest.mark.parametrize("text", ["/checkin", "/help", "/points", "Where do I find the rules of this group?"])
    async def test_another_bot_gets_no_answer_and_no_points(self, text: str, others: str, stand: Stand) -> None:
        event = await stand.bot_says(text)
        assert not await decided(event, others=others)

    async def test_who_is_there_is_looked_up_by_id_and_nobody_else(self, stand: Stand) -> None:
        member = (await posted(stand)).author
        assert isinstance(stand.platform, Directory)
        found = await stand.platform.look_up(stand.group, member.id)
        assert found is not None
        assert (found.id, found.name, found.role, found.kind) == (member.id, member.name, Role.MEMBER, Kind.PERSON)
        for nobody in (f"{stand.platform.name}:999999", "elsewhere:1", "", "x"):
            assert await stand.platform.look_up(stand.group, nobody) is None

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
