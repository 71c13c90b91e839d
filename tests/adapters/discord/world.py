"""A small Discord: servers with their members, roles, channels and messages, and the rights in them."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

EPOCH_MS = 1_420_070_400_000
BOT, APPLICATION, TOKEN = "900", "901", "made-up-token-of-the-inn"
EVERYONE_MAY = 1 << 10 | 1 << 11 | 1 << 16
EVERYTHING = 1 << 3
MODERATES = 1 << 13 | 1 << 40

_numbers = count(1)


def snowflake(ms: int | None = None) -> str:
    """Give a new id of now."""
    return str(((ms or int(time.time() * 1000)) - EPOCH_MS << 22) + next(_numbers))


class Refused(Exception):  # noqa: N818 - it is an answer, not an error of the server's
    """An answer with an error, as Discord words them."""

    def __init__(self, status: int, code: int, message: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.body = {"code": code, "message": message or "refused"}


def user(number: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "username": name.lower(),
        "global_name": name,
        "discriminator": "0",
        "avatar": None,
        "public_flags": 0,
        **more,
    }


@dataclass
class Server:
    """One server. `roles`: id → (permissions, position); `members`: user id → member; `bot_role` is the bot's own."""

    id: str = "100"
    owner: str = "1"
    roles: dict[str, tuple[int, int]] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    threads: dict[str, dict[str, Any]] = field(default_factory=dict)
    bans: dict[str, Any] = field(default_factory=dict)
    messages: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    invites_until: str | None = None

    def __post_init__(self) -> None:
        self.roles = {
            self.id: (EVERYONE_MAY, 0),
            "201": (MODERATES, 5),
            "202": (EVERYTHING, 20),
            "203": (EVERYTHING, 10),
            "204": (0, 2),
        }
        self.channel("301", "hall")
        self.channel("302", "office")
        self.thread("401", "plans")
        for number, name, roles in (("1", "Olga", []), ("2", "Mori", ["201"]), ("3", "Ada", ["202"]), ("4", "Ann", [])):
            self.join(user(number, name), roles)
        self.join(user(BOT, "Innkeeper", bot=True), ["203"])

    def channel(self, number: str, name: str, type: int = 0, **more: Any) -> None:  # noqa: A002
        self.channels[number] = {
            "id": number, "type": type, "name": name, "position": 0, "permission_overwrites": [],
            "guild_id": self.id, "last_message_id": None, "parent_id": None, "topic": None, "nsfw": False,
            "rate_limit_per_user": 0, **more,
        }  # fmt: skip
        self.messages[number] = {}

    def thread(self, number: str, name: str, parent: str = "301") -> None:
        self.threads[number] = {
            "id": number, "type": 11, "name": name, "guild_id": self.id, "parent_id": parent, "owner_id": "1",
            "last_message_id": None, "rate_limit_per_user": 0, "message_count": 0, "member_count": 1,
            "thread_metadata": {
                "archived": False, "locked": False, "auto_archive_duration": 1440,
                "archive_timestamp": "2026-01-01T00:00:00+00:00",
            },
        }  # fmt: skip
        self.messages[number] = {}

    def join(self, account: dict[str, Any], roles: list[str] | None = None) -> dict[str, Any]:
        member = {
            "user": account, "roles": roles or [], "nick": None, "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False, "mute": False, "flags": 0, "avatar": None, "premium_since": None, "pending": False,
        }  # fmt: skip
        self.members[account["id"]] = member
        return member

    def payload(self) -> dict[str, Any]:
        roles = [
            {
                "id": number, "name": f"role {number}", "permissions": str(powers), "position": position, "color": 0,
                "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
                "hoist": False, "managed": False, "mentionable": False, "flags": 0,
            }
            for number, (powers, position) in self.roles.items()
        ]  # fmt: skip
        return {
            "id": self.id, "name": "The inn", "owner_id": self.owner, "roles": roles, "emojis": [], "features": [],
            "stickers": [], "member_count": len(self.members), "members": [self.members[BOT]], "presences": [],
            "channels": list(self.channels.values()), "threads": list(self.threads.values()), "voice_states": [],
            "stage_instances": [], "guild_scheduled_events": [], "large": False, "joined_at": "2026-01-01T00:00:00Z",
            "system_channel_id": "301", "verification_level": 0, "default_message_notifications": 0, "mfa_level": 0,
            "explicit_content_filter": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0,
            "soundboard_sounds": [], "premium_progress_bar_enabled": False, "system_channel_flags": 0, "icon": None,
            "afk_timeout": 300, "afk_channel_id": None, "rules_channel_id": None, "description": None, "splash": None,
            "banner": None, "vanity_url_code": None, "discovery_splash": None, "public_updates_channel_id": None,
            "application_id": None, "unavailable": False,
        }  # fmt: skip

    def say(self, author: str, text: str, channel: str = "301", **more: Any) -> dict[str, Any]:
        """Keep a message as the REST API gives it: without the author's membership."""
        number = more.pop("id", None) or snowflake()
        account = self.members[author]["user"] if author in self.members else user(author, "Gone")
        message = {
            "id": number, "channel_id": channel, "author": account, "content": text, "type": 0,
            "timestamp": datetime.now(UTC).isoformat(), "edited_timestamp": None, "tts": False, "flags": 0,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": False, "components": [], **more,
        }  # fmt: skip
        self.messages.setdefault(channel, {})[number] = message
        (self.channels.get(channel) or self.threads.get(channel, {}))["last_message_id"] = number
        return message

    def told(self, message: dict[str, Any]) -> dict[str, Any]:
        """Give a message as the gateway tells it: with server and membership."""
        member = {key: value for key, value in self.members.get(message["author"]["id"], {}).items() if key != "user"}
        return {**message, "guild_id": self.id, **({"member": member} if member else {})}

    def powers(self, number: str) -> tuple[int, int]:
        """Give permissions and highest position of somebody."""
        held = [self.roles[self.id], *(self.roles[role] for role in self.members[number]["roles"])]
        powers = 0
        for each, _ in held:
            powers |= each
        return (-1 if number == self.owner or powers & EVERYTHING else powers), max(at for _, at in held)

    def demand(self, power: int, against: str = "") -> None:
        """Refuse where the bot lacks a right, or stands below whom it acts against."""
        powers, position = self.powers(BOT)
        above = against in self.members and (against == self.owner or self.powers(against)[1] >= position)
        if not powers & power or above:
            raise Refused(403, 50013, "Missing Permissions")
