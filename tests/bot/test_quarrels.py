"""Whatever people throw at each other, the whole pipeline acts alone only on words that the group has listed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import load_model
from bot.commands import run_command
from bot.foresight import load_foresight
from bot.pipeline import Pipeline
from chat.actions import SANCTIONS, Action, DeleteMessage, SendMessage
from chat.case import Label, Outcome
from chat.decision import Decision
from chat.events import CommandCalled, Event, MemberJoined, MessagePosted
from chat.message import Message, Reply
from chat.people import Member, Role
from chat.records import AddWarning, OpenCase
from storage.store import Store

GROUP, OFFICE = "inn:lobby", "inn:office"
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
OWNER = Member(id="inn:owner", name="Olga", role=Role.OWNER)
PEOPLE = tuple(Member(id=f"inn:{number}", name=name) for number, name in enumerate(("Ann", "小波", "陳先生", "Миша")))
HOSTILE = (
    "you are a worthless idiot and everybody hates you",
    "shut up you dumb bot, I will smash your server",
    "I know where you live and I will come for you",
    "get out of this country, you filthy animals",
    "闭嘴吧脑残，你就是个废物",
    "我知道你住哪，你给我等着",
    "收皮啦仆街，死蠢",
    "заткнись, придурок, тебя никто не спрашивал",
    "Why did you undo my work without a word? Who made you the boss?",
    "You always do this. You obviously never read what I write.",
)
MODEL, FORESIGHT = load_model(), load_foresight()


async def quarrel(lines: Sequence[tuple[int, str]], *set_before: str) -> list[Action]:
    """Let people say things at each other, each an answer to the last, and give all that the pipeline asked for."""
    store = await Store.open("sqlite://", scratch=True)
    decisions: list[Decision] = []
    pipeline = Pipeline(
        store,
        now=lambda event: event.at,
        run_command=run_command,
        model=MODEL,
        foresight=FORESIGHT,
        kept=decisions.extend,
    )
    events: list[Event] = [MemberJoined(id=f"in:{each.id}", group=GROUP, at=START, member=each) for each in PEOPLE]
    events += [
        CommandCalled(id=f"set:{line}", group=GROUP, at=START, by=OWNER, name="settings", arguments=line)
        for line in (f"group moderators {OFFICE}", *set_before)
    ]
    last: Message | None = None
    for number, (who, text) in enumerate(lines):
        at = START + timedelta(days=30, seconds=45 * number)
        reply = Reply(message=last.id, author=last.author.id) if last else None
        last = Message(id=str(number), group=GROUP, author=PEOPLE[who], at=at, text=text, reply_to=reply)
        events.append(MessagePosted(id=f"said:{number}", group=GROUP, at=at, message=last))
    try:
        for event in events:
            await pipeline.handle([event])
    finally:
        await store.close()
    return [action for each in decisions if isinstance(each.event, MessagePosted) for action in each.actions]


def acted(actions: Sequence[Action]) -> list[Action]:
    """Give what anybody in the group would notice."""
    public = [each for each in actions if isinstance(each, SendMessage) and each.group == GROUP]
    return [*(each for each in actions if isinstance(each, (*SANCTIONS, DeleteMessage, AddWarning))), *public]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(HOSTILE)), min_size=1, max_size=8, unique=True))
async def test_without_a_list_no_quarrel_makes_it_act(lines: list[tuple[int, str]]) -> None:
    actions = await quarrel(
        lines,
        "moderation remove_above 0.05",
        "moderation review_above 0.05",
        "repeats enabled off",
        "campaigns enabled off",
    )
    cases = [each.case for each in actions if isinstance(each, OpenCase)]
    assert [each.receipt.verdict.label for each in cases if each.outcome is Outcome.ACTED] == []
    assert acted(actions) == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_the_group_has_listed_is_removed_whoever_says_it(text: str) -> None:
    listed = text.split("，")[0].split(",")[0]
    actions = await quarrel([(1, "good morning"), (0, text)], f"listed words add {listed}")
    (case,) = [each.case for each in actions if isinstance(each, OpenCase) and each.case.outcome is Outcome.ACTED]
    assert case.receipt.verdict.label is Label.ABUSE
    assert [each.message for each in actions if isinstance(each, DeleteMessage)] == ["1"]
