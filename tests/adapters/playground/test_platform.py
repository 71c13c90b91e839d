import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.playground.people import LOBBY, NEWCOMER, REGULARS, ZHOU
from adapters.playground.platform import WAITING, Playground
from adapters.playground.wishes import Open, Say
from chat.actions import Ban, Kick, SendMessage
from chat.events import CommandCalled, MemberJoined, MemberLeft, MessagePosted
from chat.platform import Platform, PlatformError, Refusal
from chat.words import Words
from tests.adapters.playground.stand_ins import COMMANDS, Collector, running

WHY = Words("playground-removed")
HELLO = Say(by=NEWCOMER.id, chat="lobby", text="hello")


def test_it_is_a_platform(tmp_path: Path) -> None:
    made = Playground(tmp_path)
    platform: Platform = made
    assert platform.name == "playground"
    made.book.close()


async def test_a_wish_is_fulfilled_only_when_the_bot_has_it_on_disk(
    playground: Playground, collector: Collector
) -> None:
    collector.keeps.clear()
    wish = asyncio.create_task(playground.fulfil(HELLO))
    await collector.until(1)
    await asyncio.sleep(0.05)
    assert not wish.done()
    collector.keeps.set()
    assert await wish is not None


async def test_what_the_bot_did_not_keep_is_told_again_after_a_restart(tmp_path: Path) -> None:
    first, again = Collector(), Collector()
    first.keeps.clear()
    async with running(Playground(tmp_path, port=0, cast=False), first) as playground:
        wish = asyncio.create_task(playground.fulfil(HELLO))
        await first.until(1)
        wish.cancel()
        await asyncio.gather(wish, return_exceptions=True)
    async with running(Playground(tmp_path, port=0, cast=False), again) as playground:
        assert await again.until(1) == first.events
        assert playground.book.shelf(WAITING) == {}
        post = await playground.fulfil(HELLO)
        assert post is not None
        assert post.id not in {event.message.id for event in first.events if isinstance(event, MessagePosted)}


async def test_who_is_put_out_has_left_and_comes_back_by_writing(playground: Playground, collector: Collector) -> None:
    await playground.perform(Kick(group=LOBBY, reason=WHY, member=NEWCOMER.member))
    await collector.until(1)
    await playground.fulfil(HELLO)
    kinds = [type(event) for event in await collector.until(3)]
    assert kinds == [MemberLeft, MemberJoined, MessagePosted]


async def test_who_is_banned_has_left(playground: Playground, collector: Collector) -> None:
    await playground.perform(Ban(group=LOBBY, reason=WHY, member=ZHOU.member))
    (event,) = await collector.until(1)
    assert isinstance(event, MemberLeft)
    assert event.member == ZHOU.member


async def test_newcomers_have_names_of_their_own(playground: Playground, collector: Collector) -> None:
    one, two = await playground.enter(), await playground.enter()
    assert one.id != two.id
    assert one.member.name != two.member.name
    assert one.playable
    assert [event.member.id for event in collector.events if isinstance(event, MemberJoined)] == [one.id, two.id]


async def test_the_first_page_lets_the_bot_speak_its_language_once(
    playground: Playground, collector: Collector
) -> None:
    await playground.fulfil(Open(language="en"))
    await playground.fulfil(Open(language="zh-CN"))
    await playground.fulfil(Open(language="zh-CN"))
    (event,) = collector.events
    assert isinstance(event, CommandCalled)
    assert (event.name, event.arguments) == ("lang", "zh-CN")


async def test_the_past_is_the_same_every_time_and_makes_regulars(tmp_path: Path) -> None:
    first = Playground(tmp_path)
    past = first.history()
    first.book.close()
    again = Playground(tmp_path)
    assert again.history() == past
    again.book.close()
    said = [event for event in past if isinstance(event, MessagePosted)]
    texts = [event.message.text for event in said]
    assert len({event.id for event in past}) == len(past)
    assert len(set(texts)) == len(texts)
    assert all(event.at < datetime.now(UTC) for event in past)
    for account in REGULARS[:4]:
        assert sum(1 for event in said if event.message.author == account.member) >= 30
    assert max(int(event.message.id) for event in said) < 1_000


async def test_numbers_of_the_past_are_never_given_again(playground: Playground) -> None:
    made = await playground.perform(SendMessage(group=LOBBY, reason=WHY, text="hello"))
    assert int(made) >= 1_000


async def test_a_wish_of_somebody_who_is_gone_for_good_is_refused(playground: Playground) -> None:
    playground.world.keep(replace(NEWCOMER, banned=True))
    with pytest.raises(Exception, match="banned"):
        await playground.fulfil(HELLO)


def test_the_commands_it_offers_are_those_it_was_given(tmp_path: Path) -> None:
    made = Playground(tmp_path, commands=COMMANDS)
    assert made.commands == COMMANDS
    made.book.close()


async def test_what_cannot_be_written_down_is_to_be_tried_again(playground: Playground) -> None:
    playground.book.close()
    with pytest.raises(PlatformError) as error:
        await playground.perform(SendMessage(group=LOBBY, reason=WHY, text="hello"))
    assert error.value.refusal is Refusal.NETWORK


async def test_an_event_of_another_version_stops_nothing(tmp_path: Path) -> None:
    collector = Collector()
    made = Playground(tmp_path, port=0, cast=False)
    made.book.put(WAITING, "old", {"kind": "NoSuchEvent"})
    async with running(made, collector) as playground:
        assert await playground.fulfil(HELLO) is not None
        assert playground.book.shelf(WAITING) == {}
