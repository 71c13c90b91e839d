"""The networks in which the deeds are done: real servers that count, and eyes to see what came of it."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from tests.adapters.discord.server import FakeDiscord, serving
from tests.adapters.discord.world import BOT, user
from tests.adapters.telegram.conftest import CHAT
from tests.adapters.telegram.server import ME, BotApi
from tests.faults.deeds import CARD, CHANGED, NEWS, POSTED, REPLACED, SAID, SHOWN, Place


class World(Protocol):
    """A network. `url` is what a process has to know to get there."""

    place: Place
    url: str
    kinds: tuple[str, ...]
    """The kinds of actions that the network knows."""

    def prepare(self, kind: str) -> None:
        """Let there be something to do it to."""

    def calls(self, kind: str) -> int:
        """Give how often the network was asked to do it."""

    def is_done(self, kind: str) -> bool:
        """Tell whether it is as it should be."""

    def news(self, kind: str) -> int:
        """Give how often the post stands."""


class TelegramWorld:
    """A Bot API server."""

    METHODS: Final = {
        "DeleteMessage": "deleteMessage",
        "Mute": "restrictChatMember",
        "Kick": "banChatMember",
        "Ban": "banChatMember",
        "Unmute": "restrictChatMember",
        "Unban": "unbanChatMember",
        "SendMessage": "sendMessage",
        "EditMessage": "editMessageText",
        SHOWN: "sendPhoto",
        REPLACED: "editMessageMedia",
        "Retract": "deleteMessage",
        "ApproveJoin": "approveChatJoinRequest",
        "DeclineJoin": "declineChatJoinRequest",
        "PinMessage": "pinChatMessage",
        "UnpinMessage": "unpinChatMessage",
        "PostPoll": "sendPoll",
        "ClosePoll": "stopPoll",
        "React": "setMessageReaction",
        "Unreact": "setMessageReaction",
        "CloseTopic": "closeForumTopic",
        "ReopenTopic": "reopenForumTopic",
        "GiveTitle": "setChatMemberTag",
        "TakeTitle": "setChatMemberTag",
        "DirectMessage": "sendMessage",
    }
    kinds = tuple(METHODS)

    def __init__(self, server: BotApi) -> None:
        self.server, self.url = server, server.url
        self.chat = server.chat(CHAT, topics={7: False})
        server.chat(700, type="private")
        self.ben = {"id": 700, "is_bot": False, "first_name": "Ben"}
        said, card = server.message(CHAT, self.ben, text=SAID), server.message(CHAT, ME, text=CARD)
        poll = server.message(CHAT, ME, poll={"id": "1", "question": CARD, "is_closed": False})
        self.place = Place(
            group=f"telegram:{CHAT}",
            member="telegram:700",
            message=str(said["message_id"]),
            card=str(card["message_id"]),
            poll=str(poll["message_id"]),
        )

    def prepare(self, kind: str) -> None:
        status = {"Unmute": "restricted", "Unban": "kicked"}.get(kind, "member")
        self.chat.members[700]["status"] = status
        if kind in ("ApproveJoin", "DeclineJoin"):
            del self.chat.members[700]
            self.chat.asking[700] = self.ben
        if kind == REPLACED:
            card = self.chat.messages[int(self.place.card)]
            card.update(caption=card.pop("text"), photo=[{"file_id": "1"}])
        if kind == "UnpinMessage":
            self.chat.pinned.append(int(self.place.card))
        if kind == "Unreact":
            self.chat.messages[int(self.place.message)]["reactions"] = [{"type": "emoji", "emoji": "👍"}]
        if kind == "ReopenTopic":
            self.chat.topics[7] = True
        if kind == "TakeTitle":
            self.chat.members[700]["tag"] = self.place.title

    def calls(self, kind: str) -> int:
        return len(self.server.made(self.METHODS[kind]))

    def is_done(self, kind: str) -> bool:
        member, messages = self.chat.members.get(700, {}), self.chat.messages
        status = member.get("status")
        return {
            "DeleteMessage": int(self.place.message) not in messages,
            "Retract": int(self.place.card) not in messages,
            "EditMessage": messages.get(int(self.place.card), {}).get("text") == CHANGED,
            REPLACED: messages.get(int(self.place.card), {}).get("caption") == CHANGED,
            "Mute": status == "restricted",
            "Unmute": status == "member",
            "Kick": status == "left" or (status == "kicked" and self._back_within_a_minute()),
            "Ban": status == "kicked",
            "Unban": status == "left",
            "ApproveJoin": status == "member",
            "DeclineJoin": not member and not self.chat.asking,
            **self._gestures(),
            **{posted: self.news(posted) == 1 for posted in POSTED},
        }[kind]

    def _gestures(self) -> dict[str, bool]:
        messages, pinned = self.chat.messages, int(self.place.card) in self.chat.pinned
        given = messages.get(int(self.place.message), {}).get("reactions")
        tag = self.chat.members.get(700, {}).get("tag")
        return {
            "PinMessage": pinned,
            "UnpinMessage": not pinned,
            "ClosePoll": messages[int(self.place.poll)]["poll"]["is_closed"],
            "React": bool(given),
            "Unreact": not given,
            "CloseTopic": self.chat.topics[7],
            "ReopenTopic": not self.chat.topics[7],
            "GiveTitle": tag == self.place.title,
            "TakeTitle": not tag,
        }

    def _back_within_a_minute(self) -> bool:
        return 0 < self.chat.members[700].get("until_date", 0) <= time.time() + 60

    def news(self, kind: str) -> int:
        if kind == "PostPoll":
            return [each.get("poll", {}).get("question") for each in self.chat.messages.values()].count(NEWS)
        if kind == SHOWN:
            return [each.get("caption") for each in self.chat.messages.values() if "photo" in each].count(NEWS)
        return self.server.said(700 if kind == "DirectMessage" else CHAT).count(NEWS)


class DiscordWorld:
    """Discord's REST API and gateway."""

    PATHS: Final = {
        "DeleteMessage": ("DELETE", "/messages/"),
        "Mute": ("PATCH", "/members/"),
        "Kick": ("DELETE", "/members/"),
        "Ban": ("PUT", "/bans/"),
        "Unmute": ("PATCH", "/members/"),
        "Unban": ("DELETE", "/bans/"),
        "SendMessage": ("POST", "/messages"),
        "EditMessage": ("PATCH", "/messages/"),
        SHOWN: ("POST", "/messages"),
        REPLACED: ("PATCH", "/messages/"),
        "Retract": ("DELETE", "/messages/"),
        "LockDoor": ("PUT", "/incident-actions"),
        "OpenDoor": ("PUT", "/incident-actions"),
        "PinMessage": ("PUT", "/pins/"),
        "UnpinMessage": ("DELETE", "/pins/"),
        "PostPoll": ("POST", "/messages"),
        "ClosePoll": ("POST", "/expire"),
        "React": ("PUT", "/reactions/"),
        "Unreact": ("DELETE", "/reactions/"),
        "SlowDown": ("PATCH", "/channels/401"),
        "CloseTopic": ("PATCH", "/channels/401"),
        "ReopenTopic": ("PATCH", "/channels/401"),
        "GiveTitle": ("PUT", "/roles/"),
        "TakeTitle": ("DELETE", "/roles/"),
        "DirectMessage": ("POST", "/messages"),
    }
    kinds = tuple(PATHS)
    place = Place(
        group="discord:100",
        member="discord:700",
        message="301/5001",
        card="301/5002",
        poll="301/5003",
        topic="401",
        title="role 204",
    )

    def __init__(self, fake: FakeDiscord) -> None:
        self.fake, self.url = fake, fake.url
        fake.server.join(user("700", "Ben"))
        fake.server.say("700", SAID, id="5001")
        fake.server.say(BOT, CARD, id="5002")
        fake.server.say(BOT, "", id="5003", poll={"question": {"text": CARD}})

    def prepare(self, kind: str) -> None:
        server = self.fake.server
        messages, metadata = server.messages["301"], server.threads["401"]["thread_metadata"]
        if kind == "OpenDoor":
            server.invites_until = "2099-01-01T00:00:00+00:00"
        if kind == "UnpinMessage":
            messages["5002"]["pinned"] = True
        if kind == "Unreact":
            messages["5001"]["mine"] = ["👍"]
        if kind == "ReopenTopic":
            metadata.update(archived=True, locked=True)
        if kind == "TakeTitle":
            server.members["700"]["roles"] = ["204"]
        if kind == "Unmute":
            self.fake.server.members["700"]["communication_disabled_until"] = "2099-01-01T00:00:00+00:00"
        if kind == "Unban":
            self.fake.server.bans["700"] = {}

    def calls(self, kind: str) -> int:
        return len(self.fake.calls(*self.PATHS[kind]))

    def is_done(self, kind: str) -> bool:
        server = self.fake.server
        until = server.members.get("700", {}).get("communication_disabled_until")
        messages = server.messages["301"]
        return {
            "DeleteMessage": "5001" not in messages,
            "Retract": "5002" not in messages,
            "EditMessage": messages.get("5002", {}).get("content") == CHANGED,
            REPLACED: messages.get("5002", {}).get("content") == CHANGED and bool(messages["5002"]["attachments"]),
            "Mute": until is not None and datetime.fromisoformat(until) > datetime.now(UTC),
            "Unmute": until is None,
            "Kick": "700" not in server.members and "700" not in server.bans,
            "Ban": "700" in server.bans,
            "Unban": "700" not in server.bans,
            "LockDoor": server.invites_until is not None,
            "OpenDoor": server.invites_until is None,
            **self._gestures(),
            **{posted: self.news(posted) == 1 for posted in POSTED},
        }[kind]

    def _gestures(self) -> dict[str, bool]:
        server = self.fake.server
        messages, topic = server.messages["301"], server.threads["401"]
        mine, roles = messages.get("5001", {}).get("mine"), server.members.get("700", {}).get("roles")
        pinned, closed = messages.get("5002", {}).get("pinned"), topic["thread_metadata"]["locked"]
        return {
            "PinMessage": bool(pinned),
            "UnpinMessage": not pinned,
            "ClosePoll": "results" in messages["5003"]["poll"],
            "React": mine == ["👍"],
            "Unreact": not mine,
            "SlowDown": topic["rate_limit_per_user"] == 30,
            "CloseTopic": closed,
            "ReopenTopic": not closed,
            "GiveTitle": roles == ["204"],
            "TakeTitle": not roles,
        }

    def news(self, kind: str) -> int:
        said = [each for of_channel in self.fake.server.messages.values() for each in of_channel.values()]
        if kind == "PostPoll":
            return [each.get("poll", {}).get("question", {}).get("text") for each in said].count(NEWS)
        shown = [each["content"] for each in said if kind != SHOWN or each["attachments"]]
        return shown.count(NEWS)


class StreetWorld:
    """A street whose only memory is a file: every line is something that was done."""

    place = Place(group="street:1", member="street:700", message="1", card="2", poll="4")
    kinds = ("DeleteMessage", "Kick", "SendMessage", "EditMessage", "Retract")

    def __init__(self, file: Path) -> None:
        self.url = str(file)

    def prepare(self, kind: str) -> None:
        Path(self.url).write_text("")

    def calls(self, kind: str) -> int:
        return [json.loads(line) for line in Path(self.url).read_text().splitlines()].count(kind)

    def is_done(self, kind: str) -> bool:
        return self.calls(kind) > 0

    def news(self, kind: str) -> int:
        return self.calls(kind)


@asynccontextmanager
async def telegram_world(_folder: Path) -> AsyncIterator[World]:
    server = BotApi()
    await server.http.start()
    yield TelegramWorld(server)
    await server.http.stop()
    assert server.faults == []


@asynccontextmanager
async def discord_world(_folder: Path) -> AsyncIterator[World]:
    fake = FakeDiscord()
    async with serving(fake) as fake.url:
        yield DiscordWorld(fake)


@asynccontextmanager
async def street_world(folder: Path) -> AsyncIterator[World]:
    yield StreetWorld(folder / "street")


WORLDS: Final = {
    "telegram": telegram_world,
    "discord": discord_world,
    "street": street_world,
}
