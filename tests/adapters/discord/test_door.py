"""The door of a Discord server: the whole bot over real sockets, and people who try everything at it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from chat.door import Watch
from chat.wire import load
from moderation.asking import question_of
from storage import tables
from storage.watches import Watches
from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.specification import FILE, faults
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.test_whole_bot import inn, own, with_office
from tests.adapters.discord.world import EVERYONE_MAY, user
from tests.bot.street import ADVERT

NEW = "700"


@pytest.fixture(autouse=True)
def roles(fake: FakeDiscord) -> None:
    """Give the server a role without powers, below the bot's."""
    fake.server.roles["250"] = (EVERYONE_MAY, 2)


async def settle(fake: FakeDiscord, *settings: str) -> None:
    """Let the owner set something before anybody comes."""
    for each in settings:
        parts = zip(("section", "setting", "value"), each.split(" ", 2), strict=True)
        options = [{"name": name, "type": 3, "value": value} for name, value in parts]
        before = len(fake.rest.whispers)
        asked = interaction(2, {"id": "5", "name": "settings", "type": 1, "options": options}, "1", fake)
        await fake.tell("INTERACTION_CREATE", asked)
        await until(lambda before=before: len(fake.rest.whispers) > before)


async def come(fake: FakeDiscord, number: str = NEW, *, ago: int = 0, **about: Any) -> None:
    """Let somebody come into the server, which says so in the hall."""
    member = fake.server.join(user(number, f"Guest {number}"))
    member.update(joined_at=(datetime.now(UTC) - timedelta(seconds=ago)).isoformat(), **about)
    await fake.tell("GUILD_MEMBER_ADD", {**member, "guild_id": "100"})
    await fake.say(number, "", type=7)


async def change(fake: FakeDiscord, number: str = NEW, **about: Any) -> None:
    """Let something about a member be changed."""
    fake.server.members[number].update(about)
    await fake.tell("GUILD_MEMBER_UPDATE", {**fake.server.members[number], "guild_id": "100"})


def questions(fake: FakeDiscord) -> list[dict[str, Any]]:
    return [each for each in own(fake, "301") if any(":verify " in id_ for id_ in ids(each))]


def ids(message: dict[str, Any]) -> list[str]:
    return [button["custom_id"] for row in message.get("components") or () for button in row["components"]]


def answer(message: dict[str, Any], *, right: bool = True) -> str:
    """Give the id of the button that answers the sum a message asks for."""
    found = re.search(r"(\d+) \\?\+ (\d+)", message["content"])
    assert found is not None
    wanted = str(int(found[1]) + int(found[2]))
    buttons = [button for row in message["components"] for button in row["components"]]
    return next(str(each["custom_id"]) for each in buttons if (each["label"] == wanted) is right)


async def press(fake: FakeDiscord, who: str, message: dict[str, Any], pressed: str) -> None:
    """Let somebody press a button, and wait until Discord has been told that it was heard."""
    asked = interaction(3, {"custom_id": pressed, "component_type": 2}, who, fake, message=message)
    await fake.tell("INTERACTION_CREATE", asked)
    await until(lambda: asked["id"] in fake.rest.deferred)


async def watches(app: App) -> list[Watch]:
    rows = await app.store.database.rows(select(tables.watches.c.watch))
    return [load(Watch, row.watch) for row in rows]


async def times_are_up(app: App, minutes: int = 6) -> None:
    """Let the clock ring for all that waits, as it will in some minutes, and what is done then be done."""
    then = datetime.now(UTC) + timedelta(minutes=minutes)
    app.performer._now = lambda: then + timedelta(seconds=1)
    for event in await Watches(app.store.database).ended(then):
        await (await app.emit(event))


async def test_a_newcomer_answers_a_sum_and_may_write(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await settle(fake, "verification who everyone", "verification how sum")
        await come(fake)
        (question,) = await until(lambda: questions(fake))
        said = await fake.say(NEW, "hello everybody")
        await until(lambda: said["id"] not in fake.server.messages["301"])
        await press(fake, "4", question, answer(question))
        await press(fake, NEW, question, answer(question))
        await until(lambda: not questions(fake))
        said = await fake.say(NEW, "thank you for letting me in")
        await fake.say("4", "/help")
        assert said["id"] in fake.server.messages["301"]
        assert not fake.calls("PATCH", f"/members/{NEW}")


async def test_the_answer_may_be_typed(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path) as app:
        await settle(fake, "verification who everyone", "verification how picture")
        await come(fake)
        await until(lambda: questions(fake))
        (watch,) = await watches(app)
        asked = question_of(watch)
        said = await fake.say(NEW, f" {asked.answers[asked.right].lower()} ")
        await until(lambda: not questions(fake) and said["id"] not in fake.server.messages["301"])
        assert await watches(app) == []


@pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")
async def test_a_picture_is_shown_and_another_one_after_a_wrong_answer(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path) as app:
        await settle(fake, "verification who everyone", "verification how picture")
        await come(fake)
        (question,) = await until(lambda: questions(fake))
        assert question["attachments"]
        (watch,) = await watches(app)
        asked = question_of(watch)
        before = question["content"]
        await press(fake, NEW, question, ids(question)[(asked.right + 1) % len(asked.answers)])
        await until(lambda: question["content"] != before)
        assert question["attachments"]
        await press(fake, NEW, question, ids(question)[-1])
        (sum_,) = await until(lambda: [each for each in questions(fake) if not each["attachments"]])
        await press(fake, NEW, sum_, answer(sum_))
        await until(lambda: not questions(fake))
    requests = zip(fake.requests, fake.queries, strict=True)
    assert [f for (method, path, body), (_, _, query) in requests for f in faults(method, path, body, query)] == []


async def test_nobody_is_asked_before_they_accepted_the_servers_own_rules(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await settle(fake, "verification who everyone")
        await come(fake, pending=True)
        await come(fake, "701")
        await until(lambda: questions(fake))
        await change(fake, nick="Robin")
        assert len(questions(fake)) == 1
    fake.forget()
    async with inn(fake, tmp_path):
        await change(fake, pending=False)
        await until(lambda: len(questions(fake)) == 2)
        await change(fake, nick="Robin the second")
        await come(fake, "702")
        await until(lambda: len(questions(fake)) == 3)


async def test_a_role_is_given_at_once_or_with_the_answer_and_nobody_is_put_out(
    fake: FakeDiscord, tmp_path: Path
) -> None:
    async with inn(fake, tmp_path) as app:
        await settle(fake, "verification role role 250", "verification how sum")
        await come(fake)
        await until(lambda: fake.server.members[NEW]["roles"] == ["250"])
        await settle(fake, "verification who everyone")
        await come(fake, "701")
        await come(fake, "702")
        await until(lambda: len(questions(fake)) == 2)
        question = questions(fake)[0]
        await press(fake, "701", question, answer(question))
        await until(lambda: fake.server.members["701"]["roles"] == ["250"])
        await times_are_up(app)
        await until(lambda: not questions(fake))
        assert (fake.server.members["702"]["roles"], fake.calls("DELETE", "/members/702")) == ([], [])


async def test_the_entrance_asks_so_that_only_the_newcomer_sees_it(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await settle(fake, "verification role role 250", "verification who everyone", "verification how sum")
        asked = interaction(2, {"id": "6", "name": "entrance", "type": 1}, "1", fake)
        await fake.tell("INTERACTION_CREATE", asked)
        (entrance,) = await until(lambda: questions(fake))
        fake.server.join(user(NEW, "Guest"))
        before = len(fake.rest.whispers)
        await press(fake, NEW, entrance, ids(entrance)[0])
        await until(lambda: any(ids(each) for each in fake.rest.whispers[before:]))
        question = {**fake.rest.whispers[-1], "id": "1", "author": entrance["author"]}
        wrong = answer(question, right=False)
        await press(fake, NEW, question, wrong)
        await until(lambda: len([each for each in fake.rest.whispers[before:] if ids(each)]) == 2)
        question = {**fake.rest.whispers[-1], "id": "2", "author": entrance["author"]}
        await press(fake, NEW, question, wrong)
        await press(fake, NEW, question, answer(question))
        await until(lambda: fake.server.members[NEW]["roles"] == ["250"])
        assert questions(fake) == [entrance]


async def test_a_role_given_by_hand_ends_the_question(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path) as app:
        await settle(fake, "verification role ROLE 250", "verification who everyone")
        await come(fake)
        await until(lambda: questions(fake))
        await change(fake, roles=["201"])
        await change(fake, roles=["201", "250"])
        await until(lambda: not questions(fake))
        assert await watches(app) == []


async def test_a_role_that_gives_powers_is_given_to_nobody(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await with_office(fake)
        await settle(fake, "verification role role 201")
        await come(fake)
        await until(lambda: any("role" in each["content"] for each in own(fake, "302")))
        assert fake.server.members[NEW]["roles"] == []


async def test_without_an_answer_somebody_is_put_out_and_so_is_word_of_them(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path) as app:
        await settle(fake, "verification who everyone")
        await come(fake)
        await until(lambda: questions(fake))
        (notice,) = [each for each in fake.server.messages["301"].values() if each["type"] == 7]
        await times_are_up(app)
        await until(lambda: NEW not in fake.server.members and not questions(fake))
        await until(lambda: notice["id"] not in fake.server.messages["301"])
        assert fake.server.bans == {}


async def test_who_leaves_takes_the_question_along(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await settle(fake, "verification who everyone")
        await come(fake)
        await until(lambda: questions(fake))
        await fake.tell("GUILD_MEMBER_REMOVE", {"guild_id": "100", "user": user(NEW, "Guest")})
        await until(lambda: not questions(fake))


JOINS = 1_000


@pytest.mark.timeout(100)
async def test_a_thousand_who_come_do_not_drown_the_bot(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path) as app:
        await with_office(fake)
        said, posts = len(fake.rest.whispers), own(fake, "301")
        for number in range(1000, 1000 + JOINS):
            await come(fake, str(number))
        await until(lambda: fake.server.invites_until, seconds=40)
        for number in range(1000, 1300):
            await fake.say(str(number), f"{ADVERT} {number}")
        asked = interaction(2, {"id": "6", "name": "help", "type": 1}, "4", fake)
        await fake.tell("INTERACTION_CREATE", asked)
        await until(lambda: len(fake.rest.whispers) > said, seconds=40)
        muted = len(fake.calls("PATCH", "/members/"))
        await until(lambda: not any(ADVERT in m["content"] for m in fake.server.messages["301"].values()), seconds=60)
        swept = len(fake.calls("POST", "/bulk-delete")) + len(fake.calls("DELETE", "/messages/"))
        assert muted < JOINS
        assert swept <= 40
        assert own(fake, "301") == posts
        assert sum("A raid" in each["content"] for each in own(fake, "302")) == 1
        held = await app.store.database.rows(select(tables.held.c.member_id))
        assert JOINS - 300 <= len(held) <= JOINS
