"""A process for `test_whole_bot.py` to kill: the bot on a Bot API server. `python -m … FOLDER URL`."""

import asyncio
import sys
from pathlib import Path

from adapters.telegram.platform import Telegram
from bot.app import open_app, run
from bot.commands import COMMANDS
from bot.config import Config
from bot.logs import set_up_logs
from tests.adapters.telegram.conftest import QUICK
from tests.adapters.telegram.server import TOKEN


async def nothing(_app: object) -> None:
    """There is nothing to prepare."""


async def main(folder: Path, url: str) -> None:
    set_up_logs("INFO", console=False)
    platform = Telegram(TOKEN, url, [command.spec for command in COMMANDS], times=QUICK)
    async with open_app(Config(data_dir=folder, _env_file=None), [platform]) as app:
        await run(app, nothing)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
