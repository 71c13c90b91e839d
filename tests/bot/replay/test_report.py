"""The page: what is on it, and that nothing a member wrote can do anything in it."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.replay.replay import Replayed
from bot.replay.report import page, write_report
from bot.replay.wording import Wording
from chat.language import LANGUAGES
from chat.settings import GroupSettings
from tests.adapters.history.writing import sample, telegram_message, written
from tests.bot.replay.conftest import Replay
from tests.bot.replay.history import ADVERT, MARKUP, advert, history, talk

ENGLISH = Wording("en", ZoneInfo("Asia/Taipei"))


@pytest.fixture(scope="module")
def hostile(replayed: Replay, tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """A history in which names, texts, the group's title and reactions try to break out."""
    path = tmp_path_factory.mktemp("hostile") / "result.json"
    reaction = {"type": "emoji", "count": 2, "emoji": MARKUP}
    messages = [
        *(message | {"from": MARKUP, "reactions": [reaction]} for message in talk(60)),
        advert(70, 900, text=f"{ADVERT} {MARKUP}"),
        telegram_message(71, text=MARKUP),
    ]
    return replayed(written(path, messages, name=MARKUP), trial=GroupSettings({"moderation": {"enabled": False}}))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, path: Path, *, script: bool = True, width: int = 1200) -> Page:
    """Open a page as from a disk, offline, and fail on anything it complains about."""
    context = browser.new_context(java_script_enabled=script, offline=True, viewport={"width": width, "height": 900})
    tab = context.new_page()
    tab.on("pageerror", lambda error: pytest.fail(str(error)))
    tab.on("console", lambda message: pytest.fail(message.text))
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab.goto(path.as_uri())
    return tab


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_sentence_is_there_in_every_language(garden: Replayed, tag: str) -> None:
    html = page(garden, Wording(tag, ZoneInfo("UTC")))
    assert f'<html lang="{tag}">' in html
    assert not re.findall(r"\b(?:report|export|found|detector|health|label)-[a-z-]+\b(?![\"'.:{ ,>])", _visible(html))


def test_the_page_needs_nothing_from_elsewhere(garden: Replayed) -> None:
    html = page(garden, ENGLISH)
    assert not re.findall(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", html)
    assert {address for address in re.findall(r'href="([^"]*)"', html) if not address.startswith("#")} == set()


def test_only_the_page_own_style_and_script_may_run(hostile: Replayed) -> None:
    html = page(hostile, ENGLISH)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (content,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "style=" not in _visible(html)


def test_what_members_wrote_is_text_and_nothing_else(hostile: Replayed) -> None:
    html = page(hostile, ENGLISH)
    assert html.count("<script>") == 1
    assert "alert(" in html
    assert "{{7*7}}" in html


def test_a_hostile_history_is_shown_without_a_murmur(hostile: Replayed, browser: Browser, tmp_path: Path) -> None:
    write_report(hostile, ENGLISH, tmp_path / "page.html")
    tab = opened(browser, tmp_path / "page.html")
    assert "<script>alert('{{7*7}}')</script>" in tab.inner_text("h1")


def test_messages_are_filtered_by_detector_outcome_and_text(replayed: Replay, browser: Browser, tmp_path: Path) -> None:
    done = replayed(history(tmp_path / "result.json", adverts=60))
    write_report(done, ENGLISH, tmp_path / "page.html")
    tab = opened(browser, tmp_path / "page.html")
    cases = tab.locator("#cases > .case:visible")
    expect(cases).to_have_count(40)
    tab.click("#more")
    expect(cases).to_have_count(60)
    tab.fill("input[name=text]", "seller 911")
    expect(cases).to_have_count(1)
    expect(tab.locator("#count")).to_have_text("1 / 60")
    tab.check("input[name=regular]")
    expect(cases).to_have_count(0)
    expect(tab.locator("#none")).to_be_visible()


def test_everything_can_be_read_without_scripts(replayed: Replay, browser: Browser, tmp_path: Path) -> None:
    done = replayed(history(tmp_path / "result.json", adverts=60))
    write_report(done, ENGLISH, tmp_path / "page.html")
    tab = opened(browser, tmp_path / "page.html", script=False)
    expect(tab.locator("#cases > .case:visible")).to_have_count(60)
    assert not tab.is_visible("#filter")


@pytest.mark.parametrize("width", [320, 375, 1440])
def test_the_page_fits_every_screen(hostile: Replayed, browser: Browser, tmp_path: Path, width: int) -> None:
    write_report(hostile, ENGLISH, tmp_path / "page.html")
    tab = opened(browser, tmp_path / "page.html", width=width)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_many_groups_are_shown_one_after_the_other(replayed: Replay) -> None:
    html = page(replayed(sample("telegram_all")), ENGLISH)
    assert html.count('<details class="group"') == 2


def test_an_empty_history_has_a_page_too(replayed: Replay, tmp_path: Path) -> None:
    html = page(replayed(written(tmp_path / "result.json", [])), ENGLISH)
    assert "Nothing: the bot would have left this group alone." in html


def _visible(html: str) -> str:
    """Give the page without its style and script."""
    return re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
