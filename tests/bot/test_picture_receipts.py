"""What moderators see of a picture: what stood on it and how it was read; and what they teach holds in every size."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from chat.events import CommandCalled
from chat.language import LANGUAGES, language
from chat.people import Role
from tests.bot.street import GROUP, NOON, member
from tests.bot.test_pictures import CHIEF, Inn, opened, shown
from tests.bot.test_pictures_of_one import OFFICE, cards, carrying, deletions, knowing, opened_cases
from tests.moderation.drawn import INVITE, saved, scenery, with_code

WRITTEN = "日结伍佰元 手机兼职刷单 无需押金 名额有限 ➕薇❤ xq88321"
"""As adverts write it: a plus for `add`, a heart for half of a network's name."""

A_DAY = 90_000
"""Seconds after which nothing is a campaign any more with what was shown before."""


@pytest.fixture
async def inn(tmp_path: Path) -> AsyncIterator[Inn]:
    async with opened(f"sqlite:///{tmp_path / 'inn.db'}") as found:
        boss, line = member(9, role=Role.OWNER), f"group moderators {OFFICE}"
        await found.pipeline.handle(
            [CommandCalled(id="set", group=GROUP, at=NOON, by=boss, name="settings", arguments=line, message="set")]
        )
        yield found


async def why(inn: Inn, tag: str = "en") -> str:
    """Give the receipt of the newest case, as a moderator reads it."""
    case = opened_cases(inn)[-1].case.id
    call = CommandCalled(
        id=f"why{tag}", group=GROUP, at=NOON, by=CHIEF, name="why", arguments=case, message=f"why{tag}"
    )
    await inn.pipeline.handle([call])
    [answer] = inn.kept[-1].actions
    return language(tag).say(answer.text)  # type: ignore[attr-defined]


async def test_the_receipt_holds_the_writing_and_how_it_was_read(inn: Inn) -> None:
    knowing(inn, texts={b"advert": WRITTEN})
    await inn.show(carrying(inn, 1, [b"advert"]))
    receipt = await why(inn)
    assert WRITTEN in receipt
    assert "➕薇 → 加薇" in receipt
    assert "written in a picture: " in receipt
    card = language("en").say(cards(inn)[-1].text)
    assert f"│ {WRITTEN}" in card
    assert "written in a picture: " in card


async def test_the_receipt_holds_the_address_of_a_code(inn: Inn) -> None:
    knowing(inn, codes={b"advert": INVITE})
    await inn.show(carrying(inn, 1, [b"advert"]))
    for shown_as in (await why(inn), language("en").say(cards(inn)[-1].text)):
        assert INVITE.removeprefix("https://") in shown_as
        assert "in a picture's QR code: " in shown_as


@pytest.mark.parametrize("tag", LANGUAGES)
async def test_the_receipt_of_a_picture_is_whole_in_every_language(inn: Inn, tag: str) -> None:
    knowing(inn, codes={b"advert": INVITE}, texts={b"advert": WRITTEN})
    await inn.show(carrying(inn, 1, [b"advert"]))
    receipt = await why(inn, tag)
    assert INVITE in receipt
    assert "found-" not in receipt


def again(image: Image.Image) -> dict[str, bytes]:
    """Give a picture as others send it on: smaller, larger, pressed, in another format."""
    return {
        "half the size": saved(image.resize((320, 240)), "JPEG", quality=70),
        "twice the size": saved(image.resize((1280, 960)), "JPEG", quality=70),
        "pressed hard": saved(image, "JPEG", quality=25),
        "webp": saved(image.resize((500, 375)), "WEBP", quality=60),
        "grey": saved(image.convert("L"), "PNG"),
    }


async def test_a_taught_picture_is_found_in_every_size_until_it_is_forgotten(inn: Inn) -> None:
    first = shown(inn, 1, saved(scenery(9)))
    await inn.show(first)
    await inn.call("teach spam", first.message)
    for number, data in enumerate(again(scenery(9)).values(), 10):
        await inn.show(shown(inn, number, data))
    assert {str(number) for number in range(10, 15)} <= set(deletions(inn))
    receipt = await why(inn)
    assert "looks like a picture that moderators taught as " in receipt
    assert " of 64 bits differ" in receipt
    before = len(deletions(inn))
    await inn.call("teach forget", first.message)
    for number, data in enumerate(again(scenery(9)).values(), A_DAY):
        await inn.show(shown(inn, number, data))
    assert len(deletions(inn)) == before


async def test_what_was_confirmed_is_found_again_and_undoing_forgets_it(inn: Inn) -> None:
    """A picture with a code is asked about and confirmed; its look is known even when the code is gone."""
    event = shown(inn, 1, saved(with_code(4, "https://fast-gains.example.net/start")))
    await inn.show(event)
    [asked] = opened_cases(inn)
    await inn.call(f"confirm {asked.case.id}", event.message)
    covered = with_code(4, "https://fast-gains.example.net/start")
    await inn.show(shown(inn, 2, saved(covered.resize((600, 450)), "JPEG", quality=60)))
    assert deletions(inn) == ["1", "2"]
    await inn.call(f"undo {opened_cases(inn)[-1].case.id}", event.message)
    await inn.show(shown(inn, A_DAY, saved(covered.resize((300, 225)), "JPEG", quality=60)))
    assert deletions(inn) == ["1", "2"]
