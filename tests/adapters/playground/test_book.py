import sqlite3
from pathlib import Path

import pytest

from adapters.playground.book import Book, BookError


def test_numbers_grow_by_one(book: Book) -> None:
    assert [book.number() for _ in range(250)] == list(range(1, 251))


def test_a_number_is_never_given_twice_even_when_the_process_died(tmp_path: Path) -> None:
    given: list[int] = []
    books = []
    for _ in range(4):
        books.append(Book(tmp_path / "a.db"))
        given += [books[-1].number() for _ in range(130)]
    assert len(set(given)) == len(given)
    for book in books:
        book.close()


def test_rows_are_there_after_a_restart_in_the_order_they_came(tmp_path: Path) -> None:
    first = Book(tmp_path / "a.db")
    for name in ("z", "a", "m"):
        first.put("shelf", name, {"name": name})
    first.put("shelf", "z", {"name": "again"})
    first.drop("shelf", "a")
    first.close()
    second = Book(tmp_path / "a.db")
    assert list(second.shelf("shelf").items()) == [("z", {"name": "again"}), ("m", {"name": "m"})]
    second.close()


def test_a_file_that_is_no_book_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"this is not a database at all, " * 40)
    with pytest.raises(BookError, match=r"a\.db.*DATA_DIR"):
        Book(path)


def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BookError, match="DATA_DIR"):
        Book(tmp_path / "file" / "a.db")


def test_what_belongs_together_is_kept_together(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.db")
    with book.together():
        book.put("shelf", "one", 1)
        with sqlite3.connect(tmp_path / "a.db") as other:
            assert other.execute("SELECT count(*) FROM rows WHERE shelf = 'shelf'").fetchone() == (0,)
        other.close()
        book.put("shelf", "two", 2)
    assert book.shelf("shelf") == {"one": 1, "two": 2}
    book.close()


def test_a_full_disk_is_said_and_no_number_is_given_twice_after_it(tmp_path: Path) -> None:
    book = Book(tmp_path / "a.db")
    given = [book.number() for _ in range(99)]
    pages = book._file.execute("PRAGMA page_count").fetchone()[0]
    book._file.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.Error):
        _write_too_much(book, given)
    book._file.execute("PRAGMA max_page_count = 100000")
    given += [book.number() for _ in range(3)]
    book.put("shelf", "small", 1)
    book.close()
    again = Book(tmp_path / "a.db")
    given.append(again.number())
    assert len(set(given)) == len(given)
    assert again.shelf("shelf") == {"small": 1}
    again.close()


def _write_too_much(book: Book, given: list[int]) -> None:
    with book.together():
        given += [book.number(), book.number()]
        book.put("shelf", "large", "x" * 1_000_000)
