"""An export and the live network name the same group, message and member alike."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.discord.incoming import posted
from adapters.discord.places import House
from adapters.telegram.incoming import events as telegram_events
from adapters.telegram.people import Known
from chat.events import MemberJoined, MessagePosted
from tests.adapters.history.writing import events_of, telegram_message, written

NOW = datetime(2024, 1, 1, tzinfo=UTC)


def names(event: object) -> tuple[str, ...]:
    assert isinstance(event, MessagePosted)
    message = event.message
    reply = (message.reply_to.message, message.reply_to.author) if message.reply_to else ()
    return event.id, event.group, message.id, message.author.id, message.thread, str(message.at), *reply


@pytest.mark.parametrize(
    ("kind", "chat"),
    [("private_supergroup", -1001234567), ("public_supergroup", -1001234567), ("private_group", -1234567)],
)
@pytest.mark.parametrize(
    ("sender", "live"),
    [
        ("user77", {"from": {"id": 77, "first_name": "Ann", "is_bot": False}}),
        ("channel555", {"sender_chat": {"id": -100555, "title": "News", "type": "channel"}}),
    ],
)
def test_a_message_of_telegram(tmp_path: Path, kind: str, chat: int, sender: str, live: dict[str, object]) -> None:
    first = telegram_message(7, from_id="user9")
    second = telegram_message(8, from_id=sender, reply_to_message_id=7)
    group = {"id": chat, "type": "group" if kind == "private_group" else "supergroup", "title": "Long Talk"}
    told = {
        "update_id": 1,
        "message": {
            "message_id": 8,
            "chat": group,
            "date": int(second["date_unixtime"]),
            "text": second["text"],
            "reply_to_message": {"message_id": 7, "chat": group, "from": {"id": 9, "first_name": "Bo"}},
            **live,
        },
    }
    exported = events_of(written(tmp_path / "result.json", [first, second], type=kind, id=1234567))
    (same,) = telegram_events(told, Known(me=1), NOW)
    assert names(exported[1]) == names(same)


def test_somebodys_coming_on_telegram(tmp_path: Path) -> None:
    came = telegram_message(5, type="service", action="join_group_by_link", actor="Bo", actor_id="user9")
    (exported,) = events_of(written(tmp_path / "result.json", [came], id=1234567))
    user = {"id": 9, "first_name": "Bo", "is_bot": False}
    message = {"message_id": 5, "chat": {"id": -1001234567, "type": "supergroup"}, "from": user}
    told = {"message": {**message, "date": int(came["date_unixtime"]), "new_chat_members": [user]}}
    (live,) = [event for event in telegram_events(told, Known(me=1), NOW) if isinstance(event, MemberJoined)]
    assert isinstance(exported, MemberJoined)
    assert (exported.id, exported.member.id, exported.at) == (live.id, live.member.id, live.at)


def test_a_message_of_discord(tmp_path: Path) -> None:
    user = {"id": "301", "name": "ada", "discriminator": "0", "nickname": "Ada", "isBot": False, "roles": []}
    reference = {"messageId": "90", "channelId": "700", "guildId": "500"}
    base = {"type": "Default", "timestamp": "2024-05-01T10:00:00.123+00:00", "timestampEdited": None, "author": user}
    said = [
        {**base, "id": "90", "content": "one"},
        {**base, "id": "91", "type": "Reply", "content": "two", "reference": reference},
    ]
    path = tmp_path / "channel.json"
    export = {"guild": {"id": "500", "name": "Kites"}, "channel": {"id": "700", "name": "hall"}, "messages": said}
    path.write_text(json.dumps(export))
    account = {"id": "301", "username": "ada", "discriminator": "0"}
    told = {
        "id": "91",
        "channel_id": "700",
        "guild_id": "500",
        "type": 19,
        "author": account,
        "content": "two",
        "timestamp": "2024-05-01T10:00:00.123000+00:00",
        "message_reference": {"message_id": "90", "channel_id": "700", "guild_id": "500"},
        "referenced_message": {"id": "90", "channel_id": "700", "author": account},
    }
    live = posted(told, House(id="500", innkeeper="1"))
    assert names(events_of(path)[1]) == names(live)
