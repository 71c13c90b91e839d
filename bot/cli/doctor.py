"""`innkeeper doctor`: what is wrong with this installation, each with its fix."""

import asyncio
import socket
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from bot.app import load_model
from bot.checkups import Checkups
from bot.commands import COMMANDS
from bot.commands.doctor import findings
from bot.config import Config, load_config
from bot.eye import Eye
from bot.networks import networks
from chat.language import language
from chat.people import GroupId, network_of
from chat.platform import Check, Platform
from chat.settings import General
from storage.database import Database
from storage.errors import StorageError
from storage.store import Store

_INSTALL: Final = "for that, install the extra images (pip install 'innkeeper[images]')"
PICTURES: Final = {
    "": "",
    "missing": f"not looked at; {_INSTALL}",
    "unread": f"looked at for codes, but not read; {_INSTALL}",
    "broken": "what looks at them does not start: python -m bot.sight glance (or read) says why",
}
"""What is said of each lack; only the last is a fault, the others are a choice."""
PICTURE_SIGNS: Final = {"": "✓", "broken": "✗"}

MOST_GROUPS: Final = 50
"""Groups that are asked about in one run."""


def doctor(
    tag: Annotated[str, typer.Option("--language", help="Language of the findings: en, zh-CN, zh-TW.")] = "en",
    group: Annotated[str, typer.Option(help="Only this group, by its full id; default: the first 50.")] = "",
) -> None:
    """Check the installation, each network with a token, and the bot's rights in its groups; exit 1 if one fails."""
    config, model = load_config(), load_model()
    checks = {
        "data folder": _data_dir(config),
        "database": asyncio.run(_database(config)),
        "text model": "" if model else "missing or damaged: reinstall, or run innkeeper train",
        "port": _port(config),
    }
    if model and config.sentences:
        checks["sentence encoder"] = "" if model.sentences else "does not load: reinstall, or set SENTENCES=off"
    for name, fault in checks.items():
        typer.echo(f"{'✗' if fault else '✓'} {name}{': ' + fault if fault else ''}")
    lack = asyncio.run(_lack_of_pictures())
    checks |= {"pictures": PICTURES[lack]} if lack == "broken" else {}
    typer.echo(f"{PICTURE_SIGNS.get(lack, '–')} pictures{': ' if lack else ''}{PICTURES[lack]}")
    found = [] if checks["database"] else asyncio.run(_networks(config, group))
    for title, told in found:
        typer.echo(f"\n{title}\n{language(tag).say(findings(told))}")
    if any(checks.values()) or any(check.wrong for _, told in found for check in told):
        raise typer.Exit(1)


async def _lack_of_pictures() -> str:
    """Give what is not done with pictures, as `Eye.lack` names it; what is installed is started to find out."""
    eye = Eye()
    try:
        await eye.start()
        return eye.lack
    finally:
        await eye.close()


async def _networks(config: Config, group: GroupId) -> list[tuple[str, Sequence[Check]]]:
    """Ask each network that has a token about itself, and about the groups there."""
    joined = {each.name: each for each in networks(config, [command.spec for command in COMMANDS])}
    if not joined:
        return []
    checkups = Checkups(joined)
    found = [(name, await checkups.network(name)) for name in joined]
    offices = await _offices(config, joined)
    chosen = {group: offices.get(group, "")} if group else dict(list(offices.items())[:MOST_GROUPS])
    return found + [(each, await checkups.group(each, office)) for each, office in chosen.items()]


async def _offices(config: Config, joined: dict[str, Platform]) -> dict[GroupId, GroupId]:
    """Give the groups on these networks, and the moderators' chat of each; an office is no group to be looked at."""
    store = await Store.open(config.database)
    try:
        settings = await store.group_settings()
    finally:
        await store.close()
    offices = {group: each[General].moderators for group, each in settings.items() if network_of(group) in joined}
    return {group: office for group, office in offices.items() if group not in offices.values()}


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
