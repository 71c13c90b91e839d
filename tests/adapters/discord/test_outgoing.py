"""Actions as requests, held against the specification."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import outgoing
from adapters.discord.forms import Request, nonce
from adapters.discord.menu import menu
from chat.actions import (
    Ban,
    Button,
    ChatAction,
    DeleteMessage,
    EditMessage,
    Kick,
    LockDoor,
    Mute,
    OpenDoor,
    Retract,
    SendMessage,
    Unban,
    Unmute,
)
from chat.people import Member
from chat.platform import PlatformError, Refusal
from chat.words import Words
from tests.adapters.discord.conftest import SPECS
from tests.adapters.discord.specification import FILE, faults

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = Member(id="discord:4", name="Ann")
WHY = Words("by-command", name="Mori", command="ban")
CARD = tuple(Button(label=f"button {n}", command=f"why K7F3QM2{n}") for n in range(7))

specified = pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")


def send(text: str = "hello", group: str = "discord:100", **more: object) -> SendMessage:
    return SendMessage(group=group, reason=WHY, text=text, **more)  # type: ignore[arg-type]


ACTIONS: list[ChatAction] = [
    DeleteMessage(group="discord:100", reason=WHY, message="301/5", author=ANN, text="x"),
    Mute(group="discord:100", reason=WHY, member=ANN, until=NOON + timedelta(hours=2)),
    Mute(group="discord:100", reason=WHY, member=ANN, until=NOON + timedelta(days=90)),
    Unmute(group="discord:100", reason=WHY, member=ANN),
    Kick(group="discord:100", reason=WHY, member=ANN),
    Ban(group="discord:100", reason=WHY, member=ANN),
    Ban(group="discord:100", reason=WHY, member=ANN, until=NOON + timedelta(days=7)),
    Unban(group="discord:100", reason=WHY, member=ANN),
    EditMessage(group="discord:100", reason=WHY, of="card:1", message="302/6", text="done", buttons=CARD),
    EditMessage(group="discord:100", reason=WHY, of="card:1", message="302/6", text="done"),
    Retract(group="discord:100", reason=WHY, of="card:1", message="302/6"),
    LockDoor(group="discord:100", reason=WHY, until=NOON + timedelta(minutes=15)),
    OpenDoor(group="discord:100", reason=WHY, until=NOON),
]


def requests() -> Iterator[Request]:
    for action in ACTIONS:
        request = outgoing.request(action, NOON)
        assert request is not None
        yield request
    for post in (send(), send(reply_to="301/5", key="k:0", buttons=CARD), send("x" * 5000), send("*_~`|>[a](b)" * 400)):
        yield outgoing.sent(post, "301")
        yield outgoing.whispered(post, "901", "to.ke-n_1")
    yield outgoing.deferred("77", "to.ke-n_1", pressed=True)
    yield outgoing.deferred("77", "to.ke-n_1", pressed=False)
    for command in menu(SPECS):
        path, where = "/applications/{application_id}/commands", {"application_id": "901"}
        yield Request(method="POST", path=path, where=where, body=command)


@specified
@pytest.mark.parametrize("request_", list(requests()), ids=lambda each: f"{each.method}{each.path}")
def test_every_request_is_as_specified(request_: Request) -> None:
    path = request_.path.format(**request_.where)
    assert faults(request_.method, path, request_.body, dict(request_.query)) == []


@specified
def test_the_specification_is_really_looked_at() -> None:
    path = "/channels/301/messages"
    assert faults("POST", path, {"content": "x" * 5000}, {}) != []
    assert faults("POST", path, {"contents": "x"}, {}) != []
    assert faults("GET", path, None, {"behind": "1"}) != []
    assert faults("POST", "/channels/301/telegrams", {}, {}) != []


def test_nobody_is_ever_pinged_and_nothing_is_previewed() -> None:
    for body in (outgoing.sent(send("@everyone <@4>"), "301").body, outgoing.whispered(send(), "1", "t").body):
        assert body is not None
        assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
        assert body["flags"] & outgoing.SUPPRESS_EMBEDS


def test_markup_is_shown_as_it_was_written() -> None:
    assert outgoing.plain_text("*not* `bold` __here__") == r"\*not\* \`bold\` \_\_here\_\_"


@given(st.text(max_size=4000))
def test_a_text_always_fits(text: str) -> None:
    assert len(outgoing.plain_text(text)) <= outgoing.LONGEST


def test_the_same_key_has_the_same_nonce_and_another_another() -> None:
    one, other = nonce("discord:100/301:7:posted:0"), nonce("discord:100/301:7:posted:1")
    assert one == nonce("discord:100/301:7:posted:0") != other
    assert len(one) == 25


@pytest.mark.parametrize(
    ("post", "channel"),
    [
        (send(group="discord:100/302", reply_to="301/5"), "302"),
        (send(reply_to="301/5", key="discord:100/303:9:posted:0"), "301"),
        (send(thread="304"), "304"),
        (send(key="discord:100/303:9:called:0"), "303"),
        (send(key="discord:999/303:9:called:0"), ""),
        (send(key="notice:K7F3QM2A"), ""),
    ],
)
def test_a_post_goes_where_it_belongs(post: SendMessage, channel: str) -> None:
    assert outgoing.channel_for(post) == channel


def test_a_reply_into_another_channel_is_a_plain_post() -> None:
    body = outgoing.sent(send(reply_to="301/5"), "302").body
    assert body is not None
    assert "message_reference" not in body


def test_a_timeout_never_exceeds_what_discord_allows() -> None:
    request = outgoing.request(Mute(group="discord:100", reason=WHY, member=ANN, until=NOON + timedelta(days=90)), NOON)
    assert request is not None
    assert request.body is not None
    until = datetime.fromisoformat(request.body["communication_disabled_until"])
    assert NOON + timedelta(days=27) < until < NOON + timedelta(days=28)


def test_what_time_has_done_already_is_not_asked_for() -> None:
    past = NOON - timedelta(minutes=1)
    assert outgoing.request(Mute(group="discord:100", reason=WHY, member=ANN, until=past), NOON) is None
    assert outgoing.request(Ban(group="discord:100", reason=WHY, member=ANN, until=past), NOON) is None


@pytest.mark.parametrize(
    "action",
    [
        DeleteMessage(group="discord:100", reason=WHY, message="no id", author=ANN),
        Kick(group="discord:100", reason=WHY, member=Member(id="telegram:4", name="Ann")),
        Kick(group="telegram:100", reason=WHY, member=ANN),
        EditMessage(group="discord:100", reason=WHY, of="x", message="302/6", text="  "),
        EditMessage(
            group="discord:100",
            reason=WHY,
            of="x",
            message="302/6",
            text="a",
            buttons=(Button(label="a", command="b" * 99),),
        ),
    ],
)
def test_what_cannot_be_is_refused_before_it_is_sent(action: ChatAction) -> None:
    with pytest.raises(PlatformError) as refused:
        outgoing.request(action, NOON)
    assert refused.value.refusal is Refusal.IMPOSSIBLE


def test_the_audit_log_says_why_on_one_line() -> None:
    request = outgoing.request(ACTIONS[4], NOON)
    assert request is not None
    assert "Mori" in request.reason
    assert "\n" not in request.reason


def test_invites_rest_for_a_day_at_most_and_take_effect_again() -> None:
    for hours, minutes in ((1, 60), (48, 24 * 60 - 1)):
        lock = outgoing.request(LockDoor(group="discord:100", reason=WHY, until=NOON + timedelta(hours=hours)), NOON)
        assert lock is not None
        assert (lock.method, lock.path) == ("PUT", "/guilds/{guild_id}/incident-actions")
        assert lock.body == {"invites_disabled_until": (NOON + timedelta(minutes=minutes)).isoformat()}
    opened = outgoing.request(OpenDoor(group="discord:100", reason=WHY, until=NOON), NOON)
    assert opened is not None
    assert opened.body == {"invites_disabled_until": None}
    assert outgoing.request(LockDoor(group="discord:100", reason=WHY, until=NOON), NOON) is None
