"""Telling messages apart, wherever the file happens to be cut into pieces and whatever is broken in it."""

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.history import Export, ExportError
from adapters.history.errors import BrokenJsonError
from adapters.history.frames import Field, Frame, Frames, MessagesBegin
from adapters.history.notes import notes
from adapters.history.window import Window
from tests.adapters.history.writing import sample

SAMPLES = [sample(name).read_bytes() for name in ("telegram_group", "telegram_all", "discord_channel")]
AWKWARD = [
    b'{"id": 5, "messages": [{"a": "}]\\"{"}, {"b": "\\\\"}, {}, {"c": [[[{}]]]}], "after": true}',
    b'{"messages": [{"text": "broken " quote"},\n {"id": 2}]}',
    b'{"messages": [1, "x", null,\n {"id": 1}, [2], {"id": 2}]}',
]


def outline(content: bytes, chunk: int) -> list[Field | MessagesBegin | Frame | int]:
    """Give the pieces, read `chunk` bytes at a time; where it breaks, the byte instead of the rest."""
    stream = io.BytesIO(content)
    pieces: list[Field | MessagesBegin | Frame | int] = []
    try:
        pieces.extend(Frames(Window(lambda _size: stream.read(chunk))))
    except BrokenJsonError as broken:
        pieces.append(broken.at)
    return pieces


@pytest.mark.parametrize("content", [*SAMPLES, *AWKWARD])
@pytest.mark.parametrize("chunk", [1, 7, 64, 1000])
def test_where_the_file_is_cut_into_pieces_makes_no_difference(content: bytes, chunk: int) -> None:
    if chunk == 1 and len(content) > 1000:
        content = content[:1000]
    assert outline(content, chunk) == outline(content, 1 << 20)


def test_a_frame_says_where_in_the_file_it_stands() -> None:
    for content in SAMPLES:
        frames = [piece for piece in outline(content, 100) if isinstance(piece, Frame)]
        assert frames
        assert all(content[frame.at : frame.at + len(frame.raw)] == frame.raw for frame in frames)


def test_braces_in_texts_are_no_braces() -> None:
    frames = [piece.raw for piece in outline(AWKWARD[0], 5) if isinstance(piece, Frame)]
    assert frames == [b'{"a": "}]\\"{"}', b'{"b": "\\\\"}', b"{}", b'{"c": [[[{}]]]}']


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_wrong_bytes_anywhere_never_stop_the_reading_with_an_exception(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, wrong: list[tuple[float, int]]
) -> None:
    changed = bytearray(content)
    for share, byte in wrong:
        changed[min(len(changed) - 1, int(share * len(changed)))] = byte
    path = tmp_path_factory.mktemp("wrong") / "export.json"
    path.write_bytes(changed)
    export = Export(path)
    with suppress(ExportError):
        list(export.events())
        assert notes(export)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_at_all_hang_or_break_the_outline(content: bytes) -> None:
    outline(b'{"id": 1, "messages": [' + content, 16)
    outline(content, 16)
