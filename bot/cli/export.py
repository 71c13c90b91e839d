"""`innkeeper export`: a group's settings and cases as JSON lines."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.config import load_config
from storage.errors import StorageError
from storage.export import export_group
from storage.store import Store


def export(
    group: Annotated[str, typer.Argument(help="The group's full id; none: list all groups.")] = "",
    out: Annotated[Path | None, typer.Option(help="File to write to; default: standard output.")] = None,
) -> None:
    """Write a group's changed settings and all its cases, a JSON object a line; without GROUP, list the groups."""
    asyncio.run(_export(load_config().database, group, out))


async def _export(url: str, group: str, out: Path | None) -> None:
    store = await Store.open(url)
    try:
        known = await store.group_settings()
        if not group:
            typer.echo("\n".join(sorted(known)) or "no group yet")
            return
        if group not in known:
            raise StorageError(f"there is no group {group}; run innkeeper export without a group to list them")
        lines = [line async for line in export_group(store.database, group)]
    finally:
        await store.close()
    _write(lines, out)


def _write(lines: list[str], out: Path | None) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"cannot write {out} ({error.strerror}); choose another file") from error
    typer.echo(f"{len(lines)} lines written to {out}")
