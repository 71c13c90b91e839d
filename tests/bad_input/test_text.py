"""Bad text, through the whole bot: nothing fails on it, nothing hides behind it, nobody suffers for their script."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.telegram import incoming
from chat.events import MessagePosted
from chat.message import Media, MediaKind, Origin, Reply
from chat.plain import LONGEST
from tests.adapters.telegram.said import KNOWN, NOW
from tests.adapters.telegram.said import message as payload
from tests.bad_input.group import ADVERT, Group, caught, group

PLACES = ("海边", "山上", "博物馆", "老街", "植物园", "图书馆", "古镇")
MEALS = ("面条", "饺子", "烤鱼", "米线", "火锅")
WEATHER = ("下了一阵雨", "出了太阳", "起了大风", "有点闷热")
DIARY = "".join(
    f"第{day}天我们去了{PLACES[day % 7]}，中午吃了{MEALS[day % 5]}，"
    f"后来{WEATHER[day % 4]}，{day % 3 + 1}点多才回到住处休息。"
    for day in range(1, 140)
)
PARTS = ("parser", "scheduler", "cache", "editor", "compiler", "printer", "keyboard")
DOINGS = ("reads the file twice", "loses its place", "waits for the disk", "needs another test", "was fine in March")
NOTES = " ".join(f"Item {n}: the {PARTS[n % 7]} {DOINGS[n % 5]}, see page {n + 12} of the notes." for n in range(90))

HONEST = {
    "nothing to read": ("", " \n\t ", "\u200b\u200c\u200d", "\u3164"),
    "as long as Telegram allows": (DIARY[:4096],),
    "as long as Discord allows": (NOTES[:4000],),
    "hidden signs in honest scripts": ("می\u200cخواهم بدانم", "क्\u200dष है", "👨\u200d👩\u200d👧 family time"),
    "a family of emoji": ("👨\u200d👩\u200d👧\u200d👦" * 3,),
    "a flag, and half of one": ("🇨🇳 加油", "🇨"),
    "letters that grow when folded": ("Die Straße ist naß, ΐδιος, İstanbul'da ılık bir gün",),
    "a script that runs from right to left": ("أعطني 3 دقائق من فضلك", "תן לי 5 דקות", "لدي ٢٣ سؤالا"),
    "only marks": ("?!…", "。。。", "!?"),
    "only emoji": ("😂", "👍👍"),
    "an advert in a quote, answered": ("别信，这是骗子",),
}
MORE: dict[str, dict[str, Any]] = {
    "an advert in a quote, answered": {"quote": ADVERT, "reply_to": Reply(message="0", author="inn:9")}
}
DRESSED = {
    "a million characters": ADVERT + "好" * 1_000_000,
    "half a pair in the middle": "兼职\ud800日结，一天300-500，手机就能做，加微\udfff信 abc12345",
    "NUL in the middle": "兼职\x00日结，一天300-500，手机就能做，加微\x00信 abc12345",
    "run backwards": "\u202e兼职日结，一天300-500，手机就能做，加微信 abc12345\u202c",
    "isolated": "\u2066兼职日结\u2069，一天300-500，\u2067手机就能做\u2069，加微信 abc12345",
    "split by what nobody sees": "兼\u200b职日\u2060结，一天300-500，手机就能做，加\u200b微\u200b信 abc12345",
    "look-alikes": "Еаrn $500 а dау frоm hоmе, nо dероsit, mеssаgе @quickсаsh_hr nоw https://t.me/+AbCdEfGh123",
    "full width": "兼职日结，一天３００-５００，手机就能做，加微信 ａｂｃ１２３４５",
    "mathematical": "𝐄𝐚𝐫𝐧 $𝟓𝟎𝟎 𝐚 𝐝𝐚𝐲 𝐟𝐫𝐨𝐦 𝐡𝐨𝐦𝐞, 𝐧𝐨 𝐝𝐞𝐩𝐨𝐬𝐢𝐭, 𝐦𝐞𝐬𝐬𝐚𝐠𝐞 @quickcash_hr https://t.me/+AbCdEfGh123",
    "hidden tags": "兼\U000e0041职日\U000e0042结，一天300-500，手机就能做，加微\U000e0043信 abc12345",
    "soft hyphens, joiners and variants": "兼\u00ad职\u034f日\ufe0f结，一天300-500，手机就能做，加微\u00ad信 abc12345",
    "spaced": "兼 职 日 结，一天300-500，手机就能做，加 微 信 abc12345",
    "behind ten thousand lines": "\n" * 4000 + ADVERT,
    "behind a wall of marks": "!" * 1000 + ADVERT,
    "behind a letter under marks": "a" + "\u0301" * 3000 + ADVERT,
    "behind what grows when folded": "\ufdfa" * 40 + ADVERT,
}
SURVIVED = {
    "one letter under 4,095 marks": "a" + "\u0301" * 4095,
    "marks over and over": "a\u0301\u0336" * 1365,
    "one sign that grows eighteenfold": "\ufdfa" * 4096,
    "halves of pairs": "\ud800\udfff" * 2000,
    "NUL alone": "\x00" * 4096,
    "nothing but turns of direction": "\u202e\u2066\u2069" * 1300,
    "tags alone": "\U000e0041" * 4000,
    "five hundred families": "👨\u200d👩\u200d👧\u200d👦" * 500,
    "an odd number of flag halves": "🇨" * 4001,
    "four thousand letters that grow": "ßΐİı" * 1024,
    "three thousand addresses": "https://a.com/ " * 3000,
    "three thousand mentions": "@a1234 " * 3000,
    "ten thousand lines": "\n" * 10_000 + "x",
    "every sign there is": "".join(map(chr, range(0x20, 0x1020))),
    "rare scripts": "".join(
        chr(0xF40 + n % 0x7C) + chr(0x1000 + n % 0x9F) + chr(0x1100 + n % 0xFF) for n in range(1365)
    ),
    "templates and markup": "{0.__class__} %s%n {{7*7}} </a> *_[`@everyone <@&1> $(reboot)",
}
CARRIED: dict[str, dict[str, Any]] = {
    "a caption": {"text": ADVERT, "media": (Media(kind=MediaKind.PHOTO),)},
    "a poll": {"media": (Media(kind=MediaKind.POLL, text=f"兼职日结？\n{ADVERT}\n好"),)},
    "a contact": {"media": (Media(kind=MediaKind.CONTACT, text=f"{ADVERT}\n+8613800138000"),)},
    "a story": {"media": (Media(kind=MediaKind.STORY, text=ADVERT),)},
    "a forwarded message": {"text": ADVERT, "forward": Origin(kind="channel", name="Jobs")},
    "a quote fetched from another chat": {"quote": ADVERT, "reply_to": Reply(message="0", elsewhere=True)},
    "a button": {"text": "今日福利", "buttons": (ADVERT, "https://t.me/+AbCdEfGh123")},
    "a link behind words": {"text": "高薪兼职，日结500，点这里报名", "links": ("https://t.me/+AbCdEfGh123",)},
}


@pytest.fixture
async def inn() -> AsyncIterator[Group]:
    async with group() as one:
        yield one


@pytest.mark.parametrize("name", HONEST)
async def test_it_is_left_alone(name: str, inn: Group) -> None:
    for text in HONEST[name]:
        assert await inn.post(text, **MORE.get(name, {})) == []


@pytest.mark.parametrize("name", DRESSED)
async def test_an_advert_is_caught_in_this_dress(name: str, inn: Group) -> None:
    assert caught(await inn.post(DRESSED[name]))


@pytest.mark.parametrize("name", CARRIED)
async def test_an_advert_is_caught_wherever_it_stands(name: str, inn: Group) -> None:
    assert caught(await inn.post(**CARRIED[name]))


@pytest.mark.parametrize("name", SURVIVED)
async def test_nothing_fails_and_nothing_is_kept_whole_that_has_no_bounds(name: str, inn: Group) -> None:
    await inn.post(SURVIVED[name])
    await inn.post(SURVIVED[name], name=SURVIVED[name])
    recent = await inn.recent()
    assert all(len(message.text) <= LONGEST and len(message.reading.folded) <= 4096 for message in recent)
    assert await inn.post("所以明天几点见？") == []


@pytest.mark.parametrize(
    ("offset", "length"), [(-5, 3), (0, -3), (2, 10**9), (10**9, 5), (3, 1), (None, "x"), (2**63, 2)]
)
async def test_marked_places_outside_of_the_text_do_no_harm_and_hide_nothing(
    offset: object, length: object, inn: Group
) -> None:
    places = [{"type": kind, "offset": offset, "length": length} for kind in ("url", "mention", "code", "spoiler")]
    places.append({"type": "text_link", "offset": offset, "length": length, "url": "https://t.me/+AbCdEfGh123"})
    told = {"update_id": 1, "message": payload(f"😀👩‍🚀 {ADVERT}", entities=places)}
    [event] = incoming.events(told, KNOWN, NOW)
    assert isinstance(event, MessagePosted)
    assert event.message.links[-1:] == ("https://t.me/+AbCdEfGh123",)
    assert caught(await inn.post(event.message.text, links=event.message.links, mentions=event.message.mentions))


async def test_marked_places_are_counted_as_telegram_counts_behind_astral_signs(inn: Group) -> None:
    text = "𝒜😀👩‍🚀 https://t.me/+AbCdEfGh123 @quickcash"
    at = len(text[: text.index("https")].encode("utf-16-le")) // 2
    places = [{"type": "url", "offset": at, "length": 25}, {"type": "mention", "offset": at + 26, "length": 10}]
    [event] = incoming.events({"update_id": 1, "message": payload(text, entities=places)}, KNOWN, NOW)
    assert isinstance(event, MessagePosted)
    assert event.message.links == ("https://t.me/+AbCdEfGh123",)
    assert event.message.mentions == ("@quickcash",)
    await inn.post(event.message.text, links=event.message.links, mentions=event.message.mentions)


@pytest.mark.parametrize(
    "amount", ["٣", "۳", "\u202e5", "5\u202c", "\u200f5", "²", "-5", "1e9", "5a", "٣5", "أعط 5", "９９９９"]
)
async def test_a_number_among_other_scripts_is_read_as_it_looks_or_refused(amount: str) -> None:
    async with group("Ann regular", "Jonas owner") as inn:
        for line in (f"/top {amount}", f"/points {amount}"):
            [answer] = await inn.call("Ann", line)
            assert answer.startswith("bot")
            assert "\u202e" not in answer
        before = (await inn.on.store.settings("inn:lobby")).version
        [refused] = await inn.call("Jonas", f"/settings points message {amount}")
        assert refused.startswith("bot")
        assert (await inn.on.store.settings("inn:lobby")).version == before
