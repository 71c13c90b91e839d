"""Red 3.5's Filter and Mod cogs, driven as its own listeners are: run by an interpreter that has Red-DiscordBot.

Reads one JSON object on standard input (`words`, `dispatches`), then measures a round for every line that follows and
answers with microseconds of CPU time a message. The bot is Red's own and logs in nowhere; its guild, channel and
members come from the payloads that Discord would have sent.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

GUILD = {
    "id": "100",
    "name": "Bench",
    "owner_id": "1",
    "roles": [{"id": "100", "name": "@everyone", "permissions": "0", "position": 0, "color": 0, "hoist": False,
               "managed": False, "mentionable": False}],
    "channels": [{"id": "301", "type": 0, "name": "talk", "position": 0, "permission_overwrites": []}],
    "members": [], "emojis": [], "features": [], "stickers": [], "threads": [], "stage_instances": [],
    "voice_states": [], "presences": [], "member_count": 500, "verification_level": 0,
    "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0, "premium_tier": 0,
    "preferred_locale": "en-US", "nsfw_level": 0, "system_channel_flags": 0, "afk_timeout": 0,
}  # fmt: skip


async def main(folder: Path) -> None:
    """Set Red up, then measure as often as is asked for."""
    from redbot.core import data_manager

    data_manager.basic_config = {**data_manager.basic_config_default, "DATA_PATH": str(folder), "STORAGE_TYPE": "JSON"}
    data_manager.instance_name = lambda: "bench"
    from redbot.core import _drivers

    await _drivers.get_driver_class().initialize()
    from redbot.core._cli import parse_cli_flags
    from redbot.core.bot import Red

    given = json.loads(sys.stdin.readline())
    red = Red(cli_flags=parse_cli_flags(["bench"]), description="", dm_help=None, owner_ids={1})
    state = red._connection  # noqa: SLF001 -- what a gateway would fill, and there is none
    await set_up(red, state, given["words"])
    from discord import Message

    filter_, mod = red.get_cog("Filter"), red.get_cog("Mod")
    channel = red.get_guild(100).get_channel(301)
    for _ in sys.stdin:
        mod.cache.clear()  # a new round says the same again, and Mod would delete it as repeats
        began = time.process_time()
        for dispatch in given["dispatches"]:
            message = Message(state=state, channel=channel, data=json.loads(dispatch)["d"])
            await filter_.on_message(message)
            await mod.on_message(message)
        spent = time.process_time() - began
        print(spent / len(given["dispatches"]) * 1e6, flush=True)


async def set_up(red: object, state: object, words: list) -> None:
    """Give Red its guild, the two cogs, and the words to filter."""
    from discord import ClientUser, Guild
    from redbot.cogs.filter.filter import Filter
    from redbot.cogs.mod.mod import Mod

    state.user = ClientUser(state=state, data={"id": "900", "username": "red", "discriminator": "0", "avatar": None})
    guild = Guild(data=GUILD, state=state)
    state._add_guild(guild)  # noqa: SLF001
    filter_, mod = Filter(red), Mod(red)
    red._BotBase__cogs.update({"Filter": filter_, "Mod": mod})  # noqa: SLF001
    await filter_.config.guild(guild).filter.set(words)
    await mod.config.guild(guild).delete_repeats.set(3)


if __name__ == "__main__":
    with TemporaryDirectory() as kept:
        asyncio.run(main(Path(kept)))
