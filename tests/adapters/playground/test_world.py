from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.playground.book import Book
from adapters.playground.people import CHANNEL, LOBBY, MODERATOR, NEWCOMER, OFFICE, ZHOU
from adapters.playground.posts import Change, PostChanged
from adapters.playground.world import GUESTS, KEPT, RefusedError, World
from tests.adapters.playground.stand_ins import Clock


def test_what_is_said_is_seen_and_survives_a_restart(world: World, book: Book, clock: Clock) -> None:
    seen: list[Change] = []
    world.watch(seen.append)
    post = world.say(NEWCOMER.id, LOBBY, "hello <b>all</b>")
    assert seen == [PostChanged(post=post)]
    assert World(book, clock).posts == {post.id: post}


def test_an_answer_knows_what_it_answers(world: World) -> None:
    first = world.say(NEWCOMER.id, LOBBY, "a question")
    assert world.say(ZHOU.id, LOBBY, "an answer", first.id).reply_to == first.id


def test_an_answer_to_a_message_of_another_chat_is_refused(world: World) -> None:
    secret = world.say(MODERATOR.id, OFFICE, "between us")
    with pytest.raises(RefusedError, match="message-gone"):
        world.say(NEWCOMER.id, LOBBY, "what was that", secret.id)


def test_members_are_not_in_the_moderators_chat(world: World) -> None:
    with pytest.raises(RefusedError, match="staff-only"):
        world.say(NEWCOMER.id, OFFICE, "let me in")


def test_strangers_cannot_write(world: World) -> None:
    with pytest.raises(RefusedError, match="unknown-member"):
        world.say("telegram:1", LOBBY, "hello")


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_message_is_refused(world: World, text: str) -> None:
    with pytest.raises(RefusedError, match="empty"):
        world.say(NEWCOMER.id, LOBBY, text)


def test_a_mute_ends_by_itself(world: World, clock: Clock) -> None:
    world.keep(replace(NEWCOMER, muted_until=clock.now + timedelta(minutes=5)))
    with pytest.raises(RefusedError, match="muted") as refused:
        world.say(NEWCOMER.id, LOBBY, "hello")
    assert refused.value.words.values["seconds"] == 300
    clock.later(timedelta(minutes=5))
    assert world.say(NEWCOMER.id, LOBBY, "hello").text == "hello"


def test_who_is_muted_may_still_press_a_button(world: World, clock: Clock) -> None:
    world.keep(replace(NEWCOMER, muted_until=clock.now + timedelta(minutes=5)))
    assert world.admit(NEWCOMER.id, LOBBY, silent=True).id == NEWCOMER.id
    with pytest.raises(RefusedError, match="staff-only"):
        world.admit(NEWCOMER.id, OFFICE, silent=True)


def test_a_ban_until_a_moment_ends_by_itself_and_one_for_good_does_not(world: World, clock: Clock) -> None:
    world.keep(replace(NEWCOMER, banned=True, banned_until=clock.now + timedelta(days=1)))
    world.keep(replace(CHANNEL, banned=True))
    clock.later(timedelta(days=2))
    assert world.say(NEWCOMER.id, LOBBY, "back again")
    with pytest.raises(RefusedError, match="banned"):
        world.say(CHANNEL.id, LOBBY, "news")


def test_only_the_author_edits_a_message(world: World) -> None:
    post = world.say(NEWCOMER.id, LOBBY, "helo")
    with pytest.raises(RefusedError, match="not-yours"):
        world.edit(ZHOU.id, post.id, "something else")
    assert world.edit(NEWCOMER.id, post.id, "hello").text == "hello"


def test_an_emoji_is_put_and_taken_back(world: World) -> None:
    post = world.say(NEWCOMER.id, LOBBY, "hello")
    reacted, count = world.react(ZHOU.id, post.id, "👍")
    assert (reacted.reactions, count) == ({"👍": (ZHOU.id,)}, 1)
    reacted, count = world.react(ZHOU.id, post.id, "👍")
    assert (reacted.reactions, count) == ({}, -1)


def test_old_messages_and_old_guests_are_forgotten(world: World, book: Book, clock: Clock) -> None:
    for n in range(KEPT + 20):
        world.say(ZHOU.id, LOBBY, f"line {n}")
        guest = replace(NEWCOMER, member=replace(NEWCOMER.member, id=f"playground:{1000 + n}"), part="guest")
        world.keep(guest)
    assert len(world.posts) == KEPT
    assert sum(1 for each in world.accounts.values() if each.part == "guest") == GUESTS
    again = World(book, clock)
    assert again.posts == world.posts
    assert again.accounts == world.accounts


def test_a_row_of_another_version_is_left_out_and_the_rest_kept(world: World, book: Book, clock: Clock) -> None:
    post = world.say(NEWCOMER.id, LOBBY, "hello")
    book.put("posts", "999", {"kind": "Post", "something": "else"})
    book.put("accounts", "playground:5", {"kind": "Nothing"})
    again = World(book, clock)
    assert again.posts == {post.id: post}
    assert again.accounts.keys() == world.accounts.keys()
