"""Files: which pictures a message carries, and fetching one from Discord's own servers, and from no other."""

from typing import Final

import aiohttp
import yarl

from adapters.discord.values import Fields, snowflake, string, whole
from chat.plain import plain
from chat.platform import PlatformError, Refusal

HOSTS: Final = ("cdn.discordapp.com", "media.discordapp.net")
"""Where Discord keeps what members send."""

PATHS: Final = ("/attachments/", "/ephemeral-attachments/", "/stickers/")
LONGEST_ADDRESS: Final = 1024
PATIENCE: Final = aiohttp.ClientTimeout(total=20.0)

_STICKERS: Final = {1: "cdn.discordapp.com/stickers/{}.png", 2: "cdn.discordapp.com/stickers/{}.png"}
_STICKERS[4] = "media.discordapp.net/stickers/{}.gif"


def attachment(file: Fields) -> str:
    """Give the address of an attachment that is a still picture, or the first frame of which is one."""
    pictured = string(file.get("content_type")).lower().startswith("image/")
    return plain(file.get("url"), LONGEST_ADDRESS) if pictured else ""


def sticker(of: Fields) -> str:
    """Give the address of a sticker; those that are drawn by a program have none."""
    number, form = snowflake(of.get("id")), _STICKERS.get(whole(of.get("format_type")), "")
    return f"https://{form.format(number)}" if number and form else ""


class Files:
    """Fetches what members sent."""

    def __init__(self, base_url: str) -> None:
        """Fetch from Discord's own hosts; where `base_url` is another server's, from that one only."""
        base = yarl.URL(base_url)
        discord = base.host == "discord.com"
        self._origins = {yarl.URL(f"https://{host}") for host in HOSTS} if discord else {base.origin()}

    async def fetch(self, file: str, most: int) -> bytes:
        """Give the bytes at an address; raises `PlatformError` for any other place, and for more than `most`."""
        address = self._allowed(file)
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE, auto_decompress=False) as session,
                session.get(address, allow_redirects=False, headers={"Accept-Encoding": "identity"}) as answer,
            ):
                if answer.status != 200:
                    raise PlatformError(Refusal.IMPOSSIBLE, f"the file server answered with {answer.status}")
                data = bytearray()
                async for part in answer.content.iter_chunked(1 << 16):
                    data += part
                    if len(data) > most:
                        raise PlatformError(Refusal.IMPOSSIBLE, "the file is too large")
                return bytes(data)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise PlatformError(Refusal.NETWORK, type(error).__name__) from None

    def _allowed(self, file: str) -> yarl.URL:
        """Give an address as it is, with its signature, if it is one of the network's own."""
        try:
            address = yarl.URL(file, encoded=True)
            own = address.user is None and address.origin() in self._origins
        except (ValueError, TypeError):
            own = False
        if not own or ".." in address.raw_path or not address.raw_path.startswith(PATHS):
            raise PlatformError(Refusal.IMPOSSIBLE, "that is no file of the network's own")
        return address
