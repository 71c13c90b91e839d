"""`innkeeper check --picture`: a picture can be tried before the bot ever sees one; what is refused says why."""

import sys
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.eye import Eye
from tests.moderation.drawn import INVITE, bomb, poster, saved, with_code

needs_reader = pytest.mark.skipif(not Eye().reads, reason="rapidocr or onnxruntime is not installed: extra images")


def check(*files: Path) -> tuple[int, str, str]:
    given = [part for file in files for part in ("--picture", str(file))]
    done = CliRunner().invoke(cli, ["check", *given])
    return done.exit_code, done.stdout, done.stderr


def drawn(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@needs_reader
def test_what_stands_on_pictures_is_shown_and_judged(tmp_path: Path) -> None:
    code = drawn(tmp_path, "code.png", saved(with_code(3)))
    lunch = drawn(tmp_path, "lunch.jpg", saved(poster("Lunch on Thursday", "bring your notes"), "JPEG"))
    nothing = drawn(tmp_path, "nothing.webp", saved(Image.new("RGB", (400, 300), "white"), "WEBP"))
    status, said, _ = check(code, lunch, nothing)
    assert status == 0
    assert f"code.png: {INVITE}" in said
    assert "in a picture's QR code: " in said
    [of_lunch] = [line for line in said.splitlines() if "lunch.jpg" in line]
    assert of_lunch.startswith("none")
    assert "Lunch on Thursday" in of_lunch
    assert "nothing.webp: –" in said


def test_what_cannot_be_looked_at_says_why(tmp_path: Path) -> None:
    files = {"bomb.png": bomb(20_000, 20_000), "page.png": b"<html>"}
    status, said, complaints = check(*(drawn(tmp_path, *each) for each in files.items()), tmp_path / "none.png")
    assert (status, said) == (1, "")
    assert "bomb.png: too many pixels" in complaints
    assert "page.png: no picture of a known format" in complaints
    assert "none.png: No such file" in complaints


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    status, _, complaints = check(tmp_path / "a.png")
    assert status == 1
    assert "pip install 'innkeeper[images]'" in complaints
