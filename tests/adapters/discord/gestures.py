"""What the small Discord does beside messages and members: pins, polls, emoji, channels, roles, private channels."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from tests.adapters.discord.world import BOT, Refused, Server, snowflake, user

MANAGE_CHANNELS, MANAGE_THREADS, PIN, ROLES = 1 << 4, 1 << 34, 1 << 51, 1 << 28
Query = dict[str, str]


class Gestures:
    """A part of the REST API; what it does not do itself it asks of the whole."""

    def __init__(self) -> None:
        self.private: dict[str, str] = {}
        """Private channels → who is spoken to there."""
        self.closed_to: set[str] = set()
        """Accounts that let nobody write to them."""

    @property
    def gestures(self) -> list[tuple[str, str, Callable[..., Any]]]:
        message = "/channels/(\\d+)/messages/(\\d+)"
        return [
            ("PUT", "/channels/(\\d+)/messages/pins/(\\d+)", lambda *args: self._pin(*args, pinned=True)),
            ("DELETE", "/channels/(\\d+)/messages/pins/(\\d+)", lambda *args: self._pin(*args, pinned=False)),
            ("POST", "/channels/(\\d+)/polls/(\\d+)/expire", self._expire),
            ("PUT", f"{message}/reactions/([^/]+)/@me", lambda *args: self._react(*args, given=True)),
            ("DELETE", f"{message}/reactions/([^/]+)/@me", lambda *args: self._react(*args, given=False)),
            ("PATCH", "/channels/(\\d+)", self._change_channel),
            ("PUT", "/guilds/(\\d+)/members/(\\d+)/roles/(\\d+)", lambda *args: self._role(*args, given=True)),
            ("DELETE", "/guilds/(\\d+)/members/(\\d+)/roles/(\\d+)", lambda *args: self._role(*args, given=False)),
            ("POST", "/users/@me/channels", self._open_private),
            ("PUT", "/guilds/(\\d+)/incident-actions", self._incident),
        ]

    def _guild(self, guild: str) -> Server:
        raise NotImplementedError

    def _server_of(self, channel: str) -> Server:
        raise NotImplementedError

    def _found(self, channel: str, number: str) -> tuple[Server, dict[str, Any]]:
        raise NotImplementedError

    def _known(self, guild: str, number: str) -> tuple[Server, dict[str, Any]]:
        raise NotImplementedError

    def _pin(self, channel: str, number: str, body: Any, query: Query, *, pinned: bool) -> None:
        server, message = self._found(channel, number)
        server.demand(PIN)
        message["pinned"] = pinned

    def _expire(self, channel: str, number: str, body: Any, query: Query) -> Any:
        _, message = self._found(channel, number)
        if message["poll"].get("results", {}).get("is_finalized"):
            raise Refused(400, 520001, "Poll expired")
        message["poll"]["results"] = {"is_finalized": True, "answer_counts": []}
        return message

    def _react(self, channel: str, number: str, emoji: str, body: Any, query: Query, *, given: bool) -> None:
        _, message = self._found(channel, number)
        mine = message.setdefault("mine", [])
        name = unquote(emoji)
        if given and name not in mine:
            mine.append(name)
        elif not given:
            if name not in mine:
                raise Refused(404, 10014, "Unknown Emoji")
            mine.remove(name)

    def _change_channel(self, channel: str, body: Any, query: Query) -> Any:
        server = self._server_of(channel)
        server.demand(MANAGE_THREADS if channel in server.threads else MANAGE_CHANNELS)
        about = server.threads.get(channel) or server.channels[channel]
        if "archived" in body:
            if channel not in server.threads:
                raise Refused(400, 50024, "Cannot execute action on this channel type")
            about.setdefault("thread_metadata", {}).update(body)
        else:
            about.update(body)
        return about

    def _role(self, guild: str, number: str, role: str, body: Any, query: Query, *, given: bool) -> None:
        server, member = self._known(guild, number)
        server.demand(ROLES)
        if role not in server.roles:
            raise Refused(404, 10011, "Unknown Role")
        if server.roles[role][1] >= server.powers(BOT)[1]:
            raise Refused(403, 50013, "Missing Permissions")
        others = [each for each in member["roles"] if each != role]
        member["roles"] = [*others, role] if given else others

    def _open_private(self, body: Any, query: Query) -> Any:
        who = body["recipient_id"]
        channel = next((each for each, to in self.private.items() if to == who), "") or snowflake()
        self.private[channel] = who
        return {"id": channel, "type": 1, "last_message_id": None, "flags": 0, "recipients": [user(who, "Somebody")]}

    def _incident(self, guild: str, body: Any, query: Query) -> Any:
        server = self._guild(guild)
        server.demand(1 << 5)
        server.invites_until = body["invites_disabled_until"]
        return {"invites_disabled_until": server.invites_until}
