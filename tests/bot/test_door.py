"""The door of a group, over the whole bot: many who come, and a bot that stops in between."""

from datetime import timedelta

from sqlalchemy import func, select

from bot.performer import Performer
from bot.pipeline import Pipeline
from chat.door import MOST_WATCHES
from chat.events import ButtonPressed, MemberJoined
from chat.people import Member
from storage import tables
from storage.outbox import Outbox
from storage.store import Store
from storage.watches import Watches
from tests.conftest import OpenStore
from tests.conversations.stage import LOBBY, OFFICE, Stage, stage


def starting(lines: list[str], word: str) -> list[str]:
    return [line for line in lines if line.startswith(word)]


async def crowd(on: Stage, count: int) -> None:
    """Let many come within a minute, taken in as batches as a busy lane does."""
    now, joins = on.network.now, []
    for number in range(count):
        member = Member(id=f"inn:raider{number}", name=f"招聘兼职加微信 {number}")
        at = now + timedelta(seconds=60 * number / count)
        joins.append(MemberJoined(id=f"{LOBBY}:raid:{number}", group=LOBBY, at=at, member=member))
    for begin in range(0, count, 100):
        on.network.now = joins[min(begin + 99, count - 1)].at + timedelta(seconds=1)
        await on.pipeline.handle(joins[begin : begin + 100])
        while await on.performer.perform_due():
            pass


async def test_a_raid_of_a_thousand_is_one_card_and_no_word_in_the_group() -> None:
    async with stage() as on:
        await on.set("group", "moderators", OFFICE)
        await on.set("raid", "alike", "3")
        await crowd(on, 1000)
        lines = on.network.lines
        assert len(starting(lines, "office> 🚪")) == 1
        assert len(starting(lines, "locked>")) == 1
        assert len({line.partition(" for ")[0] for line in starting(lines, "muted>")}) == 1000
        assert len(starting(lines, "bot>")) + len(starting(lines, "office>")) <= 1 + 2 * 2


async def test_a_thousand_are_asked_without_more_than_so_many_questions() -> None:
    async with stage() as on:
        await on.set("verification", "who", "everyone")
        await on.set("raid", "enabled", "off")
        await crowd(on, 1000)
        assert len(starting(on.network.lines, "bot>")) == MOST_WATCHES
        assert len(starting(on.network.lines, "muted>")) == 1000


async def test_in_a_dry_run_a_raid_is_only_told() -> None:
    async with stage() as on:
        await on.set("group", "moderators", OFFICE)
        await on.set("group", "dry_run", "on")
        await on.set("verification", "who", "everyone")
        await crowd(on, 50)
        told = starting(on.network.lines, "office> 🚪")
        assert len(told) == 1
        assert "Dry run" in told[0]
        assert not [line for line in on.network.lines if not line.startswith("office")]


async def test_people_whom_staff_brings_are_neither_counted_nor_asked() -> None:
    async with stage() as on:
        await on.set("verification", "who", "everyone")
        await on.come("Mei", "owner")
        for number in range(40):
            member, now = Member(id=f"inn:guest{number}", name=f"Guest {number}"), on.network.now
            event = MemberJoined(id=f"b{number}", group=LOBBY, at=now, member=member, inviter=on.people["Mei"])
            await on.happen(event)
        assert on.network.lines == []


async def test_a_question_outlives_the_bot(database_url: str, open_store: OpenStore) -> None:
    async with stage(database_url) as on:
        await on.set("verification", "who", "everyone")
        await on.enter("Kai")
        await on.enter("Mina")
        right = next(line for line in on.network.lines if line.startswith("bot> Kai"))
        assert "press the fish" in right
        begun_again(on, await open_store())
        on.network.lines.clear()
        command = next(each.command for _, _, shown in on.network.cards for each in shown if each.label == "🐟")
        await on.happen(pressed(on, "Kai", command))
        assert "unmuted> Kai" in on.network.lines
        begun_again(on, await open_store())
        await on.pass_time(timedelta(minutes=6))
        assert "kicked> Mina" in on.network.lines
        assert "kicked> Kai" not in on.network.lines
        assert await waiting(on) == 0


async def test_a_lock_outlives_the_bot(database_url: str, open_store: OpenStore) -> None:
    async with stage(database_url) as on:
        await on.set("raid", "joins", "3")
        for name in ("Rot", "Blau", "Gelb"):
            await on.enter(name)
        begun_again(on, await open_store())
        on.network.lines.clear()
        await on.enter("Grau")
        assert on.network.lines == ["muted> Grau for 899s"]
        begun_again(on, await open_store())
        await on.pass_time(timedelta(minutes=20))
        assert on.network.lines[-1] == "opened>"
        assert await waiting(on) == 0


async def test_who_came_before_a_restart_is_not_counted_again(database_url: str, open_store: OpenStore) -> None:
    async with stage(database_url) as on:
        await on.set("raid", "joins", "3")
        for name in ("Rot", "Blau"):
            await on.enter(name)
        begun_again(on, await open_store())
        await on.enter("Gelb")
        assert on.network.lines == []


async def test_the_same_end_told_twice_is_one(database_url: str) -> None:
    async with stage(database_url) as on:
        await on.set("verification", "who", "everyone")
        await on.enter("Kai")
        on.network.now += timedelta(minutes=6)
        ends = await Watches(on.store.database).ended(on.network.now)
        assert ends == await Watches(on.store.database).ended(on.network.now)
        for end in (*ends, *ends):
            await on.happen(end)
        assert on.network.lines.count("kicked> Kai") == 1


async def test_first_messages_that_say_the_same_lock_the_door_even_if_each_is_removed() -> None:
    async with stage() as on:
        for name in ("Rot", "Blau", "Gelb", "Weiss"):
            await on.come(name, "newcomer")
        for name in ("Rot", "Blau", "Gelb"):
            await on.say(name, "招兼职，日赚3000，在家就能做，加微信 facai88888 拉你进群")
        assert not starting(on.network.lines, "locked>")
        await on.say("Weiss", "招兼职，日赚3000，在家就能做，加微信 facai88888 拉你进群")
        assert len(starting(on.network.lines, "locked>")) == 1


async def test_a_class_that_says_hello_is_no_raid() -> None:
    async with stage() as on:
        for number in range(8):
            await on.come(f"Pupil{number}", "newcomer")
            await on.say(f"Pupil{number}", "大家好")
        assert not starting(on.network.lines, "locked>")


async def test_forged_presses_do_nothing() -> None:
    async with stage() as on:
        await on.set("verification", "who", "everyone")
        await on.enter("Kai")
        right = on.pressed("Kai", "🐟").pressed
        id_ = right.split()[1]
        on.network.lines.clear()
        for forged in (
            f"verify {id_}",
            f"verify {id_} 9",
            f"verify {id_} -1",
            f"verify {id_} ２",
            "verify",
            "verify A 2",
        ):
            await on.happen(pressed(on, "Kai", forged))
        await on.happen(pressed(on, "Kai", right, about="inn:other"))
        assert on.network.lines == []


def pressed(on: Stage, name: str, command: str, *, about: str = LOBBY) -> ButtonPressed:
    on.count += 1
    id_, by = f"pressed:{on.count}", on.people[name]
    return ButtonPressed(id=id_, group=LOBBY, at=on.network.now, by=by, pressed=command, about=about)


async def waiting(on: Stage) -> int:
    rows = await on.store.database.rows(select(func.count().label("count")).select_from(tables.watches))
    return int(rows[0].count)


def begun_again(on: Stage, store: Store) -> None:
    """Let the bot begin anew on what is on disk."""
    on.store = store
    old: Pipeline = on.pipeline
    on.pipeline = Pipeline(store, now=lambda _event: on.network.now, run_command=old._run_command)

    async def emit(event: object) -> object:
        raise AssertionError(event)

    on.performer = Performer(Outbox(store.database), {"inn": on.network}, emit=emit, now=lambda: on.network.now)  # type: ignore[arg-type]
