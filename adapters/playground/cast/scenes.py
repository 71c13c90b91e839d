"""Scenes: what the cast plays. A scene acts, watches what the bot makes of it, and tells the visitor what was seen."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeAlias

from adapters.playground.cast.stage import Stage
from adapters.playground.defaults import TOPICS
from adapters.playground.people import LOBBY, OWNER, PRIYA, TOM, YATING, ZHOU, Account
from adapters.playground.posts import Post

_SUM: Final = re.compile(r"(\d+) \+ (\d+)")

Scene: TypeAlias = Callable[[Stage], Awaitable[None]]


async def greeting(stage: Stage) -> None:
    """Let people of the house talk."""
    stage.guide("greeting")
    hello = await stage.say(OWNER, "灯点上了，茶也好了，大家随便坐 🍵")
    await stage.wait(1.2)
    await stage.say(PRIYA, "Evening all! Still on chapter nine, no spoilers please.", hello)
    await stage.wait(1)
    await stage.react(YATING, hello, "❤️")
    await stage.wait(1)


async def question(stage: Stage) -> None:
    """Let two newcomers ask what the house already knows."""
    stage.guide("question")
    asker = await stage.enter("小雨", "雨", "sky")
    asked = await stage.say(asker, "请问读书会几点开始？")
    answer = await stage.answered(asked, within=4)
    stage.guide("question-answered" if answer else "question-open")
    await stage.wait(2.2)
    other = await stage.enter("Ana", "A", "rose")
    await stage.answered(await stage.say(other, "Hi! When does the reading night start?"), within=3)
    await stage.wait(1.5)


async def advertisement(stage: Stage) -> None:
    """Let somebody come in only to advertise."""
    stage.guide("advertisement")
    seller = await stage.enter("薇薇 Vivi", "薇", "plum")
    await stage.wait(1)
    advert = await stage.say(seller, "兼职日结300-800，在家刷单即可，名额有限！加V：vivi8866zq 马上赚钱")
    await _tell_removal(stage, await stage.removed(advert, within=4))
    await stage.wait(4)
    king = await stage.enter("CryptoKing", "₿", "straw")
    advert = await stage.say(
        king, "FREE USDT airdrop! Double your crypto in 24h, join t.me/+fastprofit88 or DM @fastprofit88"
    )
    await _tell_removal(stage, await stage.removed(advert, within=4))
    await stage.wait(3)


async def _tell_removal(stage: Stage, stood: float | None) -> None:
    if stood is None:
        stage.guide("advertisement-stands")
    else:
        stage.guide("advertisement-removed", milliseconds=max(1, round(stood * 1000)))


async def door(stage: Stage) -> None:
    """Let somebody in whose name is an advertisement: they are asked by a picture, and cannot see it."""
    stage.guide("door")
    since = stage.now()
    guest = await stage.enter("兼职日结加微信 kk5566", "兼", "plum")
    shown = await stage.bot_says(lambda post: post.at >= since and bool(post.picture), within=4)
    if shown is None:
        stage.guide("door-open")
        return
    stage.guide("door-picture")
    await stage.wait(2.5)
    await stage.press(guest, shown, shown.buttons[-1].command)
    asked = await stage.bot_says(lambda post: post.at > shown.at and bool(_sum_of(post)), within=4)
    stage.guide("door-sum")
    await stage.wait(1.5)
    if asked is not None:
        right = next((each.command for each in asked.buttons if each.label == _sum_of(asked)), "")
        await stage.press(guest, asked, right)
        stage.guide("door-answered" if await stage.removed(asked, within=4) is not None else "door-picture")
    await stage.wait(1.5)


def _sum_of(post: Post) -> str:
    """Give what the sum in a message of the group comes to, or an empty string for one without."""
    found = _SUM.search(post.text) if post.chat == LOBBY else None
    return str(int(found[1]) + int(found[2])) if found else ""


async def borderline(stage: Stage) -> None:
    """Make an offer of a kind that the owner wants to be asked about."""
    stage.guide("borderline")
    buyer = await stage.enter("小棠", "棠", "moss")
    await stage.wait(1)
    since = stage.now()
    offer = await stage.say(buyer, "我这边可以帮忙代购日本文具，需要的说一声")
    card = await stage.card(since, within=4)
    gone = await stage.removed(offer, within=0.3)
    stage.guide("borderline-asked" if card and gone is None else "borderline-other")
    await stage.wait(4)


async def regular(stage: Stage) -> None:
    """Let a regular say something odd, about which nothing should be done."""
    stage.guide("regular")
    await stage.wait(0.8)
    odd = await stage.say(ZHOU, "昨晚梦见自己变成一袋大米，被人加价转手卖了三次，醒来觉得自己还挺值钱 哈哈哈哈")
    gone = await stage.removed(odd, within=1.5)
    await stage.react(TOM, odd, "😂")
    stage.guide("regular-left" if gone is None else "regular-removed")
    await stage.wait(3)


async def flood(stage: Stage) -> None:
    """Let one guest write faster than anybody can read."""
    stage.guide("flood")
    child = await stage.enter("复读机 EchoEcho", "复", "clay")
    for n in range(12):
        if await stage.say(child, f"哈哈哈哈哈 {'!' * (n % 3)}") is None:
            break
        await stage.wait(0.25)
    stage.guide("flood-stopped" if await stage.muted(child, within=2) else "flood-stands")
    await stage.wait(3)


async def points(stage: Stage) -> None:
    """Let regulars check in, and ask who keeps the place lively."""
    stage.guide("points")
    for who in (YATING, PRIYA, ZHOU):
        await stage.say(who, "/checkin")
        await stage.wait(0.9)
    await stage.say(TOM, "/top")
    stage.guide("points-top")
    await stage.wait(4)


async def quarrel(stage: Stage) -> None:
    """Let two guests lose their temper with one another: it is seen coming, and met when it comes."""
    stage.guide("quarrel")
    max_, leo = await stage.enter("Max", "M", "ink"), await stage.enter("Leo", "L", "pine")
    heated = (
        (max_, "Did you even read the book? That is a really stupid take."),
        (leo, "Who asked you? You always do this, you never let anybody finish."),
        (max_, "Because you never listen. Everybody here is tired of it."),
        (leo, "Stop talking for everybody. You have no idea what you are saying."),
    )
    told = await _exchange(stage, heated)
    stage.guide("quarrel-foreseen" if told else "quarrel-stands")
    await stage.wait(2.5)
    insults = (
        (max_, "Oh shut up, you are an idiot and everybody here knows it."),
        (leo, "You are pathetic. Nobody wants you here, get lost."),
        (max_, "Get lost yourself, you worthless moron."),
    )
    met = await _exchange(stage, insults)
    stage.guide("quarrel-met" if met else "quarrel-stands")
    await stage.wait(3)


async def _exchange(stage: Stage, lines: Sequence[tuple[Account, str]]) -> bool:
    """Let people answer one another; tell whether the moderators were then told, or the group spoken to."""
    since, last = stage.now(), None
    for who, text in lines:
        last = await stage.say(who, text, last) or last
        await stage.wait(0.8)
    said = await stage.bot_says(lambda post: post.at >= since and (post.chat == LOBBY or bool(post.buttons)), within=2)
    return said is not None


async def topic(stage: Stage) -> None:
    """Wait for the minute to turn and the topic to be posted, and talk about it."""
    stage.guide("topic")
    since = stage.now()
    said = await stage.bot_says(lambda post: post.at >= since and any(each in post.text for each in TOPICS), within=66)
    stage.guide("topic-posted" if said else "topic-missing")
    await stage.wait(1.5)
    lines = (
        "那当然是老茶馆的那一本。",
        "Easy, the one with the lighthouse.",
        "我要想一下，晚點回答。",
        "今天读到的那句还在心里。",
    )
    turn = stage.now().minute % len(lines)
    await stage.say((ZHOU, TOM, YATING, PRIYA)[turn], lines[turn], said)
    await stage.wait(2)


SCENES: Final[Mapping[str, Scene]] = {
    "greeting": greeting,
    "question": question,
    "advertisement": advertisement,
    "door": door,
    "borderline": borderline,
    "regular": regular,
    "flood": flood,
    "points": points,
    "quarrel": quarrel,
    "topic": topic,
}
STORY: Final = tuple(SCENES)
