"""Several pictures of one message, or of one album: one case and one act, whichever is looked at or read first."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from bot.eye import Eye
from bot.seen import MOST_TO_READ, Seen
from chat.actions import DeleteMessage, EditMessage, SendMessage
from chat.case import Case, Outcome
from chat.events import CommandCalled, MessagePosted
from chat.message import Media, MediaKind, Message, Picture
from chat.people import Role
from chat.records import OpenCase
from moderation.decoding import Glance, PictureError
from storage.views import cases
from tests.bot.street import GROUP, NOON, member, posted
from tests.bot.test_pictures import CHIEF, Inn, opened

OFFICE = "street:9"
SITE = "https://fast-gains.example.net/start"
INVITE = "https://t.me/+AbCdEfGh123"
HALF = "日结500元 手机兼职刷单"
OTHER_HALF = "无需押金 名额有限 加微信 xq88321 https://t.me/+AbCdEfGh123"


class Told(Eye):
    """An eye that is told what stands on each picture, and in which order the writing is known."""

    def __init__(self, codes: dict[bytes, str], texts: dict[bytes, str]) -> None:
        super().__init__()
        self.glances = self.reads = True
        self.codes, self.texts = codes, texts
        self.read_in_order: list[bytes] = []

    async def glance(self, data: bytes) -> Glance:
        await asyncio.sleep(0)
        if data == b"refused":
            raise PictureError("damaged")
        code = self.codes.get(data, "")
        return Glance(picture=Picture(codes=(code,) if code else (), look="fbda8425c0d4b14f"), reduced=data)

    async def read(self, reduced: bytes) -> str:
        self.read_in_order.append(reduced)
        return self.texts.get(reduced, "")


@pytest.fixture
async def inn(database_url: str) -> AsyncIterator[Inn]:
    async with opened(database_url) as found:
        boss = member(9, role=Role.OWNER)
        line = f"group moderators {OFFICE}"
        await found.pipeline.handle(
            [CommandCalled(id="set", group=GROUP, at=NOON, by=boss, name="settings", arguments=line, message="set")]
        )
        yield found


def knowing(inn: Inn, codes: dict[bytes, str] | None = None, texts: dict[bytes, str] | None = None) -> None:
    eye = Told(codes or {}, texts or {})
    inn.pictures._eye = inn.pictures._glances._eye = eye


def carrying(inn: Inn, number: int, pictures: Sequence[bytes], album: str = "", text: str = "") -> MessagePosted:
    """Give a message of one and the same member with these pictures."""
    event = posted(number, text, by=member(5), seconds=number)
    files = {f"{number}-{place}": data for place, data in enumerate(pictures)}
    inn.shop.files |= files
    media = tuple(Media(kind=MediaKind.PHOTO, file=name, size=len(data)) for name, data in files.items())
    return replace(event, message=replace(event.message, media=media, album=album))


def opened_cases(inn: Inn) -> list[OpenCase]:
    return [action for each in inn.kept for action in each.actions if isinstance(action, OpenCase)]


def deletions(inn: Inn) -> list[str]:
    return [action.message for each in inn.kept for action in each.actions if isinstance(action, DeleteMessage)]


def cards(inn: Inn) -> list[SendMessage | EditMessage]:
    actions = [action for each in inn.kept for action in each.actions]
    return [each for each in actions if isinstance(each, SendMessage | EditMessage) and each.group == OFFICE]


async def kept_cases(inn: Inn) -> list[Case]:
    return list(await cases.cases(inn.store.database, GROUP, limit=20))


def seen_on(message: Message) -> list[str]:
    return [each.says for each in message.pictures]


@pytest.mark.parametrize("order", list(permutations([HALF.encode(), OTHER_HALF.encode(), b"holiday"])))
async def test_what_stands_on_several_pictures_is_judged_as_one_in_any_order(inn: Inn, order: Sequence[bytes]) -> None:
    knowing(inn, texts={each.encode(): each for each in (HALF, OTHER_HALF)})
    await inn.show(carrying(inn, 1, order))
    [opened] = opened_cases(inn)
    assert opened.case.outcome is Outcome.ACTED
    assert deletions(inn) == ["1"]
    receipt = opened.case.receipt
    assert sorted(filter(None, seen_on(receipt.message))) == sorted([HALF, OTHER_HALF])
    assert len(cards(inn)) == 1
    assert [each.id for each in await kept_cases(inn)] == [opened.case.id]


async def test_a_case_asked_about_for_a_code_grows_when_the_writing_is_read(inn: Inn) -> None:
    knowing(inn, codes={b"both": SITE}, texts={b"both": f"{HALF} {OTHER_HALF}"})
    await inn.show(carrying(inn, 1, [b"both", b"holiday"]))
    first, second = opened_cases(inn)
    assert (first.case.outcome, second.case.outcome) == (Outcome.ASKED, Outcome.ACTED)
    assert first.case.id == second.case.id
    card, changed = cards(inn)
    assert isinstance(card, SendMessage)
    assert isinstance(changed, EditMessage)
    assert card.key == changed.of == f"card:{first.case.id}"
    assert f"undo {first.case.id}" in [each.command for each in changed.buttons]
    [kept] = await kept_cases(inn)
    assert kept.outcome is Outcome.ACTED
    assert kept.receipt == second.case.receipt
    assert deletions(inn) == ["1"]


async def test_undoing_a_case_that_grew_takes_back_all_that_was_done(inn: Inn) -> None:
    knowing(inn, codes={b"both": SITE}, texts={b"both": f"{HALF} {OTHER_HALF}"})
    await inn.show(carrying(inn, 1, [b"both"]))
    done = [type(each) for each in opened_cases(inn)[-1].actions]
    assert DeleteMessage in done
    call = CommandCalled(
        id="undo", group=GROUP, at=NOON, by=CHIEF, name="undo", arguments=opened_cases(inn)[0].case.id, message="undo"
    )
    await inn.pipeline.handle([call])
    [kept] = await kept_cases(inn)
    assert kept.outcome is Outcome.UNDONE
    again = [each for each in inn.kept[-1].actions if isinstance(each, SendMessage) and each.group == GROUP]
    assert again


async def test_what_moderators_have_dismissed_is_not_brought_up_again(inn: Inn) -> None:
    """They answer between the code and the writing."""
    knowing(inn, codes={b"both": SITE}, texts={b"both": f"{HALF} {OTHER_HALF}"})
    inn.pictures._eye.reads = False
    event = carrying(inn, 1, [b"both"])
    await inn.show(event)
    [asked] = opened_cases(inn)
    await inn.call(f"dismiss {asked.case.id}", event.message)
    told = inn.store.said(GROUP, "1")
    assert told is not None
    inn.pictures._seen.remember(
        next(iter(inn.pictures._seen._pictures)), Picture(codes=(SITE,), text=f"{HALF} {OTHER_HALF}")
    )
    await inn.pictures._show((GROUP, "1"))
    await inn.settled()
    assert len(opened_cases(inn)) == 1
    assert deletions(inn) == []


@pytest.mark.parametrize("order", list(permutations([b"site", b"invite", b"holiday"])))
async def test_an_album_goes_whole_in_one_case_whichever_part_is_looked_at_first(
    inn: Inn, order: Sequence[bytes]
) -> None:
    knowing(inn, codes={b"site": SITE, b"invite": INVITE})
    await inn.pipeline.handle([carrying(inn, number, [data], album="a") for number, data in enumerate(order, 1)])
    await inn.settled()
    assert sorted(deletions(inn)) == ["1", "2", "3"]
    [kept] = await kept_cases(inn)
    assert kept.outcome is Outcome.ACTED
    assert sum(isinstance(each, SendMessage) for each in cards(inn)) == 1


async def test_of_an_album_of_doubtful_pictures_moderators_are_asked_once(inn: Inn) -> None:
    knowing(inn, codes={str(number).encode(): f"{SITE}/{number}" for number in range(1, 6)})
    events = [carrying(inn, number, [str(number).encode()], album="a") for number in range(1, 6)]
    await inn.pipeline.handle(events)
    await inn.settled()
    [asked] = opened_cases(inn)
    assert asked.case.outcome is Outcome.ASKED
    assert len(cards(inn)) == 1


async def test_one_picture_that_is_refused_keeps_the_others_from_nothing(inn: Inn) -> None:
    knowing(inn, texts={OTHER_HALF.encode(): f"{HALF} {OTHER_HALF}"})
    await inn.show(carrying(inn, 1, [b"refused", OTHER_HALF.encode(), b"refused"]))
    assert deletions(inn) == ["1"]


def test_where_too_many_wait_to_be_read_a_message_waits_for_none_that_is_left_unread() -> None:
    seen, place = Seen(), (GROUP, "1")
    for name in ("advert", "first"):
        seen.await_reading(name, b"reduced")
    seen.carry(place, {"a": "advert", "f": "first"})
    advert = seen.next_unread()
    assert advert is not None
    assert seen.done(advert) == []
    for number in range(MOST_TO_READ + 20):
        seen.await_reading(f"other{number}", b"reduced")
    first = seen.next_unread()
    assert first is not None
    assert (first.digest, first.reduced) == ("first", b"")
    assert seen.done(first) == [place]
