"""Reading an export as a stream."""

import tracemalloc
from pathlib import Path

from adapters.history import Export
from tests.adapters.history.writing import conversation, written


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "result.json", conversation(10_000))
    export = Export(path)
    tracemalloc.start()
    count = sum(1 for _ in export.events())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 3 * path.stat().st_size < 16 << 20


def test_the_position_goes_from_nothing_to_the_size(tmp_path: Path) -> None:
    export = Export(written(tmp_path / "result.json", conversation(6000)))
    events = export.events()
    next(events)
    assert 0 < export.position < export.size
    while next(events, None) is not None:
        last = export.position
    assert last == export.size


def test_event_ids_are_unique(tmp_path: Path) -> None:
    ids = [event.id for event in Export(written(tmp_path / "result.json", conversation(500))).events()]
    assert len(set(ids)) == len(ids)
