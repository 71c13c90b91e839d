import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from storage.database import Database, read_url
from storage.errors import StorageError
from storage.schema import known_versions, migrate
from storage.store import Store
from storage.tables import metadata
from tests.storage.house import decided, file_of, live, posted

NEWEST = known_versions()[-1]


async def set_version(url: str, version: str) -> None:
    database = await Database.open(url)
    async with database.writing() as connection:
        await connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))
    await database.close()


def differences(url: str) -> list[object]:
    address = read_url(url)
    if address.get_backend_name() == "sqlite":
        address = address.set(drivername="sqlite")
    engine = create_engine(address)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    engine.dispose()
    return list(found)


def test_migrations_from_nothing_make_just_the_tables_that_the_code_knows(empty_database_url: str) -> None:
    done = migrate(empty_database_url)
    assert (done.before, done.after) == ("", known_versions()[-1])
    assert differences(empty_database_url) == []


def test_migrating_twice_does_nothing_the_second_time(empty_database_url: str) -> None:
    migrate(empty_database_url)
    done = migrate(empty_database_url)
    assert done.before == done.after
    assert "up to date" in str(done)


async def test_two_that_migrate_at_once_do_it_once(empty_database_url: str) -> None:
    done = await asyncio.gather(*(asyncio.to_thread(migrate, empty_database_url) for _ in range(3)))
    assert sorted(each.before for each in done) == ["", NEWEST, NEWEST]


async def test_a_database_from_a_newer_version_is_refused_by_all(database_url: str, tmp_path: Path) -> None:
    await set_version(database_url, "9999")
    with pytest.raises(StorageError, match="newer version"):
        await Store.open(database_url)
    with pytest.raises(StorageError, match="newer version"):
        migrate(database_url, tmp_path / "backups")
    assert not (tmp_path / "backups").exists()


async def test_an_older_database_is_refused_with_the_command_that_helps(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.schema.known_versions", lambda: [NEWEST, "9998"])
    with pytest.raises(StorageError, match="innkeeper migrate"):
        await Store.open(database_url)


async def test_a_backup_is_made_before_a_sqlite_file_is_changed(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'inn.db'}"
    store = await Store.open(url)
    await live(store, decided(posted("1")))
    monkeypatch.setattr("storage.schema.known_versions", lambda: [NEWEST, "9998"])
    first = migrate(url, tmp_path / "backups")
    second = migrate(url, tmp_path / "backups")
    await store.close()
    assert (first.backup, second.backup) == (
        tmp_path / "backups" / f"inn-{NEWEST}.db",
        tmp_path / "backups" / f"inn-{NEWEST}-2.db",
    )
    with closing(sqlite3.connect(tmp_path / "backups" / f"inn-{NEWEST}.db")) as copy:
        assert copy.execute("SELECT count(*) FROM messages").fetchone() == (1,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_without_a_backup_nothing_is_changed(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'inn.db'}"
    migrate(url)
    before = file_of(url).read_bytes()
    (tmp_path / "backups").write_text("a file where the folder should be")
    monkeypatch.setattr("storage.schema.known_versions", lambda: [NEWEST, "9998"])
    with pytest.raises(StorageError, match="nothing was changed"):
        migrate(url, tmp_path / "backups")
    assert file_of(url).read_bytes() == before


@pytest.mark.parametrize("table", ["journal", "points"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET group_id = 'x'", "DELETE FROM {}"])
async def test_what_is_append_only_cannot_be_changed(store: Store, table: str, statement: str) -> None:
    from tests.storage.house import points, setting

    await live(store, decided(posted("1"), points("e1"), setting("flood", "messages", 5)))
    with pytest.raises((StorageError, ValueError)):
        async with store.database.writing() as connection:
            await connection.execute(text(statement.format(table)))
    assert len(await store.database.rows(text(f"SELECT * FROM {table}"))) == 1
