import asyncio
import json
import re
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

import pytest

from adapters.playground.cast.scenes import SCENES
from adapters.playground.pages import STATIC, sentences
from adapters.playground.people import RESIDENTS
from adapters.playground.platform import Playground
from chat.language import LANGUAGES, LOCALES

FILES = sorted(STATIC.iterdir())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: Message
    text: str


async def get(playground: Playground, path: str, host: str = "") -> Answer:
    return await asyncio.to_thread(_get, playground.url, path, host)


def _get(url: str, path: str, host: str) -> Answer:
    """Ask for just this path, with nothing tidied up on the way."""
    line = HTTPConnection(url.removeprefix("http://"), timeout=5)
    try:
        line.request("GET", path, headers={"Host": host} if host else {})
        answer = line.getresponse()
        return Answer(status=answer.status, headers=answer.msg, text=answer.read().decode())
    finally:
        line.close()


async def test_the_page_and_all_it_names_are_served(playground: Playground) -> None:
    page = await get(playground, "/")
    assert page.status == 200
    for path in re.findall(r'(?:href|src)="(/[^"]+)"', page.text):
        assert (await get(playground, path)).status == 200, path
    assert json.loads((await get(playground, "/health")).text)["status"] == "ok"


async def test_every_answer_keeps_scripts_and_frames_of_others_out(playground: Playground) -> None:
    for path in ("/", "/static/app.js", "/words/en.json", "/nothing"):
        answer = await get(playground, path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_page_asked_for_under_another_name_is_not_given(playground: Playground) -> None:
    answer = await get(playground, "/", host="evil.example")
    assert answer.status == 421
    assert "127.0.0.1" in answer.text


@pytest.mark.parametrize(
    "path", ["/static/../platform.py", "/static/%2e%2e/platform.py", "/words/../en.json", "/words/xx.json"]
)
async def test_nothing_else_is_served(playground: Playground, path: str) -> None:
    assert (await get(playground, path)).status == 404


def test_there_is_no_script_or_style_in_the_page_and_nothing_from_elsewhere() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<style|style=|<script(?![^>]*src=)|\son\w+=", page)
    for file in FILES:
        assert not re.search(r"https?://(?!www\.w3\.org/)", file.read_text(encoding="utf-8")), file.name


def test_what_people_write_is_never_read_as_markup() -> None:
    for file in FILES:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", file.read_text("utf-8")
        ), file.name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_the_page_says_is_there_in_every_language(tag: str) -> None:
    said = sentences(tag)
    own = Path(LOCALES / tag / "playground.ftl").read_text(encoding="utf-8")
    assert {f"playground-{key}" for key in said} == set(re.findall(r"^(playground-[a-z0-9-]+) =", own, re.MULTILINE))
    asked = {f"scene-{name}" for name in SCENES} | {f"part-{account.part}" for account in RESIDENTS}
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r'data-(?:word|label)="([a-z-]+)"', text)) | set(
            re.findall(r'\bsay\("([a-z-]+)"', text)
        )
    assert asked <= set(said)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_python_says_is_a_sentence_of_the_page(tag: str) -> None:
    said = sentences(tag)
    for file in STATIC.parent.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        keys = {f"refused-{key}" for key in re.findall(r'RefusedError\("([a-z-]+)"', text)}
        keys |= {f"guide-{key}" for key in re.findall(r'stage\.guide\(\s*"([a-z-]+)"', text)}
        keys |= set(re.findall(r'"playground-([a-z-]+[a-z])"', text))
        assert keys <= set(said), file.name
