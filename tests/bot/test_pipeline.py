"""The pipeline: decisions are kept whole, once, and nobody who is protected is acted against."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot import pipeline as pipeline_module
from bot.app import load_model
from bot.pipeline import Pipeline, guarded
from chat.actions import Action, Ban, DeleteMessage, Mute, SendMessage
from chat.context import Context
from chat.decision import Decision
from chat.events import CommandCalled, Event, MessagePosted
from chat.people import Kind, Member, Role
from chat.records import ChangeSetting, OpenCase
from chat.rule import Rule
from chat.settings import GroupSettings
from chat.words import Words
from storage.errors import StorageError
from storage.store import Store
from tests.bot.street import ADVERT, GROUP, NOON, OFFICE, member, posted, talk

WHY = Words("case-reason")


async def no_command(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
    return ()


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


class Kept(list[Decision]):
    def __call__(self, decisions: Sequence[Decision]) -> None:
        self.extend(decisions)

    def actions(self, kind: type[Action]) -> list[Any]:
        return [action for decision in self for action in decision.actions if isinstance(action, kind)]


def pipeline(store: Store, kept: Kept, run_command: Any = no_command) -> Pipeline:
    return Pipeline(store, now=lambda event: event.at, run_command=run_command, kept=kept)


async def set_up(store: Store, section: str, field: str, value: Any) -> None:
    by = member(0, role=Role.OWNER)
    change = ChangeSetting(group=GROUP, reason=WHY, section=section, field=field, value=value, before=None, by=by)
    event = Event(id=f"set:{section}.{field}", group=GROUP, at=NOON)
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(change,))])
    store.forget({GROUP})


async def test_an_advert_is_removed_and_ordinary_talk_is_left_alone(store: Store) -> None:
    kept = Kept()
    await pipeline(store, kept).handle([*talk(20), posted(99, ADVERT)])
    assert [action.message for action in kept.actions(DeleteMessage)] == ["99"]
    (case,) = kept.actions(OpenCase)
    assert case.case.receipt.message.text == ADVERT
    assert case.case.receipt.message.reading.folded


async def test_vectors_serve_the_rules_and_are_kept_nowhere(store: Store) -> None:
    kept = Kept()
    flow = Pipeline(store, now=lambda event: event.at, run_command=no_command, kept=kept, model=load_model())
    await flow.handle([*talk(3), posted(99, ADVERT)])
    said = [each.event.message for each in kept if isinstance(each.event, MessagePosted)]
    cases = [each.case.receipt.message for each in kept.actions(OpenCase)]
    assert len(said) == 4
    assert cases
    assert not any(message.reading.vector for message in (*said, *cases))
    assert all(message.reading.scores for message in said)


async def test_what_is_removed_earns_no_points_and_gets_no_answer(store: Store) -> None:
    kept = Kept()
    await pipeline(store, kept).handle([posted(99, ADVERT)])
    asked = {type(action).__name__ for action in kept[0].actions}
    assert "AwardPoints" not in asked
    assert "CountAnswer" not in asked


async def test_an_event_delivered_again_does_nothing(store: Store) -> None:
    kept = Kept()
    flow = pipeline(store, kept)
    await flow.handle([posted(1, ADVERT)])
    await flow.handle([posted(1, ADVERT), posted(1, ADVERT)])
    assert len(kept) == 1


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 11), min_size=12, max_size=40), st.lists(st.integers(1, 5), min_size=1, max_size=8))
async def test_duplicates_and_other_batches_change_nothing(order: list[int], sizes: list[int]) -> None:
    """Any delivery with repeats, in any batches, ends where the plain one does."""
    events = [
        posted(n, ADVERT if n % 5 == 4 else f"第{n}条，普通的话 number {n}", member(n % 3), seconds=20 * n)
        for n in range(12)
    ]
    repeated = sorted({*order, *range(12)}) + order
    plain, again = await _ends(events, [12]), await _ends([events[n] for n in repeated], sizes)
    assert plain == again


async def _ends(events: Sequence[Event], sizes: Sequence[int]) -> list[Any]:
    store = await Store.open("sqlite://", scratch=True)
    try:
        kept = Kept()
        flow, rest, turn = pipeline(store, kept), list(events), 0
        while rest:
            size = sizes[turn % len(sizes)]
            await flow.handle(rest[:size])
            rest, turn = rest[size:], turn + 1
        return [(decision.event.id, decision.actions) for decision in kept]
    finally:
        await store.close()


@pytest.mark.parametrize(
    "about",
    [
        {"role": Role.MODERATOR},
        {"role": Role.ADMIN},
        {"role": Role.OWNER},
        {"kind": Kind.BOT},
        {"kind": Kind.LINKED_CHANNEL},
        {"kind": Kind.ANONYMOUS_ADMIN},
        {"kind": Kind.INNKEEPER},
    ],
)
def test_a_sanction_against_a_protected_member_is_dropped_whoever_asks(about: dict[str, Any]) -> None:
    safe: Member = member(1, **about)
    notice = SendMessage(group=GROUP, reason=WHY, text="hello")
    asked = [
        DeleteMessage(group=GROUP, reason=WHY, message="1", author=safe),
        Mute(group=GROUP, reason=WHY, member=safe, until=NOON),
        Ban(group=GROUP, reason=WHY, member=safe),
        notice,
    ]
    assert guarded(asked, GroupSettings()) == [notice]


async def test_a_command_cannot_act_against_a_protected_member_either(store: Store) -> None:
    async def ban_the_owner(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        return [Ban(group=GROUP, reason=WHY, member=member(1, role=Role.OWNER))]

    kept = Kept()
    call = CommandCalled(id="c", group=GROUP, at=NOON, by=member(2), name="ban")
    await pipeline(store, kept, ban_the_owner).handle([call])
    assert kept[0].actions == ()


async def test_an_advert_behind_a_command_is_an_advert(store: Store) -> None:
    async def answer(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        return [SendMessage(group=GROUP, reason=WHY, text="your answer")]

    kept = Kept()
    advert = CommandCalled(id="a", group=GROUP, at=NOON, by=member(2), name="help", arguments=ADVERT, message="7")
    question = CommandCalled(id="q", group=GROUP, at=NOON, by=member(3), name="help", arguments="topic", message="8")
    await pipeline(store, kept, answer).handle([advert, question])
    assert [action.message for action in kept.actions(DeleteMessage)] == ["7"]
    assert [decision.event.id for decision in kept if any(isinstance(a, OpenCase) for a in decision.actions)] == ["a"]
    assert [action.text for action in kept[1].actions if isinstance(action, SendMessage)] == ["your answer"]


async def test_a_dry_run_keeps_cases_and_cards_and_leaves_the_group_alone(store: Store) -> None:
    await set_up(store, "group", "dry_run", True)
    await set_up(store, "group", "moderators", OFFICE)
    kept = Kept()
    await pipeline(store, kept).handle([posted(99, ADVERT)])
    assert kept.actions(OpenCase)[0].case.receipt.dry_run
    assert not kept.actions(DeleteMessage)
    assert not kept.actions(Mute)
    assert [message.group for message in kept.actions(SendMessage)] == [OFFICE]


async def test_one_rules_failure_silences_no_other(store: Store, monkeypatch) -> None:
    class Broken(Rule):
        section = "broken"

        def react(self, event: Event, context: Context) -> Sequence[Action]:
            raise RuntimeError("a rule of glass")

    monkeypatch.setattr(pipeline_module, "RULES", (Broken, *pipeline_module.RULES))
    kept = Kept()
    with capture_logs() as logged:
        await pipeline(store, kept).handle([posted(99, ADVERT)])
    assert kept.actions(DeleteMessage)
    assert [(line["rule"], line["event_id"]) for line in logged] == [("broken", "street:1:99:posted")]


async def test_a_failing_command_is_owned_up_to_and_changes_nothing(store: Store) -> None:
    async def broken(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        raise RuntimeError("a command of glass")

    kept = Kept()
    await pipeline(store, kept, broken).handle([CommandCalled(id="c", group=GROUP, at=NOON, by=member(2), name="top")])
    (answer,) = kept[0].actions
    assert isinstance(answer, SendMessage)
    assert answer.text == Words("command-failed")


async def test_an_answer_to_a_command_from_the_office_is_said_in_the_office(store: Store) -> None:
    async def answer(event: CommandCalled, context: Context, store: Store) -> Sequence[Action]:
        return [SendMessage(group=GROUP, reason=WHY, text="your answer", to=event.by.id)]

    kept = Kept()
    call = CommandCalled(id="c", group=GROUP, at=NOON, by=member(2), name="why", place=OFFICE)
    await pipeline(store, kept, answer).handle([call])
    assert kept.actions(SendMessage)[0].group == OFFICE


async def test_a_batch_that_storage_refuses_is_forgotten_whole_and_can_be_handled_again(
    store: Store, monkeypatch
) -> None:
    kept = Kept()
    flow = pipeline(store, kept)
    keep = store.keep

    async def refuse(decisions: Sequence[Decision]) -> None:
        raise StorageError("the disk is full")

    burst = [posted(n, f"好的，第{n}件事我来办", member(1), seconds=n * 30) for n in range(4)]
    monkeypatch.setattr(store, "keep", refuse)
    with pytest.raises(StorageError):
        await flow.handle(burst)
    monkeypatch.setattr(store, "keep", keep)
    await flow.handle(burst)
    assert [decision.event.id for decision in kept] == [event.id for event in burst]
    assert len(_context(store, burst[-1]).recent) == 4


def _context(store: Store, event: MessagePosted) -> Context:
    return store.context(event, now=NOON, capabilities=Context(now=NOON).capabilities)
