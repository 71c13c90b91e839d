import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.playground.cast.director import Director, Playing
from adapters.playground.people import LOBBY, NEWCOMER, Account
from adapters.playground.posts import Post
from adapters.playground.wishes import Say, Wish
from adapters.playground.world import RefusedError, World
from tests.adapters.playground.stand_ins import eventually


class House:
    """A network without a bot: what is wished for happens, and nobody removes anything."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.guests = 0

    async def fulfil(self, wish: Wish) -> Post | None:
        return self.world.say(wish.by, wish.group, wish.text, wish.reply_to) if isinstance(wish, Say) else None

    async def enter(self, guest: Account) -> Account:
        self.guests += 1
        return self.world.keep(replace(guest, member=replace(guest.member, id=f"playground:{100 + self.guests}")))


@pytest.fixture
async def director(world: World) -> AsyncIterator[Director]:
    house = House(world)
    made = Director(world, house.fulfil, house.enter)
    task = asyncio.create_task(made.run())
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(director: Director, scene: str, state: Playing) -> None:
    await eventually(lambda: (director.scene, director.state) == (scene, state))


async def test_the_cast_begins_with_the_first_visitor_and_not_again_with_the_second(director: Director) -> None:
    assert director.state is Playing.WAITING
    director.welcome()
    await until(director, "greeting", Playing.PLAYING)
    director.direct("pause")
    director.welcome()
    assert director.state is Playing.PAUSED


async def test_while_it_is_paused_nobody_of_the_cast_speaks(director: Director, world: World) -> None:
    director.direct("greeting")
    await until(director, "greeting", Playing.PLAYING)
    await asyncio.sleep(0.05)
    director.direct("pause")
    said = len(world.posts)
    await asyncio.sleep(1.4)
    assert len(world.posts) == said
    director.direct("play")
    await eventually(lambda: len(world.posts) > said)


async def test_one_scene_is_played_alone_and_then_it_is_the_visitors_turn(director: Director) -> None:
    director.direct("greeting")
    await until(director, "", Playing.OVER)


async def test_another_scene_ends_the_one_that_is_on(director: Director) -> None:
    director.direct("topic")
    await until(director, "topic", Playing.PLAYING)
    director.direct("regular")
    await until(director, "regular", Playing.PLAYING)


async def test_a_message_that_nobody_removed_is_said_to_stand(director: Director, world: World) -> None:
    director.direct("regular")
    await until(director, "", Playing.OVER)
    assert director.guide.key == "playground-guide-regular-left"
    assert any(post.chat == LOBBY for post in world.posts.values())


async def test_a_scene_there_is_not_is_refused(director: Director) -> None:
    with pytest.raises(RefusedError, match="unknown-scene"):
        director.direct("../greeting")


async def test_visitors_can_speak_while_the_cast_plays(director: Director, world: World) -> None:
    director.welcome()
    assert world.say(NEWCOMER.id, LOBBY, "hello from me")
