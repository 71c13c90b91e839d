"""The file an export is in: plain or gzip, with or without a byte order mark, UTF-8 or UTF-16."""

import codecs
import gzip
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias, cast

from adapters.history.errors import ExportError
from adapters.history.window import Window
from chat.words import Words

_Read: TypeAlias = Callable[[int], bytes]

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEAD: Final = 512


def open_file(path: Path) -> BinaryIO:
    """Open the file; raises `ExportError` where that is not possible."""
    if path.is_dir():
        inside = path / "result.json"
        raise ExportError(Words("export-directory", file=str(inside) if inside.exists() else "result.json"))
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise ExportError(Words("export-missing", file=str(path))) from error
    except OSError as error:
        raise ExportError(Words("export-unreadable", file=str(path), problem=error.strerror or str(error))) from error


def window_on(file: BinaryIO) -> Window:
    """Give a window on the file's text as UTF-8; raises `ExportError` for what is no JSON at first sight."""
    stream, head = file, _forgiving(file.read)(_HEAD)
    file.seek(0)
    if head.startswith(_GZIP):
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=file))
        head = _forgiving(gzip.GzipFile(fileobj=file).read)(_HEAD)
        file.seek(0)
    if head.startswith(_UTF16):
        window = Window(_forgiving(_utf8_of(stream)))
        head = head.decode("utf-16", "replace").encode("utf-8", "replace")
    else:
        window = Window(_forgiving(stream.read))
    if head.startswith(codecs.BOM_UTF8):
        window.base = len(stream.read(len(codecs.BOM_UTF8)))
        head = head[window.base :]
    _expect_json(head.lstrip())
    return window


def _expect_json(head: bytes) -> None:
    if not head:
        raise ExportError(Words("export-empty"))
    if head.startswith(_ZIP):
        raise ExportError(Words("export-zip"))
    if head.startswith(b"<"):
        raise ExportError(Words("export-html"))
    if not head.startswith((b"{", b"[")):
        raise ExportError(Words("export-not-json"))
    if head.startswith(b"["):
        raise ExportError(Words("export-unsupported"))


def _forgiving(read: _Read) -> _Read:
    """Take a file that cannot be read on (a cut gzip, a failing disk) as ending there."""

    def read_on(size: int) -> bytes:
        try:
            return read(size)
        except (OSError, EOFError, zlib.error):
            return b""

    return read_on


def _utf8_of(stream: BinaryIO) -> _Read:
    decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def read_on(size: int) -> bytes:
        content = stream.read(size)
        return decoder.decode(content, final=not content).encode("utf-8", "replace")

    return read_on
