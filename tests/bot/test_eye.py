"""The eye: pictures are looked at in processes that may be killed, and the bot does not notice."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.eye import Eye, Patience
from moderation.decoding import PictureError
from tests.moderation.drawn import INVITE, bomb, poster, saved, with_code

needs_reader = pytest.mark.skipif(not Eye().reads, reason="rapidocr or onnxruntime is not installed: extra images")


@pytest.fixture
async def eye() -> AsyncIterator[Eye]:
    opened = Eye()
    yield opened
    await opened.close()


async def test_codes_and_looks_are_found_in_a_process_of_its_own(eye: Eye) -> None:
    seen = await eye.glance(saved(with_code(3)))
    assert seen.picture.codes == (INVITE,)
    assert len(seen.picture.look) == 16
    assert seen.reduced.startswith(b"\xff\xd8")


async def test_what_is_refused_leaves_the_process_fit_for_the_next(eye: Eye) -> None:
    for data, why in ((b"<svg/>", "known format"), (bomb(20_000, 20_000), "too many pixels")):
        with pytest.raises(PictureError, match=why):
            await eye.glance(data)
    first = eye._glance._process
    assert (await eye.glance(saved(with_code(3)))).picture.codes == (INVITE,)
    assert eye._glance._process is first


async def test_a_process_that_falls_over_is_started_anew(eye: Eye) -> None:
    await eye.glance(saved(with_code(3)))
    process = eye._glance._process
    assert process is not None
    process.send_signal(signal.SIGSEGV)
    await process.wait()
    assert (await eye.glance(saved(with_code(4)))).picture.codes == (INVITE,)


async def test_a_process_that_falls_over_in_the_middle_is_a_reason(eye: Eye) -> None:
    await eye.glance(saved(with_code(3)))
    process = eye._glance._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    asking = asyncio.create_task(eye.glance(saved(with_code(4))))
    await asyncio.sleep(0.05)
    process.kill()
    with pytest.raises(PictureError, match="could not be decoded"):
        await asking


async def test_what_takes_too_long_is_put_an_end_to() -> None:
    eye = Eye(Patience(glance=0.01))
    began = time.monotonic()
    with pytest.raises(PictureError, match="took too long"):
        await eye.glance(saved(with_code(3)))
    assert time.monotonic() - began < 5
    assert eye._glance._process is None


async def test_a_process_with_nothing_to_do_ends() -> None:
    eye = Eye(idle=0.05)
    await eye.glance(saved(with_code(3)))
    process = eye._glance._process
    assert process is not None
    await asyncio.wait_for(process.wait(), 10)
    assert (await eye.glance(saved(with_code(4)))).picture.codes == (INVITE,)
    await eye.close()


async def test_the_process_knows_no_token(eye: Eye, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456789:made-up")
    await eye.glance(saved(with_code(3)))
    process = eye._glance._process
    assert process is not None
    if sys.platform == "linux":
        with open(f"/proc/{process.pid}/environ", "rb") as environment:  # noqa: ASYNC230, PTH123 - a file of the kernel's
            assert b"made-up" not in environment.read()


@needs_reader
async def test_what_is_written_on_a_picture_is_read_without_a_network(eye: Eye) -> None:
    seen = await eye.glance(saved(poster("Earn 500 USDT every day", "write to @quickcash_hr", seed=1), "JPEG"))
    text = await eye.read(seen.reduced)
    assert "Earn 500 USDT every day" in text
    assert "@quickcash_hr" in text


@needs_reader
async def test_a_picture_without_writing_reads_as_nothing(eye: Eye) -> None:
    seen = await eye.glance(saved(poster()))
    assert await eye.read(seen.reduced) == ""


@pytest.mark.parametrize(("gone", "glances"), [("zxingcpp", False), ("imagehash", False), ("rapidocr", True)])
def test_without_what_it_looks_with_it_says_so(gone: str, glances: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, gone, None)
    eye = Eye()
    assert eye.glances is glances
    assert not eye.reads
    assert eye.lack == ("unread" if glances else "missing")


def spoil(module: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a module that is installed fail as it is loaded, as one does that was built for another machine."""
    (folder / f"{module}.py").write_text("raise ImportError('built for another machine')")
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.mark.parametrize("module", ["zxingcpp", "imagehash"])
async def test_what_is_installed_but_does_not_start_is_said_once_and_stops_nothing(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(module, tmp_path, monkeypatch)
    eye = Eye()
    assert eye.lack == ""
    with capture_logs() as logs:
        for _ in range(3):
            with pytest.raises(PictureError, match="cannot be started"):
                await eye.glance(saved(with_code(3)))
    assert eye.lack == "broken"
    assert [each["event"] for each in logs] == ["pictures_process_does_not_start"]
    monkeypatch.delenv("PYTHONPATH")
    assert (await eye.glance(saved(with_code(3)))).picture.codes == (INVITE,)
    assert eye.lack == ""
    await eye.close()


@needs_reader
@pytest.mark.parametrize("module", ["onnxruntime", "rapidocr"])
async def test_a_reader_that_does_not_start_leaves_codes_to_be_found(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(module, tmp_path, monkeypatch)
    eye = Eye()
    seen = await eye.glance(saved(with_code(3)))
    assert seen.picture.codes == (INVITE,)
    with pytest.raises(PictureError, match="cannot be started"):
        await eye.read(seen.reduced)
    assert eye.lack == "broken"
    await eye.close()


@needs_reader
async def test_starting_finds_out_that_all_is_well(eye: Eye) -> None:
    await eye.start()
    assert eye.lack == ""
    assert all(each._process and each._process.returncode is None for each in (eye._glance, eye._read))
