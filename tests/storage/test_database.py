import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.errors import StorageError, Unkeepable
from storage.store import Store
from tests.storage.house import GROUP, decided, file_of, live, points, posted, seen


async def refused(url: str) -> str:
    with pytest.raises(StorageError) as caught:
        await Store.open(url)
    said = str(caught.value)
    assert "\n" not in said
    return said


async def test_a_file_that_is_no_database_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a database\n" * 50)
    assert "is not a database" in await refused(f"sqlite:///{path}")
    assert path.read_text() == "these are my notes, not a database\n" * 50


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    said = await refused(f"sqlite:///{tmp_path / 'nowhere' / 'innkeeper.db'}")
    assert str(tmp_path / "nowhere") in said
    assert "create it" in said


async def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened" in await refused(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize("url", ["", "innkeeper.db", "mysql://root@localhost/x", "sqlite//x", "http://example.org/"])
async def test_what_is_no_address_of_a_database_is_refused_with_an_example(url: str) -> None:
    assert "sqlite:///file.db" in await refused(url)


async def test_a_postgresql_that_does_not_answer_is_told_without_its_password(tmp_path: Path) -> None:
    said = await refused(f"postgresql://ann:secret@/innkeeper?host={tmp_path}")
    assert "does not answer" in said or "failed" in said
    assert "secret" not in said


@pytest.fixture
def cut_file(sqlite_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "cut.db"
    path.write_bytes(sqlite_template.read_bytes()[:6000])
    return path


async def test_a_truncated_database_is_refused(cut_file: Path) -> None:
    path = cut_file
    assert "damaged" in await refused(f"sqlite:///{path}")


async def test_a_file_that_may_only_be_read_is_refused(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "innkeeper.db")
    # a mode of the file would not do: root may write whatever the mode says
    said = await refused(f"sqlite:///file:{tmp_path / 'innkeeper.db'}?mode=ro&uri=true")
    assert "may not be written to" in said


async def test_a_full_disk_is_an_error_that_keeps_nothing_and_later_all_is_well(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'small.db'}")
    batch = [decided(posted(str(n), text="long " * 300), points(f"e{n}")) for n in range(200)]
    async with store.database.writing() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
    await store.database.engine.dispose()
    limit_pages(store, pages + 3)
    with pytest.raises(StorageError, match="disk is full"):
        await live(store, *batch)
    store.forget([GROUP])
    assert len(await store.unseen([each.event for each in batch])) == 200
    await store.database.engine.dispose()
    limit_pages(store, 1_000_000)
    await live(store, *batch)
    assert (await seen(store, posted("x"))).standing.messages == 200
    async with store.database.reading() as connection:
        assert (await connection.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"
    await store.close()


def limit_pages(store: Store, pages: int) -> None:
    from sqlalchemy import event

    @event.listens_for(store.database.engine.sync_engine, "connect")
    def limit(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        cursor.close()


async def test_a_sum_beyond_what_a_member_can_own_is_refused_and_nothing_is_kept(store: Store) -> None:
    await live(store, decided(posted("1"), points("e1")))
    async with store.database.writing() as connection:
        await connection.execute(text("UPDATE standings SET points = 1000000000000000"))
    store.forget([GROUP])
    with pytest.raises(Unkeepable):
        await live(store, decided(posted("2"), points("e2", amount=1)))
    store.forget([GROUP])
    assert (await seen(store, posted("3"))).standing.messages == 1
    assert len(await store.unseen([posted("2")])) == 1


async def test_a_scratch_store_is_gone_after_closing() -> None:
    store = await Store.open("sqlite:///ignored.db", scratch=True)
    await live(store, decided(posted("1")))
    path = file_of(f"sqlite:///{store.database.url.database}")
    assert path.exists()
    await store.close()
    assert not path.exists()


async def test_a_reader_sees_one_state_while_a_writer_goes_on(database_url: str) -> None:
    database = await Database.open(database_url)
    async with database.writing() as writer:
        await writer.execute(text("INSERT INTO runs VALUES ('s', '2026-03-01 12:00:00', '2026-03-01 12:00:00')"))
        assert await database.rows(text("SELECT * FROM runs")) == []
    assert len(await database.rows(text("SELECT * FROM runs"))) == 1
    await database.close()
