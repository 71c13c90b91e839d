"""Campaigns over several groups: one decision for all, also for the copies that stood before it."""

from collections.abc import AsyncIterator

import pytest

from bot.campaigns import seen_again
from bot.pipeline import Pipeline
from chat.actions import DeleteMessage, SendMessage
from chat.case import Outcome
from chat.decision import Decision
from chat.events import Event, MessagePosted, MessageSeenAgain
from chat.people import Role
from chat.records import ChangeSetting, OpenCase
from chat.words import Words
from storage.store import Store
from tests.bot.street import NOON, member, posted
from tests.bot.test_pipeline import Kept, pipeline

HERE, THERE, ELSEWHERE = "street:1", "street:2", "alley:3"


def lure(number: int, group: str) -> MessagePosted:
    """Give one of a series of texts that differ in a name, a number and an address; alone each is no clear advert."""
    text = f"大家晚上好 这边有一个不错的交流圈子 {number * 37}人在线 感兴趣的看看 circle{number}.example.org/go"
    return posted(number, text, group=group, seconds=number)


async def set_office(store: Store, group: str, office: str) -> None:
    why = Words("case-reason")
    change = ChangeSetting(
        group=group,
        reason=why,
        section="group",
        field="moderators",
        value=office,
        before="",
        by=member(0, role=Role.OWNER),
    )
    event = Event(id=f"set:{group}", group=group, at=NOON)
    await store.gather([event])
    await store.keep([Decision(event=event, actions=(change,))])
    store.forget({group})


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    opened = await Store.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def flow(store: Store) -> tuple[Pipeline, Kept]:
    kept = Kept()
    for group in (HERE, THERE, ELSEWHERE):
        await set_office(store, group, f"{group}-office")
    return pipeline(store, kept), kept


async def spread_out(flow: Pipeline, *events: MessagePosted) -> None:
    for event in events:
        await flow.handle([event])


async def test_the_same_lure_in_several_groups_is_removed_also_where_it_stood_before(
    store: Store, flow: tuple[Pipeline, Kept]
) -> None:
    bot, kept = flow
    places = [HERE, THERE, ELSEWHERE, HERE, THERE]
    await spread_out(bot, *(lure(n, group) for n, group in enumerate(places, 1)))
    [decided] = [each for each in kept if any(isinstance(action, DeleteMessage) for action in each.actions)]
    assert {action.message for action in decided.actions if isinstance(action, DeleteMessage)} == {"2", "5"}

    again = list(seen_again([decided], store))
    assert sorted(event.group for event in again) == [ELSEWHERE, HERE]
    await bot.handle(again)
    removed = {(action.group, action.message) for action in kept.actions(DeleteMessage)}
    assert removed == {(group, str(n)) for n, group in enumerate(places, 1)}
    assert list(seen_again(kept[-2:], store)) == []


async def test_the_moderators_of_each_group_get_one_card_however_many_accounts_follow(
    store: Store, flow: tuple[Pipeline, Kept]
) -> None:
    bot, kept = flow
    await spread_out(bot, *(lure(n, HERE) for n in range(1, 12)))
    acted = [each for each in kept.actions(OpenCase) if each.case.outcome is Outcome.ACTED]
    assert len(acted) > 4
    cards = [each for each in kept.actions(SendMessage) if each.key.startswith("card:")]
    asked = [each for each in kept.actions(OpenCase) if each.case.outcome is Outcome.ASKED]
    assert len(cards) == len(asked) + 1
    assert {action.message for action in kept.actions(DeleteMessage)} == {str(n) for n in range(1, 12)}


async def test_what_was_taken_away_meanwhile_is_not_judged_again(store: Store, flow: tuple[Pipeline, Kept]) -> None:
    bot, kept = flow
    gone = lure(1, THERE)
    await bot.handle([MessageSeenAgain(id="x:again", group=THERE, at=NOON, message=gone.message)])
    assert kept.actions(OpenCase) == []


async def test_what_regulars_and_moderators_say_everywhere_is_no_campaign(
    store: Store, flow: tuple[Pipeline, Kept]
) -> None:
    bot, kept = flow
    chief = member(7, role=Role.MODERATOR)
    for number, group in enumerate((HERE, THERE, ELSEWHERE, HERE, THERE), 1):
        event = lure(number, group)
        said = posted(number, event.message.text, by=chief, group=group)
        await bot.handle([said])
    assert kept.actions(OpenCase) == []
