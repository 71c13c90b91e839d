"""The networks to join: those whose token is in the configuration."""

from collections.abc import Sequence

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot.config import Config
from chat.commands import CommandSpec
from chat.platform import Platform


def networks(config: Config, commands: Sequence[CommandSpec]) -> list[Platform]:
    """Give a platform for each network that has a token."""
    joined: list[Platform] = []
    if config.telegram_token is not None:
        joined.append(Telegram(config.telegram_token.get_secret_value(), config.telegram_base_url, commands))
    if config.discord_token is not None:
        token, marks = config.discord_token.get_secret_value(), config.data_dir / "discord.db"
        joined.append(Discord(token, config.discord_base_url, commands=commands, marks=marks))
    return joined
