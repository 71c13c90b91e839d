"""Configuration of one installation, from the environment and `.env`; settings of groups are in `chat.settings`."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class ConfigError(ValueError):
    """A variable's value is not possible; the text names the variable and says what is."""


class Config(BaseSettings):
    """The variables an installation may set. An empty value counts as not set; quotes around one are dropped."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_token: SecretStr | None = Field(None, description="Token of the Telegram bot, from @BotFather.")
    discord_token: SecretStr | None = Field(None, description="Token of the Discord bot.")
    telegram_base_url: str = Field("https://api.telegram.org", description="Server that speaks Telegram's Bot API.")
    telegram_webhook_url: str = Field("", description="Where Telegram posts updates to; empty: they are polled.")
    telegram_webhook_secret: SecretStr | None = Field(None, description="What Telegram shows there; empty: made once.")
    discord_base_url: str = Field("https://discord.com/api/v10", description="Server that speaks Discord's API.")
    discord_gateway_url: str = Field("", description="Its gateway; empty: it is asked for.")
    database_url: str = Field("", description="Where to remember: sqlite:///file.db or postgresql://user@host/name.")
    nats_url: str = Field("", description="NATS server for several workers; empty: one process.")
    http_host: str = Field("127.0.0.1", description="Address that the pages are served on.")
    http_port: int = Field(8080, ge=0, le=65535, description="Port that the pages are served on; 0: any free one.")
    playground: bool = Field(True, description="Whether the playground is served.")
    data_dir: Path = Field(Path("data"), description="Folder for the database, backups and the playground.")
    sentences: bool = Field(True, description="Whether the meaning of texts is looked at; off saves 130 MB.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least level that is logged.")

    @field_validator("*", mode="before")
    @classmethod
    def _without_quotes(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        value = value.strip()
        return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.strip("'\" ").upper() if isinstance(value, str) else value

    @property
    def database(self) -> str:
        """The database's URL; without one, a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'innkeeper.db'}"


def load_config() -> Config:
    """Read the environment and `.env`; raises `ConfigError`."""
    try:
        return Config()
    except (ValidationError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise ConfigError(".env is not UTF-8 text; save it as UTF-8") from error
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"{name}: {first['msg']}; set it in the environment or in .env") from error
