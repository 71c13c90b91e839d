"""Gestures on Discord: held against the specification, refused where they would give power, and never slow."""

import time
from datetime import timedelta

import pytest

from adapters.discord import outgoing
from adapters.discord.forms import Request
from adapters.discord.gesturing import poll, private_channel
from chat.actions import Ban, ChatAction
from chat.events import CommandCalled
from chat.gestures import (
    ClosePoll,
    CloseTopic,
    DirectMessage,
    GiveTitle,
    PinMessage,
    PostPoll,
    React,
    SlowDown,
    TakeTitle,
    Unreact,
)
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.discord.conftest import Guest
from tests.adapters.discord.server import Fault, until
from tests.adapters.discord.specification import faults
from tests.adapters.discord.test_acting import against, deletion, refusal
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.test_outgoing import ANN, NOON, specified

GROUP = "discord:100"
WHY = Words("by-command", name="Mori", command="pin")
PIN = PinMessage(group=GROUP, reason=WHY, message="301/5")
REACT = React(group=GROUP, reason=WHY, message="301/5", emoji="👍")
SLOW = SlowDown(group=GROUP, reason=WHY, pace=timedelta(seconds=30), thread="301")
CLOSE = CloseTopic(group=GROUP, reason=WHY, thread="401")
GIVE = GiveTitle(group=GROUP, reason=WHY, member=ANN, title="204")
ASK = PostPoll(group=GROUP, reason=WHY, question="Q" * 400, answers=("a" * 80, "b"), key="k")
ACTIONS: list[ChatAction] = [
    *(PIN, PIN.inverse(), REACT, REACT.inverse(), SLOW, SLOW.inverse(), CLOSE, CLOSE.inverse(), GIVE, GIVE.inverse()),
    React(group=GROUP, reason=WHY, message="301/5", emoji="<:owl:123>"),
    ClosePoll(group=GROUP, reason=WHY, message="301/5"),
    *(Ban(group=GROUP, reason=WHY, member=ANN, cleanup=timedelta(days=days)) for days in (1, 7, 90)),
]


def requests() -> list[Request]:
    alone = DirectMessage(group=GROUP, reason=WHY, member=ANN, text="hi", key="k")
    made = [outgoing.request(action, NOON) for action in ACTIONS]
    return [*(each for each in made if each), poll(ASK, "301"), private_channel("4"), outgoing.to_one(alone, "77")]


@specified
@pytest.mark.parametrize("request_", requests(), ids=lambda each: f"{each.method}{each.path}")
def test_every_gesture_is_as_specified(request_: Request) -> None:
    path = request_.path.format(**request_.where)
    assert faults(request_.method, path, request_.body, dict(request_.query)) == []


@pytest.mark.parametrize(("days", "seconds"), [(None, 0), (1, 86_400), (90, 604_800)])
def test_a_ban_clears_away_a_week_at_most(days: int | None, seconds: int) -> None:
    cleanup = timedelta(days=days) if days else None
    request = outgoing.request(Ban(group=GROUP, reason=WHY, member=ANN, cleanup=cleanup), NOON)
    assert request is not None
    assert request.body == {"delete_message_seconds": seconds}


def test_what_has_no_channel_no_role_or_no_emoji_is_refused() -> None:
    wrong: list[ChatAction] = [
        SlowDown(group=GROUP, reason=WHY, pace=timedelta()),
        CloseTopic(group=GROUP, reason=WHY, thread="x"),
        GiveTitle(group=GROUP, reason=WHY, member=ANN, title="owl"),
        TakeTitle(group=GROUP, reason=WHY, member=ANN),
        Unreact(group=GROUP, reason=WHY, message="301/5", emoji=""),
    ]
    for action in wrong:
        with pytest.raises(PlatformError) as refused:
            outgoing.request(action, NOON)
        assert refused.value.refusal is Refusal.IMPOSSIBLE


@pytest.mark.parametrize("title", ["role 201", "202", "<@&203>", "100", "everyone", "no such role", ""])
async def test_no_role_with_powers_is_given_as_a_title(guest: Guest, title: str) -> None:
    give = GiveTitle(group=GROUP, reason=WHY, member=ANN, title=title)
    assert (await refusal(guest, give)).refusal is Refusal.IMPOSSIBLE
    assert guest.fake.server.members["4"]["roles"] == []
    told = guest.discord.against(GROUP, title)
    assert told is not None
    unknown = title in ("everyone", "no such role", "100")
    assert told.key == ("title-no-role" if unknown else "title-powers" if title else "title-usage")


@pytest.mark.parametrize("title", ["204", "<@&204>", "ROLE 204"])
async def test_a_role_is_named_by_id_mention_or_name(guest: Guest, title: str) -> None:
    await guest.discord.perform(GiveTitle(group=GROUP, reason=WHY, member=ANN, title=title))
    assert guest.fake.server.members["4"]["roles"] == ["204"]
    assert guest.discord.against(GROUP, title) is None


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_trouble_of_discords_own_is_told_at_once(guest: Guest, status: int) -> None:
    guest.fake.faults = [Fault("DELETE", "/messages/", status, times=9)]
    began = time.monotonic()
    error = await refusal(guest, deletion("301/5"))
    assert error.refusal is Refusal.NETWORK
    assert time.monotonic() - began < 1.0
    assert len(guest.fake.calls("DELETE", "/messages/")) == 1


@pytest.mark.parametrize("told", [0.5, 1.5, "2", 86_400, None])
async def test_whatever_is_said_about_how_long_to_wait_the_call_comes_back_and_is_done_later(
    guest: Guest, told: object
) -> None:
    said = guest.fake.server.say("4", "an advert")
    limit = {"message": "You are being rate limited.", "retry_after": told, "global": False}
    guest.fake.faults = [Fault("DELETE", "/messages/", 429, limit, {"Retry-After": str(told)})]
    error = await refusal(guest, deletion(f"301/{said['id']}"))
    assert error.refusal in (Refusal.WAIT, Refusal.NETWORK)
    if isinstance(told, int | float):
        assert error.refusal is Refusal.WAIT
        assert error.retry_after.total_seconds() >= min(told, 86_000)


async def test_told_to_wait_for_no_time_at_all_it_is_done(guest: Guest) -> None:
    said = guest.fake.server.say("4", "an advert")
    limit = {"message": "You are being rate limited.", "retry_after": 0, "global": False}
    guest.fake.faults = [Fault("DELETE", "/messages/", 429, limit, {"Retry-After": "0"})]
    await guest.discord.perform(deletion(f"301/{said['id']}"))
    assert guest.fake.server.messages["301"] == {}


async def test_who_was_never_met_is_looked_up_in_the_server_and_beyond(guest: Guest) -> None:
    guest.fake.rest.strangers.add("888")
    mori, stranger = [await guest.discord.look_up(GROUP, f"discord:{number}") for number in ("2", "888")]
    assert mori is not None
    assert stranger is not None
    assert mori.protected
    assert not stranger.protected
    for nobody in ("discord:999", "discord:x", "telegram:2"):
        assert await guest.discord.look_up(GROUP, nobody) is None


async def test_a_slash_command_says_in_which_channel_it_was_called(guest: Guest) -> None:
    data = {"name": "slow", "type": 1, "options": [{"name": "duration", "type": 3, "value": "30s"}]}
    await guest.fake.tell("INTERACTION_CREATE", interaction(2, data, "2", guest.fake))
    await until(lambda: [each for each in guest.events if isinstance(each, CommandCalled)])
    called = next(each for each in guest.events if isinstance(each, CommandCalled))
    assert (called.name, called.arguments, called.thread) == ("slow", "30s", "301")


async def test_a_poll_of_the_menu_is_one_line_with_bars(guest: Guest) -> None:
    given = {"question": "Where?", "answers": "inn | river"}
    options = [{"name": name, "type": 3, "value": value} for name, value in given.items()]
    await guest.fake.tell(
        "INTERACTION_CREATE", interaction(2, {"name": "poll", "type": 1, "options": options}, "2", guest.fake)
    )
    await until(lambda: [each for each in guest.events if isinstance(each, CommandCalled)])
    called = next(each for each in guest.events if isinstance(each, CommandCalled))
    assert called.arguments == "Where? | inn | river"


async def test_a_member_that_lets_nobody_write_is_forbidden_ground(guest: Guest) -> None:
    guest.fake.rest.closed_to.add("4")
    say = against(DirectMessage, "4", text="hi", key="k")
    assert (await refusal(guest, say)).refusal is Refusal.FORBIDDEN
