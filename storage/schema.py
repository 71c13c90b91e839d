"""The layout of the database: brought up to date by migrations, refused when it is newer than this version knows."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool

from storage.database import Database, read_url, require_folder
from storage.errors import StorageError, explained, name_of
from storage.tables import metadata

MIGRATIONS: Final = Path(__file__).parent / "migrations"


def known_versions() -> list[str]:
    """Give the versions of the layout that this program knows, oldest first: the names of the migration files."""
    return sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """What a migration did: from which layout to which (empty: there was none), and where the copy made before is."""

    before: str
    after: str
    backup: Path | None

    def __str__(self) -> str:
        """Say it in one line."""
        if self.before == self.after:
            return f"the database is up to date (layout {self.after})"
        done = f"layout {self.after} now, before {self.before}" if self.before else f"new database, layout {self.after}"
        return f"{done}; backup: {self.backup}" if self.backup else done


async def prepare(database: Database) -> None:
    """Make the tables of a new database; refuse one of another version, saying what to do, with `StorageError`."""
    async with database.reading() as connection:
        version = await connection.run_sync(version_of)
    newest = known_versions()[-1]
    if version == "" and database.is_scratch:
        async with database.writing() as connection:
            await connection.run_sync(metadata.create_all)
    elif version == "":
        await asyncio.to_thread(migrate, database.url.render_as_string(hide_password=False))
    elif version != newest:
        refuse_newer(version, database.url)
        raise StorageError(
            f"database {name_of(database.url)} has layout {version}, this version needs {newest}: "
            "run `innkeeper migrate`"
        )


def migrate(url: str, backups: Path | None = None) -> Migration:
    """Bring the database of `url` to the newest layout in one transaction; raises `StorageError`, changing nothing.

    A SQLite file that has tables is first copied into the folder `backups`. On PostgreSQL that (`pg_dump`) is the
    operator's. Blocks for as long as it takes.
    """
    address = read_url(url)
    if address.get_backend_name() == "sqlite":
        require_folder(address)
        address = address.set(drivername="sqlite")
    with explained(address):
        engine = create_engine(address, poolclass=NullPool, connect_args=_arguments(address))
        if engine.dialect.name == "sqlite":
            event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        with engine.begin() as connection:
            return _migrate(connection, address, backups)


def version_of(connection: Connection) -> str:
    """Give the version of the layout, or an empty string for a database without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _migrate(connection: Connection, url: URL, backups: Path | None) -> Migration:
    """Migrate alone: whoever else tries waits here, and then finds nothing left to do."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('innkeeper'))"))
    before = version_of(connection)
    if before == known_versions()[-1]:
        return Migration(before=before, after=before, backup=None)
    refuse_newer(before, url)
    backup = _back_up(url, before, backups) if before and backups and url.database else None
    _upgrade(connection)
    return Migration(before=before, after=version_of(connection), backup=backup)


def _arguments(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"isolation_level": None, "timeout": 30}
    return {"connect_timeout": 10}


def refuse_newer(version: str, url: URL) -> None:
    """Raise `StorageError` for a layout that this version does not know."""
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


def _back_up(url: URL, version: str, backups: Path) -> Path | None:
    """Copy a SQLite file as it was committed last, also while others use it; give the copy's name."""
    if url.get_backend_name() != "sqlite":
        return None
    source = Path(str(url.database))
    try:
        backups.mkdir(parents=True, exist_ok=True)
        target = _free(backups, f"{source.stem}-{version}")
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"no backup in {backups}, so nothing was changed: {error}") from error
    return target


def _free(folder: Path, stem: str) -> Path:
    """Give a file name in `folder` that is not taken."""
    names = (folder / f"{stem}{suffix}.db" for suffix in ("", *(f"-{count}" for count in range(2, 1000))))
    return next(name for name in names if not name.exists())
