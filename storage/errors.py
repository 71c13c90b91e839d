"""What goes wrong with a database, in one line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError


class StorageError(Exception):
    """The database cannot do what it was asked to; the text is one line and says what to do."""


class Unkeepable(ValueError):  # noqa: N818 - the word for it
    """A value does not fit into the database: trying again will not help, leaving it out will."""


HINTS: Final = (
    ("file is not a database", "is not a database: name another file, or move this one away"),
    ("file is encrypted", "is not a database: name another file, or move this one away"),
    ("unable to open database file", "cannot be opened: check that its folder exists and may be written to"),
    ("readonly database", "may not be written to: check the permissions of the file and its folder"),
    ("malformed", "is damaged: put the last backup in its place"),
    ("is full", "cannot grow, the disk is full: make room"),
    ("disk i/o error", "cannot be read or written, the disk reports an error: check the disk"),
    ("database is locked", "is held by another process: stop the other one, or use PostgreSQL for several"),
    ("no such table", "has another layout: run `innkeeper migrate`"),
    ("undefinedtable", "has another layout: run `innkeeper migrate`"),
    ("password authentication failed", "refuses the user or password: check DATABASE_URL"),
    ("does not exist", "does not exist: create it, or check DATABASE_URL"),
    ("connection refused", "does not answer: start the server, or check host and port in DATABASE_URL"),
    ("connection failed", "does not answer: start the server, or check host and port in DATABASE_URL"),
    ("connection timeout", "does not answer: start the server, or check host and port in DATABASE_URL"),
    ("server closed the connection", "ended the connection: it is tried again, check the server's log if this stays"),
    ("terminating connection", "ended the connection: it is tried again, check the server's log if this stays"),
)


def explain(error: BaseException, url: URL) -> StorageError:
    """Give the error that says in one line what happened to the database at `url` and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    seen = f"{type(cause).__name__} {cause}".lower()
    for sign, advice in HINTS:
        if sign in seen:
            return StorageError(f"database {name_of(url)} {advice}")
    lines = str(cause).splitlines() or [type(cause).__name__]
    return StorageError(f"database {name_of(url)} failed: {type(cause).__name__}: {lines[0][:200]}")


def name_of(url: URL) -> str:
    """Give what people call the database: the file, or host and name; never a password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database or "in memory")
    return f"{url.host or url.query.get('host', 'localhost')}/{url.database}"


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn every error of the database inside into a `StorageError`, or `Unkeepable` where a value is to blame."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise Unkeepable(f"database {name_of(url)} refuses a value: {type(error.orig).__name__}") from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise explain(error, url) from error
