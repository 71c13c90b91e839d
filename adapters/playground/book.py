"""The book: what the playground remembers over a restart, rows of JSON in one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

AHEAD: Final = 100
"""Numbers are taken in stretches of this many: a crash skips the rest of a stretch, and none is ever given twice."""


class BookError(Exception):
    """The file can not be used; the text says which one and what to do."""


class Book:
    """Shelves of named JSON rows, written through at once. One process at a time."""

    def __init__(self, path: Path, first: int = 1) -> None:
        """`first`: the first number ever given."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, isolation_level=None)
            self._file.execute("PRAGMA journal_mode=WAL")
            self._file.execute("PRAGMA synchronous=NORMAL")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS rows"
                " (shelf TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (shelf, name))"
            )
        except (OSError, sqlite3.Error) as error:
            raise BookError(f"{path}: cannot be opened ({error}); move it away or choose another DATA_DIR") from error
        self._reserved = self._next = int(self.get("numbers", "next", first))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let all that is written inside be on disk at once, or nothing of it; nothing may be awaited inside.

        A refusal inside undoes nothing: what was written before it stays, as it does in memory.
        Raises `sqlite3.Error` where the disk takes nothing.
        """
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            try:
                self._file.execute("COMMIT")
            except sqlite3.Error:
                self._reserved = self._next  # what was reserved inside is not on disk
                if self._file.in_transaction:
                    self._file.execute("ROLLBACK")
                raise

    def number(self) -> int:
        """Give a number that was never given before, also not before a restart."""
        if self._next >= self._reserved:
            self._reserved = self._next + AHEAD
            self.put("numbers", "next", self._reserved)
        self._next += 1
        return self._next - 1

    def get(self, shelf: str, name: str, default: Any = None) -> Any:
        """Give the value of a row, or `default`."""
        row = self._file.execute("SELECT value FROM rows WHERE shelf = ? AND name = ?", (shelf, name)).fetchone()
        return default if row is None else json.loads(row[0])

    def shelf(self, shelf: str) -> dict[str, Any]:
        """Give all rows of a shelf, in the order they were first put there."""
        rows = self._file.execute("SELECT name, value FROM rows WHERE shelf = ? ORDER BY rowid", (shelf,))
        return {name: json.loads(value) for name, value in rows}

    def put(self, shelf: str, name: str, value: Any) -> None:
        """Write a row, in the place of the one with its name."""
        self._file.execute(
            "INSERT INTO rows VALUES (?, ?, ?) ON CONFLICT (shelf, name) DO UPDATE SET value = excluded.value",
            (shelf, name, json.dumps(value)),
        )

    def drop(self, shelf: str, name: str) -> None:
        """Take a row away; an unknown one is no error."""
        self._file.execute("DELETE FROM rows WHERE shelf = ? AND name = ?", (shelf, name))

    def close(self) -> None:
        """Close the file."""
        self._file.close()
