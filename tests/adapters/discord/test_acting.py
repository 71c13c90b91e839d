"""What is done over real sockets, and what failures mean."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

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
from chat.events import ButtonPressed, CommandCalled
from chat.people import Member
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.discord.conftest import Guest, connected
from tests.adapters.discord.server import FakeDiscord, Fault, until
from tests.adapters.discord.specification import FILE, faults
from tests.adapters.discord.test_listening import interaction, pressed
from tests.adapters.discord.world import BOT, EVERYONE_MAY, snowflake

NOW = datetime.now(UTC)
WHY = Words("by-command", name="Mori", command="ban")


def member(number: str) -> Member:
    return Member(id=f"discord:{number}", name="Somebody")


def deletion(message: str) -> DeleteMessage:
    return DeleteMessage(group="discord:100", reason=WHY, message=message, author=member("4"))


def send(text: str = "hello", **more: Any) -> SendMessage:
    return SendMessage(group=more.pop("group", "discord:100"), reason=WHY, text=text, **more)


def against(kind: type[ChatAction], number: str, **more: Any) -> ChatAction:
    return kind(group="discord:100", reason=WHY, member=member(number), **more)


async def refusal(guest: Guest, action: ChatAction) -> PlatformError:
    with pytest.raises(PlatformError) as refused:
        await guest.discord.perform(action)
    return refused.value


async def test_a_message_is_deleted_and_a_second_time_it_is_gone(guest: Guest) -> None:
    said = guest.fake.server.say("4", "an advert")
    assert await guest.discord.perform(deletion(f"301/{said['id']}")) == ""
    assert guest.fake.server.messages["301"] == {}
    assert (await refusal(guest, deletion(f"301/{said['id']}"))).refusal is Refusal.GONE


async def test_many_messages_are_swept_with_few_calls(guest: Guest) -> None:
    server = guest.fake.server
    server.say("4", "long ago", id=snowflake(1_600_000_000_000))
    server.say("4", "in another room", "302")
    for n in range(40):
        server.say("4", f"advert {n}")
    messages = [f"{channel}/{number}" for channel in ("301", "302") for number in server.messages[channel]]
    await guest.discord.sweep("discord:100", [*messages, "301/77", messages[-1]])
    assert server.messages["301"] == server.messages["302"] == {}
    assert len(guest.fake.calls("POST", "bulk-delete")) == 1
    assert len(guest.fake.calls("DELETE", "/messages/")) == 3
    guest.fake.faults = [Fault("POST", "bulk-delete", 429, LIMITED)]
    with pytest.raises(PlatformError) as waits:
        await guest.discord.sweep("discord:100", [f"301/{server.say('4', 'x')['id']}" for _ in range(3)])
    assert waits.value.refusal is Refusal.WAIT


async def test_a_member_is_muted_unmuted_kicked_banned_and_let_in_again(guest: Guest) -> None:
    ann = guest.fake.server.members["4"]
    await guest.discord.perform(against(Mute, "4", until=NOW + timedelta(hours=1)))
    assert datetime.fromisoformat(ann["communication_disabled_until"]) == NOW + timedelta(hours=1)
    await guest.discord.perform(against(Unmute, "4"))
    assert ann["communication_disabled_until"] is None
    await guest.discord.perform(against(Ban, "4", cleanup=timedelta(hours=1)))
    assert guest.fake.server.bans == {"4": {"delete_message_seconds": 3600}}
    await guest.discord.perform(against(Unban, "4"))
    assert guest.fake.server.bans == {}
    await guest.discord.perform(against(Kick, "2"))
    assert "2" not in guest.fake.server.members


@pytest.mark.parametrize("above", ["1", "3"])
@pytest.mark.parametrize("kind", [Kick, Ban])
async def test_who_stands_above_the_bot_is_left_alone(guest: Guest, above: str, kind: type[ChatAction]) -> None:
    assert (await refusal(guest, against(kind, above))).refusal is Refusal.FORBIDDEN
    assert above in guest.fake.server.members


async def test_a_missing_right_is_forbidden(guest: Guest) -> None:
    guest.fake.server.roles["203"] = (EVERYONE_MAY, 10)
    said = guest.fake.server.say("4", "an advert")
    error = await refusal(guest, deletion(f"301/{said['id']}"))
    assert (error.refusal, "right" in error.detail) == (Refusal.FORBIDDEN, True)


async def test_who_has_left_is_gone(guest: Guest) -> None:
    assert (await refusal(guest, against(Kick, "404"))).refusal is Refusal.GONE
    assert (await refusal(guest, against(Unban, "404"))).refusal is Refusal.GONE


async def test_a_post_can_be_edited_and_taken_back(guest: Guest) -> None:
    made = await guest.discord.perform(send("first", group="discord:100/302", key="card:1"))
    channel, number = made.split("/")
    assert guest.fake.server.messages[channel][number]["content"] == "first"
    edit = EditMessage(group="discord:100/302", reason=WHY, of="card:1", message=made, text="second")
    await guest.discord.perform(edit)
    assert guest.fake.server.messages[channel][number]["content"] == "second"
    await guest.discord.perform(Retract(group="discord:100/302", reason=WHY, of="card:1", message=made))
    assert guest.fake.server.messages[channel] == {}


async def test_what_is_said_to_nobody_in_particular_goes_to_the_system_channel(guest: Guest) -> None:
    assert (await guest.discord.perform(send(key="topic:1"))).startswith("301/")


async def test_a_moderators_channel_that_is_gone_is_a_thing_to_tell(guest: Guest) -> None:
    assert (await refusal(guest, send(group="discord:100/999"))).refusal is Refusal.IMPOSSIBLE
    assert (await refusal(guest, send(reply_to="999/5"))).refusal is Refusal.GONE


async def test_a_send_repeated_under_the_same_key_is_one_post(guest: Guest) -> None:
    guest.fake.faults = [Fault("POST", "/messages", 0, after=True)]
    post = send("once", key="discord:100/301:7:posted:0")
    assert (await refusal(guest, post)).refusal is Refusal.NETWORK
    await guest.discord.perform(post)
    assert [each["content"] for each in guest.fake.server.messages["301"].values()] == ["once"]


LIMITED = {"message": "You are being rate limited.", "retry_after": 7.5, "global": False}


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("DELETE", "/messages/", 429, LIMITED), Refusal.WAIT),
        (Fault("DELETE", "/messages/", 429, {**LIMITED, "global": True}), Refusal.WAIT),
        (Fault("DELETE", "/messages/", 503), Refusal.NETWORK),
        (Fault("DELETE", "/messages/", 0, times=2), Refusal.NETWORK),
        (Fault("DELETE", "/messages/", 403, {"code": 50013, "message": "Missing Permissions"}), Refusal.FORBIDDEN),
        (Fault("DELETE", "/messages/", 403, {"code": 50001, "message": "Missing Access"}), Refusal.FORBIDDEN),
        (Fault("DELETE", "/messages/", 400, {"code": 50034, "message": "Too old"}), Refusal.TOO_OLD),
        (Fault("DELETE", "/messages/", 400, {"code": 50035, "message": "Invalid"}), Refusal.IMPOSSIBLE),
        (Fault("DELETE", "/messages/", 404, {"code": 10003, "message": "Unknown Channel"}), Refusal.GONE),
        (Fault("DELETE", "/messages/", 401, {"code": 0, "message": "401: Unauthorized"}), Refusal.FORBIDDEN),
        (Fault("DELETE", "/messages/", 429, [1]), Refusal.NETWORK),
    ],
)
async def test_each_failure_has_its_meaning(guest: Guest, fault: Fault, expected: Refusal) -> None:
    said = guest.fake.server.say("4", "an advert")
    guest.fake.faults = [fault]
    error = await refusal(guest, deletion(f"301/{said['id']}"))
    assert error.refusal is expected
    if fault.body == LIMITED:
        assert error.retry_after == timedelta(seconds=7.5)
    await guest.discord.perform(deletion(f"301/{said['id']}"))
    assert guest.fake.server.messages["301"] == {}


async def test_discords_gate_is_believed_about_how_long_to_wait(guest: Guest) -> None:
    blocked = Fault("DELETE", "/messages/", 429, "<html>blocked</html>", {"Via": "", "Retry-After": "3"})
    guest.fake.faults = [blocked]
    error = await refusal(guest, deletion("301/1"))
    assert (error.refusal, error.retry_after) == (Refusal.WAIT, timedelta(seconds=3))


async def test_a_deletion_does_not_wait_behind_posts_that_have_to(guest: Guest) -> None:
    said = guest.fake.server.say("4", "an advert")
    spent = {
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Reset-After": "9",
        "X-RateLimit-Bucket": "p",
    }
    guest.fake.faults = [Fault("POST", "/messages", 429, LIMITED, spent)]
    async with asyncio.timeout(2):
        assert (await refusal(guest, send(key="a"))).refusal is Refusal.WAIT
        await guest.discord.perform(deletion(f"301/{said['id']}"))


async def test_before_it_is_connected_everything_waits(fake: FakeDiscord) -> None:
    async with connected(fake, fake.url) as guest:
        discord = guest.discord
    assert (await refusal(guest, deletion("301/1"))).refusal is Refusal.WAIT
    assert discord.name == "discord"


# interactions


async def test_an_answer_to_a_command_is_seen_by_its_caller_alone(guest: Guest) -> None:
    asked = interaction(2, {"id": "5", "name": "points", "type": 1}, "4", guest.fake)
    await guest.fake.tell("INTERACTION_CREATE", asked)
    call = await guest.event(CommandCalled)
    assert await guest.discord.perform(send("you have 7 points", to="discord:4", key=f"{call.id}:0")) == ""
    assert [(each["content"], each["flags"]) for each in guest.fake.rest.whispers] == [("you have 7 points", 68)]
    assert guest.fake.server.messages["301"] == {}


async def test_what_a_command_says_to_all_is_said_where_it_was_called(guest: Guest) -> None:
    asked = interaction(2, {"id": "5", "name": "warn", "type": 1}, "2", guest.fake, channel_id="302")
    await guest.fake.tell("INTERACTION_CREATE", asked)
    call = await guest.event(CommandCalled)
    assert (await guest.discord.perform(send("Ann was warned", key=f"{call.id}:1"))).startswith("302/")


async def test_too_late_for_an_answer_it_is_a_plain_reply(guest: Guest) -> None:
    await guest.fake.tell("INTERACTION_CREATE", pressed(guest.fake, "innkeeper:100:undo K7F3QM2A"))
    event = await guest.event(ButtonPressed)
    await until(lambda: guest.fake.rest.deferred)
    guest.fake.rest.tokens.clear()
    assert (await guest.discord.perform(send("done", to="discord:2", key=f"{event.id}:0"))).startswith("302/")
    assert guest.fake.rest.whispers == []


async def test_after_a_restart_a_card_has_its_buttons_and_an_answer_is_a_plain_reply(fake: FakeDiscord) -> None:
    undo = Button(label="Undo", command="undo K7F3QM2A")
    async with connected(fake, fake.url) as first:
        made = await first.discord.perform(
            send("a card", group="discord:100/302", key="card:1", buttons=(undo,), about="discord:100")
        )
    fake.forget()
    card = fake.server.messages["302"][made.split("/")[1]]
    custom_id = card["components"][0]["components"][0]["custom_id"]
    async with connected(fake, fake.url) as second:
        data = {"custom_id": custom_id, "component_type": 2}
        await fake.tell("INTERACTION_CREATE", interaction(3, data, "2", fake, message=card, channel_id="302"))
        assert (await second.event(ButtonPressed)).pressed == "undo K7F3QM2A"
        answer = send("undone", group="discord:100", to="discord:2", key="discord:100/302:77:pressed:0")
        assert (await second.discord.perform(answer)).startswith("302/")


async def test_a_command_that_nothing_is_answered_to_does_not_seem_to_wait(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.discord.listening.UNANSWERED", 0.1)
    answered, unanswered = (interaction(2, {"id": "5", "name": "top", "type": 1}, "4", guest.fake) for _ in range(2))
    for each in (answered, unanswered):
        await guest.fake.tell("INTERACTION_CREATE", each)
    call = await guest.event(CommandCalled)
    await guest.discord.perform(send("nobody yet", to="discord:4", key=f"{call.id}:0"))
    await until(lambda: guest.fake.rest.withdrawn)
    await asyncio.sleep(0.05)
    assert guest.fake.rest.withdrawn == [unanswered["token"]]


# what Discord cannot do by itself


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.acting.LOOK_EVERY", 0.02)


async def test_a_ban_ends_when_it_should_even_after_a_restart(
    fake: FakeDiscord, tmp_path: Path, impatient: None
) -> None:
    async with connected(fake, fake.url, tmp_path / "discord.db") as guest:
        await guest.discord.perform(against(Ban, "4", until=NOW + timedelta(days=7)))
        assert "4" in fake.server.bans
    fake.forget()
    async with connected(fake, fake.url, tmp_path / "discord.db", now=lambda: NOW + timedelta(days=8)) as guest:
        await until(lambda: "4" not in fake.server.bans)
        await until(lambda: not guest.discord._marks.due(NOW + timedelta(days=99)))


async def test_a_mute_longer_than_discord_allows_goes_on(fake: FakeDiscord, tmp_path: Path, impatient: None) -> None:
    clock = [NOW]
    fake.now = lambda: clock[0]
    async with connected(fake, fake.url, tmp_path / "discord.db", now=lambda: clock[0]) as guest:
        await guest.discord.perform(against(Mute, "4", until=NOW + timedelta(days=40)))
        first = datetime.fromisoformat(fake.server.members["4"]["communication_disabled_until"])
        assert first < NOW + timedelta(days=28)
        clock[0] = NOW + timedelta(days=27, hours=1)
        await until(lambda: len(fake.calls("PATCH", "/members/4")) == 2)
        until_when = datetime.fromisoformat(fake.server.members["4"]["communication_disabled_until"])
        assert until_when == NOW + timedelta(days=40)
        await until(lambda: not guest.discord._marks.due(NOW + timedelta(days=99)))


async def test_a_ban_lifted_by_hand_is_not_lifted_again(guest: Guest) -> None:
    await guest.discord.perform(against(Ban, "4", until=NOW + timedelta(days=7)))
    await guest.discord.perform(against(Unban, "4"))
    assert guest.discord._marks.due(NOW + timedelta(days=99)) == []


# secrets and the specification


async def test_no_token_gets_into_a_log(guest: Guest, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="discord.http")
    limited = {"message": "slow down", "retry_after": 0.01, "global": False}
    guest.fake.faults = [Fault("POST", "/callback", 429, limited), Fault("POST", "/webhooks/", 503)]
    asked = interaction(2, {"id": "5", "name": "points", "type": 1}, "4", guest.fake)
    await guest.fake.tell("INTERACTION_CREATE", asked)
    call = await guest.event(CommandCalled)
    error = await refusal(guest, send("7", to="discord:4", key=f"{call.id}:0"))
    assert error.refusal is Refusal.UNCERTAIN
    assert len(caplog.records) > 2
    assert asked["token"] not in caplog.text + error.detail
    assert BOT in caplog.text or "901" in caplog.text


@pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")
async def test_every_request_while_acting_is_as_specified(guest: Guest) -> None:
    said = guest.fake.server.say("4", "an advert")
    buttons = tuple(Button(label=f"b{n}", command=f"why {n}") for n in range(6))
    made = await guest.discord.perform(send("card", key="card:1", reply_to=f"301/{said['id']}", buttons=buttons))
    for action in (
        EditMessage(group="discord:100", reason=WHY, of="card:1", message=made, text="new", buttons=buttons[:1]),
        deletion(f"301/{said['id']}"),
        against(Mute, "4", until=NOW + timedelta(days=2)),
        against(Unmute, "4"),
        against(Ban, "4", until=NOW + timedelta(days=2)),
        against(Unban, "4"),
        against(Kick, "2"),
    ):
        await guest.discord.perform(action)
    wrong = [
        fault
        for (method, path, body), (_, _, query) in zip(guest.fake.requests, guest.fake.queries, strict=True)
        for fault in faults(method, path, body, query)
    ]
    assert wrong == []
