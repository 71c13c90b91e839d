"""`innkeeper import`: settings that were exported, or the history of a group, into the bot."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer

from adapters.history import Export, ExportError
from bot.cli.past import group_of, is_history, take_in, told
from bot.cli.progress import progress
from bot.cli.replay import spoken
from bot.config import load_config
from bot.lock import sole_user
from bot.rules import CATALOGUE
from chat.decision import Decision
from chat.events import Event
from chat.language import language
from chat.people import Kind, Member, network_of
from storage.errors import StorageError
from storage.export import ImportFault, import_settings
from storage.store import Store

LARGEST: Final = 64_000_000
"""Bytes of an export of settings that is read; a history may have any size."""


def import_(
    file: Annotated[Path, typer.Argument(help="What innkeeper export wrote, or an exported history (JSON).")],
    group: Annotated[str, typer.Option(help="The group's full id; default: the group that the file names.")] = "",
) -> None:
    """Take in a group's settings, or its history from Telegram Desktop or DiscordChatExporter. Stop the bot first.

    Settings: all of them or, if a line is wrong, none. A history: standing, points and recent messages, nothing is
    done to anybody; what is there already stays as it is, so an import that was broken off is simply begun again.
    """
    try:
        history = is_history(file)
    except OSError as error:
        raise StorageError(f"cannot read {file}: name an exported history or a file by innkeeper export") from error
    if history:
        return _history(file, group)
    return _settings(file, group)


def _history(file: Path, asked: str) -> None:
    config, tongue = load_config(), language(spoken())
    with sole_user(config.data_dir):
        try:
            group = group_of(file, asked)
            with progress(group, Export(file).size) as watch:
                export, taken = asyncio.run(take_in(file, group, config, watch))
        except ExportError as error:
            typer.echo(f"innkeeper: {tongue.say(error.words)}", err=True)
            raise typer.Exit(1) from error
    line, *flaws = told(export, group, taken)
    typer.echo(tongue.say(line))
    for flaw in flaws:
        typer.echo(tongue.say(flaw), err=True)


def _settings(file: Path, asked: str) -> None:
    try:
        if file.stat().st_size > LARGEST:
            raise StorageError(f"{file} is larger than {LARGEST:,} bytes: that is no export of settings")
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(f"cannot read {file}: name an exported history or a file by innkeeper export") from error
    group = asked or _named(lines)
    if not group:
        raise StorageError(f"{file} names no group: name it with --group")
    config = load_config()
    with sole_user(config.data_dir):
        try:
            count = asyncio.run(_import(config.database, group, lines))
        except ImportFault as fault:
            raise StorageError(f"{file}: {fault}") from fault
    typer.echo(f"{count} settings of {group} changed")


def _named(lines: list[str]) -> str:
    """Give the group that the lines are of, or an empty string."""
    for line in lines:
        try:
            told = orjson.loads(line)
        except ValueError:
            continue
        if isinstance(told, dict) and isinstance(told.get("group"), str):
            return str(told["group"])
    return ""


async def _import(url: str, group: str, lines: list[str]) -> int:
    store = await Store.open(url)
    try:
        by = Member(id=f"{network_of(group)}:operator", name="operator", kind=Kind.INNKEEPER)
        now = await store.settings(group)
        changes = import_settings(lines, group=group, by=by, catalogue=CATALOGUE, now=now)
        at = datetime.now(UTC)
        event = Event(id=f"{group}:import:{at.isoformat()}", group=group, at=at)
        await store.gather([event])
        await store.keep([Decision(event=event, actions=tuple(changes))])
        return len(changes)
    finally:
        await store.close()
