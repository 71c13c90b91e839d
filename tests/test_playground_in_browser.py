"""The whole bot, as somebody who opens the playground in a browser meets it."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from adapters.playground.defaults import TOPICS
from chat.language import LANGUAGES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ROOT = Path(__file__).parent.parent
ARTEFACTS = ROOT / "artefacts"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
ADVERT = "兼职日结500-900，在家刷单即可，名额有限！加V：quick7788ab 马上赚钱"
SOON = 10_000
"""Milliseconds."""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (Debian: apt install chromium)"),
    pytest.mark.timeout(240),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inn:
    """The bot in a process of its own, and where its page is."""

    url: str
    log: Path


@pytest.fixture(scope="module")
def inn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inn]:
    folder = tmp_path_factory.mktemp("inn")
    log = folder / "log"
    command = [sys.executable, "-m", "bot", "run", "--data-dir", str(folder / "data"), "--port", "0"]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder, env=_environment())
        try:
            yield Inn(url=_url(log, process), log=log)
        finally:
            process.terminate()
            status = process.wait(20)
    assert status == 0, log.read_text(encoding="utf-8")[-3000:]
    written = log.read_text(encoding="utf-8")
    assert "Traceback" not in written, written[max(0, written.index("Traceback") - 2000) :][:5000]


def _environment() -> dict[str, str]:
    wiped = ("TELEGRAM_TOKEN", "DISCORD_TOKEN", "DATABASE_URL", "HTTP_HOST", "HTTP_PORT", "DATA_DIR")
    return {name: value for name, value in os.environ.items() if name not in wiped} | {"PYTHONPATH": str(ROOT)}


def _url(log: Path, process: subprocess.Popen[bytes]) -> str:
    """Wait until the log says where the page is."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends and process.poll() is None:
        for line in log.read_text(encoding="utf-8").splitlines():
            if line.startswith("The inn is open: "):
                return line.split()[4]
        time.sleep(0.1)
    raise AssertionError(f"the bot did not open: {log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Visit:
    """A page in a browser of its own, with what it complained of."""

    def __init__(self, browser: Browser, inn: Inn, locale: str, phone: bool = False) -> None:
        size = PHONE if phone else DESKTOP
        self.context = browser.new_context(
            viewport=size, locale=locale, is_mobile=phone, has_touch=phone, reduced_motion="reduce"
        )  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.goto(inn.url)
        expect(self.page.locator("#link")).to_have_attribute("data-at", "connected", timeout=SOON)

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.complaints == []

    def messages(self, text: str, room: str = "lobby") -> Locator:
        return self.page.locator(f"#{room} .message", has_text=text)

    def cards(self, text: str) -> Locator:
        return self.page.locator("#office .card", has_text=text)

    def say(self, text: str, room: str = "lobby") -> None:
        self.page.fill(f"#{room} textarea", text)
        self.page.click(f"#{room} .composer [type=submit]")

    def become(self, name: str) -> None:
        self.page.locator("#lobby .who label", has_text=name).click()

    def arrive(self) -> str:
        """Let a newcomer in to write as, and give their name."""
        chosen = self.page.locator("#lobby .who input:checked")
        before = chosen.input_value()
        self.page.click("#lobby .more")
        expect(chosen).not_to_have_value(before)
        return self.page.locator("#lobby .who label:has(:checked) .name").inner_text().split("\n")[0]

    def pause(self) -> None:
        if self.page.locator("#toggle").get_attribute("data-at") == "playing":
            self.page.click("#toggle")
            expect(self.page.locator("#toggle")).to_have_attribute("data-at", "paused")

    def keep(self, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"playground-{name}.png")

    def fits(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.fixture
def visit(browser: Browser, inn: Inn) -> Iterator[Visit]:
    with Visit(browser, inn, "zh-CN") as made:
        yield made


def guided(visit: Visit, text: str) -> None:
    expect(visit.page.locator("#guide")).to_contain_text(text, timeout=30_000)


def test_within_a_minute_a_visitor_sees_what_the_innkeeper_does(visit: Visit) -> None:
    page = visit.page
    page.click("#again")
    began = time.monotonic()
    guided(visit, "常见问题")
    expect(visit.messages("读书会每周四晚上八点").last).to_be_visible()

    guided(visit, "毫秒后删除")
    expect(page.locator(".ghost", has_text="薇薇").last).to_be_visible()
    card = visit.cards("薇薇").last
    assert card.locator(".buttons button").evaluate_all("all => all.map(one => one.dataset.command)") == [
        "why", "undo", "ban", "teach",
    ]  # fmt: skip
    assert int("".join(filter(str.isdigit, page.inner_text("#guide")))) < 1000
    visit.keep("advertisement-zh-CN")

    guided(visit, "没有删")
    assert page.locator("#office .card.asks").count() >= 1
    expect(visit.messages("代购日本文具").last).to_be_visible()

    guided(visit, "没有动它")
    expect(visit.messages("一袋大米").last).to_be_visible()

    guided(visit, "停住了")
    assert page.locator("#lobby .ghost", has_text="复读机").count() >= 1
    visit.keep("flood-zh-CN")

    guided(visit, "排行榜")
    expect(visit.messages("/top").last).to_be_visible()
    expect(page.locator("#lobby .bot", has_text="老周").last).to_be_visible(timeout=SOON)

    guided(visit, "还没人骂人")
    guided(visit, "不怪任何一方")
    expect(page.locator("#lobby .text", has_text="really stupid take").last).to_be_visible()
    expect(page.locator("#lobby .text", has_text="worthless moron").last).to_be_visible()
    visit.keep("quarrel-zh-CN")

    topic = page.locator("#lobby .bot").filter(has_text=TOPICS[0])
    expect(topic.first).to_be_attached(timeout=60_000)
    assert time.monotonic() - began < 75


def test_a_moderator_asks_why_and_takes_the_removal_back(visit: Visit) -> None:
    visit.pause()
    visit.say(ADVERT)
    expect(visit.page.locator(".ghost", has_text="小林")).to_be_visible(timeout=SOON)
    card = visit.cards("quick7788ab").last
    card.locator('[data-command="why"]').click()
    expect(visit.page.locator("#office .bot:not(.card)").last).to_contain_text("0.9", timeout=SOON)
    card.locator('[data-command="undo"]').click()
    expect(visit.page.locator("#lobby .bot", has_text="quick7788ab")).to_be_visible(timeout=SOON)
    visit.keep("undone-zh-CN")
    visit.say("谢谢，我又能说话了")
    expect(visit.messages("谢谢，我又能说话了")).to_be_visible(timeout=SOON)


def test_a_quarrel_is_seen_coming_and_a_moderator_asks_why_and_says_that_it_was_right(visit: Visit) -> None:
    visit.page.click('[data-scene="quarrel"]')
    guided(visit, "还没人骂人")
    visit.pause()
    card = visit.cards("这段对话可能快要变成人身攻击了").last
    assert card.locator("blockquote").all_inner_texts() == [
        "Did you even read the book? That is a really stupid take.",
        "Who asked you? You always do this, you never let anybody finish.",
        "Stop talking for everybody. You have no idea what you are saying.",
    ]
    visit.keep("quarrel-foreseen-zh-CN")
    card.locator('[data-command="why"]').click()
    receipt = visit.page.locator("#office .bot:not(.card)").last
    expect(receipt).to_contain_text("Max, Leo", timeout=SOON)
    expect(receipt).to_contain_text("You always do this, you never let anybody finish.")
    card.locator('[data-command="confirm"]').click()
    expect(card).to_contain_text("这次说对了", timeout=SOON)
    expect(visit.page.locator("#office .bot:not(.card)").last).to_contain_text("说对", timeout=SOON)
    assert visit.page.locator("#lobby .ghost", has_text="Max").count() == 0
    visit.keep("quarrel-answered-zh-CN")


def test_somebody_is_asked_at_the_door_by_a_picture_that_can_be_seen(visit: Visit) -> None:
    visit.page.click('#scenes [data-scene="door"]')
    picture = visit.page.locator("#lobby .message .picture").last
    expect(picture).to_be_visible(timeout=SOON)
    assert picture.evaluate("async one => { await one.decode(); return one.naturalWidth }") == 360
    picture.scroll_into_view_if_needed()
    visit.keep("door-zh-CN")
    guided(visit, "加法")
    guided(visit, "答对了")
    expect(visit.page.locator("#lobby .message .picture")).to_have_count(0)


def test_members_answer_edit_and_react(visit: Visit) -> None:
    visit.pause()
    visit.become("雅婷")
    visit.say("我昨天讀完那本了")
    mine = visit.messages("我昨天讀完那本了")
    mine.hover()
    mine.locator(".tools button", has_text="编辑").click()
    visit.say("我昨天讀完那本了，很好看")
    mine = visit.messages("很好看").first
    expect(mine).to_contain_text("已编辑")
    visit.become("Tom")
    mine.hover()
    mine.locator(".tools button", has_text="回复").click()
    visit.say("Glad you liked it")
    expect(visit.messages("Glad you liked it").locator(".answered")).to_contain_text("雅婷")
    mine.hover()
    mine.locator(".tools button", has_text="表情").click()
    mine.locator(".emoji button").first.click()
    expect(mine.locator(".reactions button")).to_have_attribute("aria-pressed", "true")


def test_a_slash_offers_what_this_member_may_call(visit: Visit) -> None:
    visit.pause()
    visit.page.locator("#lobby textarea").press_sequentially("/che")
    expect(visit.page.locator("#lobby .menu li")).to_contain_text(["/checkin"])
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#lobby textarea")).to_have_value("/checkin")
    visit.page.fill("#lobby textarea", "/ban")
    expect(visit.page.locator("#lobby .menu")).to_be_hidden()
    visit.become("阿梅")
    visit.page.fill("#lobby textarea", "/ban")
    expect(visit.page.locator("#lobby .menu li")).to_contain_text(["/ban"])


def test_markup_that_people_write_stays_text(visit: Visit) -> None:
    visit.pause()
    visit.become("Priya")
    hostile = "<img src=x onerror=\"document.title='gone'\"><b>bold</b> {{7*7}}"
    visit.say(hostile)
    expect(visit.messages("{{7*7}}").locator(".text")).to_have_text(hostile)
    assert visit.page.locator("#lobby .text img").count() == 0
    assert visit.page.title() != "gone"


def test_a_newcomer_of_ones_own_comes_in(visit: Visit) -> None:
    visit.pause()
    name = visit.arrive()
    assert name != "小林 Lin"
    visit.say("大家好，我是新来的")
    expect(visit.messages("大家好，我是新来的").locator(".by b")).to_have_text(name)


BRANDS = {"en": "Innkeeper", "zh-CN": "掌柜", "zh-TW": "掌櫃"}
BUTTONS = {"en": "Undo", "zh-CN": "撤销", "zh-TW": "撤銷"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_page_and_bot_speak_the_language_that_is_chosen(visit: Visit, tag: str) -> None:
    visit.pause()
    visit.page.locator(f'#languages label:has([value="{tag}"])').click()
    expect(visit.page.locator("h1")).to_have_text(BRANDS[tag])
    expect(visit.page.locator("html")).to_have_attribute("lang", tag)
    name = visit.arrive()
    visit.say(ADVERT)
    expect(visit.cards(name).last.locator('[data-command="undo"]')).to_have_text(BUTTONS[tag], timeout=SOON)
    visit.keep(f"desktop-{tag}")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_can_be_done_on_a_phone(browser: Browser, inn: Inn, tag: str) -> None:
    with Visit(browser, inn, tag, phone=True) as visit:
        visit.pause()
        expect(visit.page.locator("h1")).to_have_text(BRANDS[tag])
        assert visit.fits()
        expect(visit.page.locator("#office")).to_be_hidden()
        visit.become("Priya")
        visit.say(f"from my phone in {tag}")
        expect(visit.messages(f"from my phone in {tag}")).to_be_in_viewport()
        visit.arrive()
        visit.say(ADVERT)
        expect(visit.page.locator("#lobby .ghost").last).to_be_in_viewport(timeout=SOON)
        visit.keep(f"phone-lobby-{tag}")
        visit.page.click('#tabs [data-room="office"]')
        expect(visit.page.locator("#lobby")).to_be_hidden()
        expect(visit.page.locator("#office .card").last).to_be_in_viewport()
        assert visit.fits()
        visit.keep(f"phone-office-{tag}")


def test_nothing_is_loaded_from_elsewhere(browser: Browser, inn: Inn) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(inn.url)
    expect(page.locator("#link")).to_have_attribute("data-at", "connected", timeout=SOON)
    context.close()
    assert asked
    assert all(url.startswith(inn.url) for url in asked)
