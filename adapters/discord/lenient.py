"""Leniency: what discord.py cannot do without is filled in where a server that speaks Discord's API leaves it out."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog
from discord.gateway import DiscordWebSocket

from adapters.discord.values import Fields, fields, objects, snowflake

Filled = dict[str, Any]
EVERYBODY: Final = str(1 << 10 | 1 << 11 | 1 << 16)
"""What everybody may do on a server that tells of no roles: see, write, read back."""

BROKEN: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a frame that is not what it should be is met with."""

_READY: Final = re.compile(r'"t"\s*:\s*"READY"')
_LONG_AGO: Final = "2015-01-01T00:00:00+00:00"

log = structlog.get_logger()


class Socket(DiscordWebSocket):
    """A gateway connection that a broken frame does not end."""

    async def received_message(self, msg: Any, /) -> None:
        """Take in one frame; one that is no packet is left out."""
        if type(msg) is bytes:
            msg = self._decompressor.decompress(msg)
        if msg is None:
            return
        try:
            await super().received_message(self._with_session(msg) if _READY.search(msg) else msg)
        except BROKEN as error:
            log.warning("discord_frame_left_out", error=type(error).__name__)

    def _with_session(self, text: str) -> str:
        """Give a READY with the session and address that a resume needs; without them, one begins anew."""
        packet = json.loads(text)
        told = fields(packet.get("d"))
        wanted = {"session_id": "", "resume_gateway_url": str(self.DEFAULT_GATEWAY), "guilds": [], "shard": [0, 1]}
        return json.dumps({**packet, "d": {**wanted, **{key: told[key] for key in told if told[key] is not None}}})


def user(of: object) -> Filled:
    """Give a user with all that discord.py reads."""
    given = fields(of)
    number = snowflake(given.get("id")) or "0"
    return {"username": number, "discriminator": "0", "avatar": None, **given, "id": number}


def application(of: object, me: int | str) -> Filled:
    """Give an application with all that discord.py reads; one that is not told has the id of its bot."""
    given = fields(of)
    filled: Filled = {"name": "", "description": "", "icon": None, "bot_public": False, "verify_key": "", "flags": 0}
    filled |= {"bot_require_code_grant": False, **given}
    return filled | {"id": snowflake(given.get("id")) or str(me), "owner": user(given.get("owner"))}


def completed(name: str, data: Any) -> Any:
    """Give a dispatch as discord.py can read it; of most kinds as it is."""
    fill = _KINDS.get(name)
    return fill(data) if fill is not None and isinstance(data, dict) else data


def _guild(guild: Fields) -> Filled:
    roles = [_role(each) for each in objects(guild.get("roles"))]
    number = snowflake(guild.get("id"))
    nobody = _role({"id": number, "name": "@everyone", "permissions": EVERYBODY})
    return {
        **{key: value for key, value in guild.items() if value is not None},
        "roles": roles or [nobody],
        "channels": [_channel(each) for each in objects(guild.get("channels"))],
        "threads": [_thread(each) for each in objects(guild.get("threads"))],
        "members": [_member(each) for each in objects(guild.get("members"))],
        "emojis": [],
        "stickers": [],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _role(role: Fields) -> Filled:
    given = {key: value for key, value in role.items() if value is not None}
    return {"name": "", "permissions": "0", "position": 0, "colors": {}, **given}


def _channel(channel: Fields) -> Filled:
    given = {key: value for key, value in channel.items() if value is not None}
    return {"type": 0, "name": "", "position": 0, "bitrate": 64_000, "user_limit": 0, **given}


def _thread(thread: Fields) -> Filled:
    given = {key: value for key, value in thread.items() if value is not None}
    about = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": _LONG_AGO, "locked": False}
    filled: Filled = {"type": 11, "name": "", "parent_id": "0", "owner_id": "0", "message_count": 0, "member_count": 0}
    return filled | given | {"thread_metadata": {**about, **fields(thread.get("thread_metadata"))}}


def _member(member: Fields) -> Filled:
    filled: Filled = {"joined_at": _LONG_AGO, "flags": 0, "deaf": False, "mute": False, **member}
    roles = member.get("roles")
    return filled | {"user": user(member.get("user")), "roles": roles if isinstance(roles, list) else []}


def _ready(data: Fields) -> Filled:
    return {"guilds": [], "shard": [0, 1], **data, "user": user(data.get("user"))}


def _about_role(data: Fields) -> Filled:
    return {**data, "role": _role(fields(data.get("role")))}


_KINDS: Final[Mapping[str, Callable[[Fields], Filled]]] = {
    "READY": _ready,
    "GUILD_CREATE": _guild,
    "GUILD_ROLE_CREATE": _about_role,
    "GUILD_ROLE_UPDATE": _about_role,
    "CHANNEL_CREATE": _channel,
    "CHANNEL_UPDATE": _channel,
    "THREAD_CREATE": _thread,
    "GUILD_MEMBER_UPDATE": _member,
}
