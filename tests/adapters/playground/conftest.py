from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from adapters.playground.book import Book
from adapters.playground.platform import Playground
from adapters.playground.world import World
from tests.adapters.playground.stand_ins import COMMANDS, Clock, Collector, running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book(tmp_path / "playground.db")
    yield book
    book.close()


@pytest.fixture
def world(book: Book, clock: Clock) -> World:
    return World(book, clock)


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
async def playground(tmp_path: Path, collector: Collector) -> AsyncIterator[Playground]:
    made = Playground(tmp_path, port=0, commands=COMMANDS, cast=False)
    async with running(made, collector):
        yield made
