"""`innkeeper import`: settings that were exported, into a group."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.config import load_config
from bot.lock import sole_user
from bot.rules import CATALOGUE
from chat.decision import Decision
from chat.events import Event
from chat.people import Kind, Member, network_of
from storage.errors import StorageError
from storage.export import ImportFault, import_settings
from storage.store import Store

LARGEST: Final = 64_000_000
"""Bytes of a file that is read."""


def import_(
    file: Annotated[Path, typer.Argument(help="File written by innkeeper export.")],
    group: Annotated[str, typer.Option(help="The group's full id.")],
) -> None:
    """Set a group's settings as an export has them; all of them or, if a line is wrong, none. Stop the bot first."""
    try:
        if file.stat().st_size > LARGEST:
            raise StorageError(f"{file} is larger than {LARGEST:,} bytes: that is no export of settings")
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(f"cannot read {file}: name a file written by innkeeper export") from error
    config = load_config()
    with sole_user(config.data_dir):
        try:
            count = asyncio.run(_import(config.database, group, lines))
        except ImportFault as fault:
            raise StorageError(f"{file}: {fault}") from fault
    typer.echo(f"{count} settings of {group} changed")


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
