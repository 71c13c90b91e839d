from datetime import timedelta

import pytest

from adapters.playground.outgoing import do
from adapters.playground.people import CHANNEL, INNKEEPER, LOBBY, MODERATOR, NEWCOMER, OFFICE, OWNER, ZHOU
from adapters.playground.posts import Change, PostRemoved, Press
from adapters.playground.world import World
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
from chat.language import language
from chat.people import Member
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.playground.stand_ins import Clock

WHY = Words("playground-removed")
STRANGER = Member(id="playground:9999", name="Nobody")


def perform(action: ChatAction, world: World) -> str:
    return do(action, world, language("en"))


def refusal(action: ChatAction, world: World) -> Refusal:
    with pytest.raises(PlatformError) as error:
        perform(action, world)
    return error.value.refusal


def send(text: str = "hello", **fields: object) -> SendMessage:
    return SendMessage(group=LOBBY, reason=WHY, text=text, **fields)  # type: ignore[arg-type]


def test_a_message_is_posted_as_the_innkeeper_with_all_it_has(world: World) -> None:
    asked = world.say(NEWCOMER.id, LOBBY, "when?")
    buttons = (Button(label="Why", command="why K7F3QM2A"),)
    post = world.posts[perform(send(key="k", reply_to=asked.id, to=NEWCOMER.id, buttons=buttons), world)]
    assert (post.author, post.text, post.reply_to, post.to) == (INNKEEPER.member, "hello", asked.id, NEWCOMER.id)
    assert post.buttons == (Press(label="Why", command="why K7F3QM2A"),)


def test_the_same_key_twice_is_one_message(world: World) -> None:
    assert perform(send(key="k"), world) == perform(send(key="k"), world)
    assert len(world.posts) == 1


def test_a_message_without_a_key_is_posted_every_time(world: World) -> None:
    assert perform(send(), world) != perform(send(), world)


def test_an_answer_to_what_is_gone_is_posted_without_it(world: World) -> None:
    assert world.posts[perform(send(reply_to="777"), world)].reply_to == ""


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4097, Words("playground-removed"), ("a", "b")])
def test_a_text_that_cannot_be_shown_is_refused(world: World, text: str) -> None:
    assert refusal(send(text), world) is Refusal.IMPOSSIBLE
    assert world.posts == {}


def test_a_button_without_a_label_and_a_listener_who_is_not_there_are_refused(world: World) -> None:
    assert refusal(send(buttons=(Button(label="", command="why"),)), world) is Refusal.IMPOSSIBLE
    assert refusal(send(to="playground:9999"), world) is Refusal.IMPOSSIBLE


def test_what_the_bot_said_is_changed_by_its_id_or_its_key(world: World) -> None:
    made = perform(send(key="k", buttons=(Button(label="Why", command="why"),)), world)
    perform(EditMessage(group=LOBBY, reason=WHY, of="k", text="one", message=made), world)
    assert (world.posts[made].text, world.posts[made].buttons) == ("one", ())
    perform(EditMessage(group=LOBBY, reason=WHY, of="k", text="two"), world)
    assert world.posts[made].text == "two"


def test_what_the_bot_said_is_taken_away(world: World) -> None:
    made = perform(send(key="k"), world)
    perform(Retract(group=LOBBY, reason=WHY, of="k", message=made), world)
    assert world.posts == {}
    assert refusal(Retract(group=LOBBY, reason=WHY, of="k", message=made), world) is Refusal.GONE
    assert refusal(EditMessage(group=LOBBY, reason=WHY, of="k", text="x", message=made), world) is Refusal.GONE


def test_what_members_said_is_not_the_bots_to_edit_or_retract(world: World) -> None:
    post = world.say(NEWCOMER.id, LOBBY, "mine")
    assert refusal(Retract(group=LOBBY, reason=WHY, of="k", message=post.id), world) is Refusal.FORBIDDEN
    assert refusal(EditMessage(group=LOBBY, reason=WHY, of="k", text="x", message=post.id), world) is Refusal.FORBIDDEN


def test_a_message_is_deleted_with_its_reason_once(world: World) -> None:
    seen: list[Change] = []
    post = world.say(NEWCOMER.id, LOBBY, "buy")
    world.watch(seen.append)
    action = DeleteMessage(group=LOBBY, reason=WHY, message=post.id, author=NEWCOMER.member, text="buy")
    perform(action, world)
    assert seen == [PostRemoved(post=post, reason=language("en").say(WHY))]
    assert refusal(action, world) is Refusal.GONE


def test_a_message_of_another_chat_is_not_deleted(world: World) -> None:
    post = world.say(MODERATOR.id, OFFICE, "between us")
    action = DeleteMessage(group=LOBBY, reason=WHY, message=post.id, author=MODERATOR.member)
    assert refusal(action, world) is Refusal.GONE
    assert post.id in world.posts


def test_a_muted_member_may_not_write_until_then_or_until_unmuted(world: World, clock: Clock) -> None:
    until = clock.now + timedelta(minutes=5)
    perform(Mute(group=LOBBY, reason=WHY, member=ZHOU.member, until=until), world)
    assert world.account(ZHOU.id).muted_at(clock.now)
    assert not world.account(ZHOU.id).muted_at(until)
    perform(Unmute(group=LOBBY, reason=WHY, member=ZHOU.member), world)
    assert not world.account(ZHOU.id).muted_at(clock.now)


def test_a_mute_and_a_ban_that_come_too_late_do_nothing(world: World, clock: Clock) -> None:
    past = clock.now - timedelta(seconds=1)
    perform(Mute(group=LOBBY, reason=WHY, member=ZHOU.member, until=past), world)
    perform(Ban(group=LOBBY, reason=WHY, member=ZHOU.member, until=past), world)
    assert world.account(ZHOU.id) == ZHOU


def test_a_banned_member_is_out_until_unbanned(world: World, clock: Clock) -> None:
    perform(Ban(group=LOBBY, reason=WHY, member=CHANNEL.member), world)
    assert world.account(CHANNEL.id).banned_at(clock.now + timedelta(days=999))
    assert not world.account(CHANNEL.id).present
    perform(Unban(group=LOBBY, reason=WHY, member=CHANNEL.member), world)
    assert not world.account(CHANNEL.id).banned_at(clock.now)


def test_a_kicked_member_is_out_and_may_come_back(world: World, clock: Clock) -> None:
    perform(Kick(group=LOBBY, reason=WHY, member=ZHOU.member), world)
    assert not world.account(ZHOU.id).present
    assert not world.account(ZHOU.id).banned_at(clock.now)


@pytest.mark.parametrize("account", [MODERATOR, OWNER, INNKEEPER])
def test_staff_is_not_to_be_touched(world: World, clock: Clock, account: object) -> None:
    member = account.member  # type: ignore[attr-defined]
    until = clock.now + timedelta(hours=1)
    for action in (
        Mute(group=LOBBY, reason=WHY, member=member, until=until),
        Kick(group=LOBBY, reason=WHY, member=member),
        Ban(group=LOBBY, reason=WHY, member=member),
    ):
        assert refusal(action, world) is Refusal.FORBIDDEN
    assert world.account(member.id) == account


def test_nobody_else_can_be_moved(world: World, clock: Clock) -> None:
    for action in (
        Mute(group=LOBBY, reason=WHY, member=STRANGER, until=clock.now + timedelta(hours=1)),
        Unmute(group=LOBBY, reason=WHY, member=STRANGER),
        Kick(group=LOBBY, reason=WHY, member=STRANGER),
        Ban(group=LOBBY, reason=WHY, member=STRANGER),
        Unban(group=LOBBY, reason=WHY, member=STRANGER),
    ):
        assert refusal(action, world) is Refusal.IMPOSSIBLE


def test_a_chat_that_is_not_here_and_an_action_that_is_not_known_are_refused(world: World) -> None:
    elsewhere = SendMessage(group="telegram:-100", reason=WHY, text="hello")
    assert refusal(elsewhere, world) is Refusal.IMPOSSIBLE
    assert refusal(ChatAction(group=LOBBY, reason=WHY), world) is Refusal.IMPOSSIBLE


def test_unmuting_and_unbanning_whom_nobody_holds_anything_against_is_no_error(world: World) -> None:
    perform(Unmute(group=LOBBY, reason=WHY, member=ZHOU.member), world)
    perform(Unban(group=LOBBY, reason=WHY, member=ZHOU.member), world)
    assert world.account(ZHOU.id) == ZHOU
