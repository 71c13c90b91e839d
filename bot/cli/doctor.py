"""`innkeeper doctor`: what is wrong with this installation, each with its fix."""

import asyncio
import socket

import typer

from bot.app import load_model
from bot.config import Config, load_config
from storage.database import Database
from storage.errors import StorageError


def doctor() -> None:
    """Check the configuration, the data folder, the database, the text model and the port; exit 1 if one fails."""
    config = load_config()
    checks = {
        "data folder": _data_dir(config),
        "database": asyncio.run(_database(config)),
        "text model": "" if load_model() else "missing or damaged: reinstall, or run innkeeper train",
        "port": _port(config),
    }
    for name, fault in checks.items():
        typer.echo(f"{'✗' if fault else '✓'} {name}{': ' + fault if fault else ''}")
    if any(checks.values()):
        raise typer.Exit(1)


def _data_dir(config: Config) -> str:
    try:
        config.data_dir.mkdir(parents=True, exist_ok=True)
        probe = config.data_dir / ".probe"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        return f"cannot write to {config.data_dir} ({error.strerror}); set DATA_DIR to another folder"
    return ""


async def _database(config: Config) -> str:
    try:
        database = await Database.open(config.database)
        await database.close()
    except StorageError as error:
        return str(error)
    return ""


def _port(config: Config) -> str:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((config.http_host, config.http_port))
        except OSError as error:
            return f"{config.http_host}:{config.http_port} cannot be used ({error.strerror}); set HTTP_PORT to another"
    return ""
