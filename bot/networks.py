"""The networks to join: those whose token is in the configuration."""

from collections.abc import Mapping, Sequence

from adapters.discord.platform import Discord
from adapters.playground.platform import Playground
from adapters.telegram.platform import Telegram
from adapters.telegram.webhook import Webhook, address
from bot.commands import COMMANDS
from bot.config import Config
from bot.rules import CATALOGUE
from chat.commands import CommandSpec
from chat.platform import Platform
from moderation.detectors import DETECTORS


def networks(config: Config, commands: Sequence[CommandSpec]) -> list[Platform]:
    """Give a platform for each network that has a token."""

    def suggest(option: str, filled: Mapping[str, str]) -> Sequence[str]:
        return suggestions(option, filled, commands)

    joined: list[Platform] = []
    if config.telegram_token is not None:
        token = config.telegram_token.get_secret_value()
        joined.append(Telegram(token, config.telegram_base_url, commands, webhook=webhook(config)))
    if config.discord_token is not None:
        token, marks = config.discord_token.get_secret_value(), config.data_dir / "discord.db"
        joined.append(
            Discord(
                token,
                config.discord_base_url,
                gateway=config.discord_gateway_url,
                commands=commands,
                marks=marks,
                suggest=suggest,
            )
        )
    return joined


def playground(config: Config) -> Playground:
    """Make the playground, on this machine's own web page."""
    return Playground(
        data_dir=config.data_dir,
        host=config.http_host,
        port=config.http_port,
        commands=[command.spec for command in COMMANDS],
    )


def webhook(config: Config) -> Webhook | None:
    """Give the webhook that Telegram shall post to, where one is configured; raises `StoppedError`."""
    if not config.telegram_webhook_url:
        return None
    given = config.telegram_webhook_secret.get_secret_value() if config.telegram_webhook_secret else ""
    return Webhook(address(config.telegram_webhook_url, given, config.data_dir))


def suggestions(option: str, filled: Mapping[str, str], commands: Sequence[CommandSpec]) -> Sequence[str]:
    """Give what an option of a command may be, where that can be counted up; `filled`: the options beside it."""
    match option:
        case "command":
            return [spec.name for spec in commands]
        case "section":
            return list(CATALOGUE.kinds)
        case "setting":
            kind = CATALOGUE.kinds.get(filled.get("section", ""))
            return list(kind.model_fields) if kind else ()
        case "detector":
            return [kind.section for kind in DETECTORS]
    return ()
