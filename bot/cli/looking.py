"""Looking at pictures in files, for `innkeeper check`: as the bot does, in a process of its own, within its limits."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from pathlib import Path

from bot.eye import Eye
from chat.message import Picture
from moderation.decoding import MOST_BYTES, PictureError


async def looked_at(paths: Iterable[Path]) -> AsyncIterator[tuple[Path, Picture | str]]:
    """Give what is seen on each picture, or why it is not looked at."""
    eye = Eye()
    try:
        for path in paths:
            yield path, await _look(eye, path)
    finally:
        await eye.close()


async def _look(eye: Eye, path: Path) -> Picture | str:
    if not eye.glances:
        return "pictures are not looked at: pip install 'innkeeper[images]'"
    try:
        with path.open("rb") as file:
            seen = await eye.glance(file.read(MOST_BYTES + 1))
        text = await eye.read(seen.reduced) if eye.reads else ""
    except OSError as error:
        return error.strerror or type(error).__name__
    except PictureError as error:
        return str(error)
    return replace(seen.picture, text=text)
