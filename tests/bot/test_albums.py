"""Albums: what a network shows as one goes as one, in one case."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from chat.actions import DeleteMessage
from chat.events import MessagePosted
from chat.people import Member, Role
from chat.records import OpenCase
from storage.store import Store
from tests.bot.street import ADVERT, member, posted
from tests.bot.test_pipeline import Kept, pipeline


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await Store.open("sqlite://", scratch=True)
    yield opened
    await opened.close()


def part(number: int, text: str = "", *, album: str = "a", by: Member | None = None) -> MessagePosted:
    """Give the event of one picture of an album, a second after the one before."""
    event = posted(number, text, by or member(1), seconds=number)
    return replace(event, message=replace(event.message, album=album))


async def removed(store: Store, *events: MessagePosted, at_once: bool = True) -> tuple[list[str], int]:
    """Give the messages that are deleted and the cases that are opened."""
    kept = Kept()
    flow = pipeline(store, kept)
    for batch in [events] if at_once else [[event] for event in events]:
        await flow.handle(batch)
    return [each.message for each in kept.actions(DeleteMessage)], len(kept.actions(OpenCase))


@pytest.mark.parametrize("at_once", [True, False])
async def test_parts_that_come_after_the_advert_go_with_it_in_one_case(store: Store, at_once: bool) -> None:
    assert await removed(store, part(1, ADVERT), part(2), part(3), at_once=at_once) == (["1", "2", "3"], 1)


async def test_parts_that_came_before_the_advert_go_with_it(store: Store) -> None:
    assert await removed(store, part(1), part(2), part(3, ADVERT)) == (["3", "1", "2"], 1)


async def test_another_album_and_another_member_are_left_alone(store: Store) -> None:
    others = (part(2, album="b"), part(3, by=member(2)), part(4, album=""))
    assert await removed(store, part(1, ADVERT), *others) == (["1"], 1)


async def test_nothing_of_staff_goes(store: Store) -> None:
    staff = member(1, role=Role.MODERATOR)
    assert await removed(store, part(1, ADVERT, by=staff), part(2, by=staff)) == ([], 0)
