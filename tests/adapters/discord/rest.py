"""The REST API of the small Discord, as far as a moderating bot uses it."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.adapters.discord.gestures import Gestures
from tests.adapters.discord.world import APPLICATION, BOT, EPOCH_MS, Refused, Server, snowflake, user

MANAGE_MESSAGES, MODERATE, BAN, KICK, SEND = 1 << 13, 1 << 40, 1 << 2, 1 << 1, 1 << 11
OF_PARTS = {"poll": 1 << 49, "attachments": 1 << 15}
"""What parts of a post need besides."""

Query = dict[str, str]


class Rest(Gestures):
    """Does requests: gives an answer, nothing for an empty one, or raises `Refused`."""

    def __init__(self, servers: dict[str, Server]) -> None:
        super().__init__()
        self.servers = servers
        self.flags = 1 << 15 | 1 << 19
        """Of the application: both privileged intents are switched on, as for a bot in few servers."""
        self.strangers: set[str] = set()
        """Accounts that are in none of the servers."""
        self.commands: dict[str, dict[str, Any]] = {}
        self.deferred: dict[str, dict[str, Any]] = {}
        self.tokens: set[str] = set()
        """Of interactions that may still be answered."""
        self.whispers: list[dict[str, Any]] = []
        self.withdrawn: list[str] = []
        self.nonces: dict[tuple[str, str], dict[str, Any]] = {}
        self._routes: list[tuple[str, str, Callable[..., Any]]] = [
            ("GET", "/users/@me", lambda body, query: user(BOT, "Innkeeper", bot=True)),
            ("GET", "/oauth2/applications/@me", lambda body, query: _application(self.flags)),
            ("GET", "/applications/@me", lambda body, query: _application(self.flags)),
            ("GET", f"/applications/{APPLICATION}/commands", lambda body, query: list(self.commands.values())),
            ("POST", f"/applications/{APPLICATION}/commands", self._put_command),
            ("DELETE", f"/applications/{APPLICATION}/commands/(\\d+)", self._drop_command),
            *self.gestures,
            ("GET", "/users/(\\d+)", self._account),
            ("GET", "/channels/(\\d+)/messages", self._read),
            ("POST", "/channels/(\\d+)/messages", self._post),
            ("POST", "/channels/(\\d+)/messages/bulk-delete", self._sweep),
            ("PATCH", "/channels/(\\d+)/messages/(\\d+)", self._edit),
            ("DELETE", "/channels/(\\d+)/messages/(\\d+)", self._delete),
            ("GET", "/guilds/(\\d+)", self._whole_guild),
            ("GET", "/channels/(\\d+)", lambda channel, body, query: self._server_of(channel).channels[channel]),
            ("GET", "/guilds/(\\d+)/members/(\\d+)", self._member),
            ("PATCH", "/guilds/(\\d+)/members/(\\d+)", self._change_member),
            ("GET", "/guilds/(\\d+)/channels", lambda guild, *_: list(self._guild(guild).channels.values())),
            ("GET", "/guilds/(\\d+)/threads/active", self._threads),
            ("GET", "/guilds/(\\d+)/auto-moderation/rules/(\\d+)", lambda *_: {"id": "77", "name": "No adverts"}),
            ("DELETE", "/guilds/(\\d+)/members/(\\d+)", self._kick),
            ("PUT", "/guilds/(\\d+)/bans/(\\d+)", self._ban),
            ("DELETE", "/guilds/(\\d+)/bans/(\\d+)", self._unban),
            ("POST", "/interactions/(\\d+)/([\\w.-]+)/callback", self._callback),
            ("POST", f"/webhooks/{APPLICATION}/([\\w.-]+)", self._whisper),
            ("DELETE", f"/webhooks/{APPLICATION}/([\\w.-]+)/messages/@original", self._withdraw),
        ]

    def do(self, method: str, path: str, body: Any, query: Query) -> Any:
        for wanted, pattern, do in self._routes:
            found = re.fullmatch(pattern, path)
            if found and method == wanted:
                return do(*found.groups(), body, query)
        raise Refused(404, 0, f"404: {method} {path}")

    def _put_command(self, body: Any, query: Query) -> Any:
        number = next(
            (key for key, old in self.commands.items() if (old["name"], old["type"]) == (body["name"], body["type"])),
            snowflake(),
        )
        self.commands[number] = {
            "id": number, "application_id": APPLICATION, "version": snowflake(), "dm_permission": True, **body,
        }  # fmt: skip
        return self.commands[number]

    def _drop_command(self, number: str, body: Any, query: Query) -> Any:
        if self.commands.pop(number, None) is None:
            raise Refused(404, 10063, "Unknown application command")

    def _server_of(self, channel: str) -> Server:
        for server in self.servers.values():
            if channel in server.messages:
                return server
        raise Refused(404, 10003, "Unknown Channel")

    def _threads(self, guild: str, body: Any, query: Query) -> Any:
        return {"threads": list(self._guild(guild).threads.values()), "members": []}

    def _guild(self, guild: str) -> Server:
        if guild not in self.servers:
            raise Refused(404, 10004, "Unknown Guild")
        return self.servers[guild]

    def _whole_guild(self, guild: str, body: Any, query: Query) -> Any:
        server = self._guild(guild)
        if BOT not in server.members:
            raise Refused(403, 50001, "Missing Access")
        return server.payload()

    def _found(self, channel: str, number: str) -> tuple[Server, dict[str, Any]]:
        server = self._server_of(channel)
        if number not in server.messages[channel]:
            raise Refused(404, 10008, "Unknown Message")
        return server, server.messages[channel][number]

    def _read(self, channel: str, body: Any, query: Query) -> Any:
        server = self._server_of(channel)
        after, limit = int(query.get("after", 0)), int(query.get("limit", 50))
        numbers = sorted(int(number) for number in server.messages[channel] if int(number) > after)[:limit]
        return [server.messages[channel][str(number)] for number in reversed(numbers)]

    def _post(self, channel: str, body: Any, query: Query) -> Any:
        if channel in self.private and self.private[channel] in self.closed_to:
            raise Refused(403, 50007, "Cannot send messages to this user")
        server = self.servers["100"] if channel in self.private else self._server_of(channel)
        for power in (SEND, *(needed for part, needed in OF_PARTS.items() if body.get(part))):
            server.demand(power)
        if not (body.get("content") or body.get("poll")) or len(body.get("content", "")) > 2000:
            raise Refused(400, 50035, "Invalid Form Body")
        same = (channel, body.get("nonce", ""))
        if body.get("enforce_nonce") and same in self.nonces:
            return self.nonces[same]
        about = {each: body[each] for each in ("poll", "attachments") if each in body}
        made = server.say(BOT, body.get("content", ""), channel, components=body.get("components", []), **about)
        if body.get("nonce"):
            self.nonces[same] = made
        return {**made, "nonce": body.get("nonce")}

    def _edit(self, channel: str, number: str, body: Any, query: Query) -> Any:
        _, message = self._found(channel, number)
        if message["author"]["id"] != BOT:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        message.update(body, edited_timestamp=datetime.now(UTC).isoformat())
        return message

    def _delete(self, channel: str, number: str, body: Any, query: Query) -> Any:
        server, message = self._found(channel, number)
        if message["author"]["id"] != BOT:
            server.demand(MANAGE_MESSAGES)
        del server.messages[channel][number]

    def _sweep(self, channel: str, body: Any, query: Query) -> Any:
        server = self._server_of(channel)
        server.demand(MANAGE_MESSAGES)
        if not 2 <= len(body["messages"]) <= 100:
            raise Refused(400, 50016, "Provided too few or too many messages to delete")
        if any(time.time() * 1000 - ((int(each) >> 22) + EPOCH_MS) > 14 * 86_400_000 for each in body["messages"]):
            raise Refused(400, 50034, "You can only bulk delete messages that are under 14 days old")
        for each in body["messages"]:
            server.messages[channel].pop(each, None)

    def _known(self, guild: str, number: str) -> tuple[Server, dict[str, Any]]:
        server = self._guild(guild)
        if number not in server.members:
            raise Refused(404, 10007, "Unknown Member")
        return server, server.members[number]

    def _member(self, guild: str, number: str, body: Any, query: Query) -> Any:
        return self._known(guild, number)[1]

    def _account(self, number: str, body: Any, query: Query) -> Any:
        known = next((each.members[number]["user"] for each in self.servers.values() if number in each.members), None)
        if known is None and number not in self.strangers:
            raise Refused(404, 10013, "Unknown User")
        return known or user(number, "Stranger")

    def _change_member(self, guild: str, number: str, body: Any, query: Query) -> Any:
        server, member = self._known(guild, number)
        server.demand(MODERATE, number)
        member.update(body)
        return member

    def _kick(self, guild: str, number: str, body: Any, query: Query) -> Any:
        server, _ = self._known(guild, number)
        server.demand(KICK, number)
        del server.members[number]

    def _ban(self, guild: str, number: str, body: Any, query: Query) -> Any:
        self.servers[guild].demand(BAN, number)
        self.servers[guild].bans[number] = body
        self.servers[guild].members.pop(number, None)

    def _unban(self, guild: str, number: str, body: Any, query: Query) -> Any:
        self.servers[guild].demand(BAN)
        if self.servers[guild].bans.pop(number, None) is None:
            raise Refused(404, 10026, "Unknown Ban")

    def _callback(self, number: str, token: str, body: Any, query: Query) -> Any:
        if token not in self.tokens:
            raise Refused(404, 10062, "Unknown interaction")
        self.deferred[number] = body

    def _withdraw(self, token: str, body: Any, query: Query) -> Any:
        if token not in self.tokens:
            raise Refused(404, 10015, "Unknown Webhook")
        self.withdrawn.append(token)

    def _whisper(self, token: str, body: Any, query: Query) -> Any:
        if token not in self.tokens:
            raise Refused(404, 10015, "Unknown Webhook")
        self.whispers.append(body)
        return {"id": snowflake(), "channel_id": "301", "content": body["content"], "flags": body.get("flags", 0)}


def _application(flags: int) -> dict[str, Any]:
    return {
        "id": APPLICATION, "name": "Innkeeper", "icon": None, "description": "", "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "00", "flags": flags, "summary": "", "team": None,
        "owner": user("1", "Olga"), "hook": True,
    }  # fmt: skip
