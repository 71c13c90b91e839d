import asyncio
from collections.abc import Iterator
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.commands.command import fitting
from bot.commands.paging import PAGE, paged
from chat.actions import Action, SendMessage
from chat.language import LANGUAGES, language
from chat.message import Message
from chat.people import Member
from chat.words import Words
from tests.bot.commands.room import ADMIN, ANN, BOB, MOD, OFFICE, OWNER, Room, of_kind, room
from tests.conversations.stage import LOBBY, stage

Crowd: TypeAlias = tuple[asyncio.Runner, Room, Message]


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """A room for many examples, with the loop it lives in."""
    with asyncio.Runner() as runner:
        opening = room()
        one = runner.run(opening.__aenter__())
        yield runner, one, runner.run(one.say(BOB, "hello"))
        runner.run(opening.__aexit__(None, None, None))


@given(
    st.sampled_from([command.spec.name for command in COMMANDS]),
    st.sampled_from([ANN, MOD, ADMIN, OWNER]),
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            ["@bob", "2h", "add", "remove", "list", "1", "|", "links", "since", "flood", "messages", "x" * 500]
        ),
        max_size=5,
    ).map(" ".join),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_arguments_at_all_break_a_command(crowd: Crowd, name: str, by: Member, arguments: str) -> None:
    runner, one, message = crowd
    for reply_to in (None, message):
        for action in runner.run(one.call(by, f"{name} {arguments}", reply_to=reply_to)):
            assert isinstance(action, Action)


def test_a_text_too_long_for_the_network_is_cut_and_says_so() -> None:
    english = language("en")
    lines = tuple(f"line {number} " + "x" * 50 for number in range(100))
    cut = fitting(lines, english, 2_000)
    assert len(english.say(cut)) <= 2_000
    assert english.say(cut).splitlines()[-1].startswith("… and ")
    assert fitting("y" * 5_000, english, 2_000) == "y" * 1_999 + "…"
    assert fitting(("short", "lines"), english, 2_000) == ("short", "lines")


@given(st.integers(0, 200), st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_the_pages_of_a_list_hold_every_line_once(count: int, tag: str) -> None:
    lines = [f"{number}." for number in range(count)]
    pages = max(1, -(-count // PAGE))
    seen = [
        line
        for page in range(1, pages + 1)
        for line in paged(Words("faq-head"), lines, str(page), "/faq list")
        if isinstance(line, str)
    ]
    assert seen == lines
    assert language(tag).say(paged(Words("faq-head"), lines, "", "/faq list"))


async def test_a_long_list_is_read_page_by_page(room: Room) -> None:
    await room.call(ADMIN, "settings topics topics " + "; ".join(f"Topic {number}?" for number in range(1, 46)))
    assert (await room.told(MOD, "topic list")).endswith("20. Topic 20?\nPage 1 of 3; more: /topic list 2")
    assert (await room.told(MOD, "topic list 3")).endswith("45. Topic 45?")
    assert "from 1 to 3" in await room.told(MOD, "topic list 4")


async def test_answers_stand_as_long_as_the_group_says(room: Room) -> None:
    answer = of_kind(await room.call(ANN, "top"), SendMessage)[0]
    assert isinstance(answer, SendMessage)
    assert answer.expires is not None
    assert answer.expires.total_seconds() == 60
    await room.call(ADMIN, "settings group notice_seconds 0")
    for_ever = of_kind(await room.call(ANN, "top"), SendMessage)[0]
    assert isinstance(for_ever, SendMessage)
    assert for_ever.expires is None


async def test_a_warning_from_the_office_is_heard_in_the_group(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    posts = of_kind(await room.call(MOD, "warn @bob off topic", place=OFFICE), SendMessage)
    assert [each.group for each in posts if isinstance(each, SendMessage)] == ["net:group", OFFICE]
    banned = await room.call(MOD, "ban @bob adverts", place=OFFICE)
    assert [each.group for each in of_kind(banned, SendMessage) if isinstance(each, SendMessage)] == [OFFICE]


async def test_a_button_pressed_twice_in_one_breath_undoes_once() -> None:
    async with stage() as on:
        await on.set("group", "moderators", "inn:office")
        await on.come("Lin", "newcomer")
        await on.come("Jonas", "moderator")
        await on.say("Lin", "兼职日结300-500，加微信 zhuanqian8866 了解 https://t.me/+AbCdEfGh12345")
        on.network.lines.clear()
        presses = [on.offices.settle(on.pressed("Jonas", "Undo")) for _ in range(2)]
        await on.pipeline.handle([press for press in presses if press])
        while await on.performer.perform_due():
            pass
        reposts = [line for line in on.network.lines if line.startswith("bot> Lin had written")]
        assert len(reposts) == 1
        assert any("was undone before" in line for line in on.network.lines)


@pytest.mark.parametrize("tag", LANGUAGES)
async def test_no_answer_shows_a_bare_key(tag: str, room: Room) -> None:
    await room.call(ADMIN, f"lang {tag}")
    for command in COMMANDS:
        for line in (command.spec.name, command.spec.example[1:], f"{command.spec.name} nonsense"):
            for answer in of_kind(await room.call(OWNER, line), SendMessage):
                assert isinstance(answer, SendMessage)
                text = language(tag).say(answer.text)
                assert "=" not in text.replace(" = ", ""), (line, text)
                assert LOBBY not in text
