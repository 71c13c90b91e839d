"""Sight: the process that decodes pictures and reads them, apart from the bot, so that it may be slow or fall over.

`python -m bot.sight glance` or `… read`. Frames on standard input are a length of four bytes and a picture. Each is
answered on standard output by two lengths, a JSON object and bytes; before the first comes an answer to nothing, once
all that is needed is loaded.
"""

import json
import os
import struct
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO, Final, TypeAlias

from chat.plain import plain
from moderation.decoding import PictureError, glance

Answer: TypeAlias = tuple[dict[str, Any], bytes]

SURE: Final = 0.6
"""How sure the reader must be of a line, 0 to 1."""

SOUGHT_ON: Final = 960
"""Pixels on the longer side that lines are sought on; they are read as large as they are. It bounds the memory."""

LONGEST_TEXT: Final = 2000
"""Characters that are read off one picture."""


def glanced(data: bytes) -> Answer:
    """Answer with codes, look and the reduced picture."""
    seen = glance(data)
    return {"codes": seen.picture.codes, "look": seen.picture.look}, seen.reduced


def glancer() -> Callable[[bytes], Answer]:
    """Load what finds codes and looks, and give what answers with them."""
    for name in ("PIL.Image", "zxingcpp", "imagehash"):
        import_module(name)
    return glanced


def reader() -> Callable[[bytes], Answer]:
    """Load the reader, whose models lie in its package, and give what answers with the text on a picture."""
    import_module("onnxruntime")  # which the reader itself asks for only when there is something to read
    from rapidocr import RapidOCR

    threads = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}
    options = {f"EngineConfig.onnxruntime.{name}": value for name, value in threads.items()}
    sought = {"Det.limit_type": "max", "Det.limit_side_len": SOUGHT_ON, "Rec.rec_batch_num": 1}
    read: Any = RapidOCR(params={"Global.log_level": "critical", **sought, **options})

    def text_of(data: bytes) -> Answer:
        import numpy as np
        from PIL import Image

        if not data:
            raise PictureError("nothing to read")
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            found = read(np.asarray(image.convert("RGB"))[:, :, ::-1], use_cls=False)
        lines = zip(found.txts or (), found.scores or (), strict=True)
        return {"text": plain("\n".join(line for line, sure in lines if sure >= SURE), LONGEST_TEXT)}, b""

    return text_of


def serve(into: BinaryIO, out: BinaryIO, answer: Callable[[bytes], Answer]) -> None:
    """Say that all is ready, and answer frames until there are no more."""
    _write(out, {"ready": True}, b"")
    while len(head := into.read(4)) == 4:
        data = into.read(int.from_bytes(head, "big"))
        try:
            told, more = answer(data)
        except PictureError as error:
            told, more = {"refused": str(error)}, b""
        _write(out, told, more)


def _write(out: BinaryIO, told: dict[str, Any], more: bytes) -> None:
    line = json.dumps(told).encode()
    out.write(struct.pack(">II", len(line), len(more)) + line + more)
    out.flush()


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes elsewhere."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        os.nice(5)
    serve(sys.stdin.buffer, out, reader() if sys.argv[1:] == ["read"] else glancer())


if __name__ == "__main__":
    main()
