"""The layout of the database: brought up to date by migrations, refused when it is newer than this version knows."""

import asyncio
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.database import Database, read_url
from storage.errors import StorageError, explained, name_of
from storage.tables import metadata

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def known_versions() -> list[str]:
    """Give the versions of the layout that this program knows, oldest first: the names of the migration files."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """What a migration did: from which version to which (empty: there was none), and where the copy made before is."""

    before: str
    after: str
    backup: Path | None


async def prepare(database: Database) -> None:
    """Make the tables of a new database; refuse one of another version, saying what to do, with `StorageError`."""
    async with database.reading() as connection:
        version = await connection.run_sync(version_of)
    newest = known_versions()[-1]
    if version == "" and database.is_scratch:
        async with database.writing() as connection:
            await connection.run_sync(metadata.create_all)
    elif version == "":
        await migrate(database.url.render_as_string(hide_password=False))
    elif version != newest:
        _refuse_newer(version, database.url)
        raise StorageError(
            f"database {name_of(database.url)} has layout {version}, this version needs {newest}: "
            "run `innkeeper migrate`"
        )


async def migrate(url: str, backup_to: Path | None = None) -> Migration:
    """Bring the database of `url` to the newest layout in one transaction; raises `StorageError`, changing nothing.

    A SQLite file that has tables is first copied to `backup_to`. On PostgreSQL a copy (`pg_dump`) is the operator's.
    """
    return await asyncio.to_thread(_migrate, read_url(url), backup_to)


def version_of(connection: Connection) -> str:
    """Give the version of the layout, or an empty string for a database without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _migrate(url: URL, backup_to: Path | None) -> Migration:
    url = url.set(drivername="sqlite") if url.get_backend_name() == "sqlite" else url
    engine = create_engine(url, poolclass=NullPool, **_arguments(url))
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with explained(url):
        with engine.connect() as connection:
            before = version_of(connection)
        _refuse_newer(before, url)
        if before == known_versions()[-1]:
            return Migration(before=before, after=before, backup=None)
        backup = _back_up(url, backup_to) if before and backup_to is not None else None
        with engine.begin() as connection:
            if url.get_backend_name() != "sqlite":
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('innkeeper'))"))
            _upgrade(connection)
            return Migration(before=before, after=version_of(connection), backup=backup)


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"isolation_level": None, "timeout": 30}}
    return {"connect_args": {"connect_timeout": 10}}


def _refuse_newer(version: str, url: URL) -> None:
    if version and version not in known_versions():
        raise StorageError(
            f"database {name_of(url)} was written by a newer version of Innkeeper (layout {version}): "
            "install that version, or name another database"
        )


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")


def _back_up(url: URL, backup_to: Path) -> Path | None:
    """Copy a SQLite file as it is at one moment, also while others use it."""
    if url.get_backend_name() != "sqlite" or url.database is None:
        return None
    if backup_to.exists():
        raise StorageError(f"backup {backup_to} exists already: name another file")
    if not backup_to.parent.is_dir():
        raise StorageError(f"backup {backup_to} cannot be written: its folder does not exist, create it")
    try:
        with sqlite3.connect(url.database) as source, sqlite3.connect(backup_to) as copy:
            source.backup(copy)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"backup {backup_to} failed, nothing was changed: {error}") from error
    finally:
        source.close()
        copy.close()
    return backup_to
