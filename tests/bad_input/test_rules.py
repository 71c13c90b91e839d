"""Rules, lists and schedules that owners get wrong, and addresses that lead astray, through the whole bot."""

import socket
from collections.abc import AsyncIterator

import pytest

from chat.events import MemberJoined
from chat.people import Member
from tests.bad_input.group import Group, caught, group
from tests.conversations.stage import LOBBY

CATASTROPHIC = {
    "(a+)+$": "a" * 4000 + "!",
    "(.*a){25}": "ab" * 2000,
    r"\s+$": " " * 4000 + "x",
    "(x+x+)+y": "x" * 4000,
    "(?:a|aa)+$": "a" * 4000 + "b",
}
REFUSED = (r"(a)\1", "(?<=a)b", "(?=a)b", "(", "[z-a]", "a{1001}", "x" * 10_001, ".", ".*", "", "a*", "(?i)", "|")
LEADING_AWAY = (
    "http://127.0.0.1:8080/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://paypal.com@a.example/",
    "file:///etc/passwd",
    "https://t.co/abc https://bit.ly/abc",
    "https://a.example/?url=https://b.example/?url=https://a.example/",
    "ftp://a.example/10gb.bin",
)
SPELT = (
    "https://t.me/+AbCdEfGh123",
    "hxxps://t.me/+AbCdEfGh123",
    "t。me/+AbCdEfGh123",
    "t[.]me/+AbCdEfGh123",
    "telegram.me/joinchat/AbCdEfGh123",
    "tg://join?invite=AbCdEfGh123",
    "t.me./+AbCdEfGh123",
    "T.ME/+AbCdEfGh123",
    "ｔ.ｍｅ/+AbCdEfGh123",
    "https://t.\u200bme/+AbCdEfGh123",
    "\u202ehttps://t.me/+AbCdEfGh123",
    "discord.gg/AbCdEf",
    "https://xn--tme-5cd.example/ discord.gg/AbCdEf",
)


@pytest.fixture
async def inn() -> AsyncIterator[Group]:
    async with group("Jonas owner") as one:
        yield one


async def patterns(inn: Group) -> object:
    return (await inn.on.store.settings(LOBBY)).changes.get("phrases")


@pytest.mark.parametrize("pattern", CATASTROPHIC)
async def test_a_pattern_made_to_hang_is_refused_or_hangs_nothing(pattern: str, inn: Group) -> None:
    await inn.call("Jonas", f"/settings phrases patterns add {pattern}")
    await inn.post(CATASTROPHIC[pattern])
    assert await inn.post("明天几点见？") == []


@pytest.mark.parametrize("pattern", REFUSED, ids=lambda pattern: pattern[:12] or "nothing")
async def test_a_pattern_that_cannot_be_or_would_match_everything_is_refused_in_words(pattern: str, inn: Group) -> None:
    [answer] = await inn.call("Jonas", f"/settings phrases patterns add {pattern}")
    assert answer.startswith("bot")
    assert await patterns(inn) in (None, {"patterns": []})
    assert await inn.post("明天几点见？") == []


@pytest.mark.parametrize("word", ["a", "的", "是", "the", "и", " ", ""])
async def test_a_word_that_would_be_everywhere_is_refused_in_words(word: str, inn: Group) -> None:
    [answer] = await inn.call("Jonas", f"/settings phrases words add {word}")
    assert answer.startswith("bot")
    assert await inn.post("a nice day, the roses are out, 今天的天气真是不错") == []


@pytest.mark.parametrize("word", ["free  crypto", "FREE Crypto", "免费币", "𝐟𝐫𝐞𝐞 crypto", "free🔥crypto"])
async def test_a_word_with_blanks_capitals_or_emoji_is_found_as_people_write_it(word: str, inn: Group) -> None:
    await inn.call("Jonas", f"/settings phrases words add {word}")
    assert await patterns(inn) is not None
    assert caught(await inn.post(f"get {word} here"))


@pytest.mark.parametrize(
    "schedule", ["* * * * * *", "99 99 * * *", "30 2 31 2 *", "daily at 25:00", "{0.__class__}", "@reboot"]
)
async def test_a_schedule_that_cannot_be_is_refused_in_words(schedule: str, inn: Group) -> None:
    before = (await inn.on.store.settings(LOBBY)).version
    [answer] = await inn.call("Jonas", f"/settings topics schedule {schedule}")
    assert answer.startswith("bot")
    assert (await inn.on.store.settings(LOBBY)).version == before


@pytest.mark.parametrize("text", LEADING_AWAY)
async def test_no_link_is_ever_opened(text: str, inn: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, lambda *where, **_: asked.append(where))
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: asked.append(where))
    await inn.post(f"look at this {text}")
    await inn.post("look", links=tuple(text.split()), buttons=("go", *text.split()))
    assert asked == []


@pytest.mark.parametrize("link", SPELT)
async def test_an_invitation_beside_an_offer_is_caught_however_it_is_spelt(link: str, inn: Group) -> None:
    assert caught(await inn.post(f"Earn $500 a day from home, no deposit, join now {link}"))


async def test_bringing_accounts_in_earns_nothing(inn: Group) -> None:
    await inn.on.come("Ann", "regular")
    ann = inn.on.people["Ann"]
    for number in range(20):
        new = Member(id=f"inn:new{number}", name=f"New {number}")
        event = MemberJoined(id=f"new:{number}", group=LOBBY, at=inn.on.network.now, member=new, inviter=ann)
        await inn.happen(event)
    assert "0" in (await inn.call("Ann", "/points"))[0]
