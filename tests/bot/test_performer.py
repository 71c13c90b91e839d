"""The performer: nothing forgotten, nothing posted twice, every refusal treated in its own way."""

from collections.abc import AsyncIterator, Awaitable, Sequence
from datetime import datetime, timedelta

import pytest

from bot.app import at_once
from bot.performer import Performer
from chat.actions import Action, Button, DeleteMessage, EditMessage, Mute, Retract, SendMessage
from chat.decision import Decision
from chat.events import ActionRefused, Event
from chat.gestures import DirectMessage, PinMessage
from chat.platform import PlatformError, Refusal
from chat.words import Words
from storage.outbox import Outbox
from storage.store import Store
from tests.bot.street import GROUP, NOON, OFFICE, Street, member

WHY = Words("case-reason")


class Hall:
    """A store, its outbox and a performer, at a time that the test moves."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.outbox = Outbox(store.database)
        self.now = NOON
        self.told: list[Event] = []

    def performer(self, street: Street) -> Performer:
        return Performer(self.outbox, {"street": street}, emit=self.emit, now=self.time)

    def time(self) -> datetime:
        return self.now

    async def emit(self, event: Event) -> Awaitable[None]:
        self.told.append(event)
        return at_once()

    async def ask(self, *actions: Action, name: str = "e", language: str = "en") -> None:
        event = Event(id=name, group=GROUP, at=NOON)
        await self.store.gather([event])
        await self.store.keep([Decision(event=event, actions=actions, language=language)])


@pytest.fixture
async def hall(database_url: str) -> AsyncIterator[Hall]:
    store = await Store.open(database_url)
    yield Hall(store)
    await store.close()


def removal(message: str = "1") -> DeleteMessage:
    return DeleteMessage(group=GROUP, reason=WHY, message=message, author=member(1), text="buy")


def post(text: str = "hello", **about: object) -> SendMessage:
    return SendMessage(group=GROUP, reason=WHY, text=text, **about)  # type: ignore[arg-type]


async def test_removals_are_done_before_notices(hall: Hall) -> None:
    street = Street()
    await hall.ask(post("a notice"), removal())
    await hall.performer(street).perform_due()
    assert [type(action).__name__ for action in street.performed] == ["DeleteMessage", "SendMessage"]


async def test_what_is_done_is_not_done_again(hall: Hall) -> None:
    street = Street()
    await hall.ask(removal(), post())
    performer = hall.performer(street)
    await performer.perform_due()
    await performer.perform_due()
    assert len(street.performed) == 2


async def test_words_are_said_in_the_language_of_the_group(hall: Hall) -> None:
    street = Street()
    words = Words("reposted", author="Ann", text="hi")
    await hall.ask(post(words, buttons=(Button(label=words, command="why X"),)), language="zh-CN")
    await hall.performer(street).perform_due()
    (sent,) = street.performed
    assert isinstance(sent, SendMessage)
    assert sent.text == "Ann 原来写的是：hi"
    assert sent.buttons[0].label == sent.text


async def test_a_post_is_edited_and_retracted_by_its_key(hall: Hall) -> None:
    street = Street()
    performer = hall.performer(street)
    await hall.ask(post(key="card:1"), name="a")
    await performer.perform_due()
    await hall.ask(
        EditMessage(group=GROUP, reason=WHY, of="card:1", text="undone"),
        Retract(group=GROUP, reason=WHY, of="card:1"),
        name="b",
    )
    await performer.perform_due()
    assert [getattr(action, "message", None) for action in street.performed[1:]] == ["m1", "m1"]


async def test_a_notice_that_expires_is_cleaned_up_in_time_and_not_before(hall: Hall) -> None:
    street = Street()
    performer = hall.performer(street)
    await hall.ask(post(expires=timedelta(seconds=60)))
    await performer.perform_due()
    hall.now = NOON + timedelta(seconds=59)
    assert await performer.perform_due() == 0
    hall.now = NOON + timedelta(seconds=61)
    await performer.perform_due()
    assert isinstance(street.performed[-1], Retract)
    assert street.performed[-1].message == "m1"


async def test_a_network_that_fails_is_asked_again_after_a_pause(hall: Hall) -> None:
    street = Street(PlatformError(Refusal.NETWORK, "reset"), PlatformError(Refusal.NETWORK, "reset"))
    performer = hall.performer(street)
    await hall.ask(removal())
    for second in (0, 1, 2, 3):
        hall.now = NOON + timedelta(seconds=second)
        await performer.perform_due()
    assert street.deleted == ["1"]


async def test_too_many_requests_wait_for_as_long_as_the_network_says(hall: Hall) -> None:
    street = Street(PlatformError(Refusal.WAIT, "429", timedelta(seconds=30)))
    performer = hall.performer(street)
    await hall.ask(removal())
    await performer.perform_due()
    hall.now = NOON + timedelta(seconds=29)
    assert await performer.perform_due() == 0
    hall.now = NOON + timedelta(seconds=31)
    await performer.perform_due()
    assert street.deleted == ["1"]


async def test_what_is_gone_already_counts_as_done(hall: Hall) -> None:
    performer = hall.performer(Street(PlatformError(Refusal.GONE, "message to delete not found")))
    await hall.ask(removal())
    await performer.perform_due()
    assert await performer.perform_due() == 0
    assert hall.told == []


async def test_a_missing_right_is_told_once_a_day_and_not_tried_again(hall: Hall) -> None:
    refusal = PlatformError(Refusal.FORBIDDEN, "not enough rights")
    performer = hall.performer(Street(refusal, refusal))
    await hall.ask(removal("1"), name="a")
    await hall.ask(removal("2"), name="b")
    await performer.perform_due()
    assert await performer.perform_due() == 0
    assert all(isinstance(event, ActionRefused) and event.action == "DeleteMessage" for event in hall.told)
    assert len({event.id for event in hall.told}) == 1


async def test_one_groups_trouble_does_not_stop_another(hall: Hall) -> None:
    class Narrow(Street):
        async def perform(self, action):
            if action.group == GROUP:
                raise PlatformError(Refusal.WAIT, "429", timedelta(hours=1))
            return await super().perform(action)

    street = Narrow()
    await hall.ask(removal(), SendMessage(group=OFFICE, reason=WHY, text="card"))
    await hall.performer(street).perform_due()
    assert street.said(OFFICE) == ["card"]


class KilledError(BaseException):
    """What a process that is killed feels."""


class Deadly(Street):
    """A street on which the bot is killed just after an action was done."""

    async def perform(self, action):
        await super().perform(action)
        raise KilledError


async def _killed_while_doing(hall: Hall, action: Action) -> None:
    street = Deadly()
    await hall.ask(action)
    with pytest.raises(BaseExceptionGroup):
        await hall.performer(street).perform_due()
    assert len(street.performed) == 1


async def test_a_post_under_way_when_the_bot_was_killed_is_not_repeated(hall: Hall) -> None:
    await _killed_while_doing(hall, post())
    street = Street()
    assert await hall.outbox.recover(hall.now) == 1
    assert await hall.performer(street).perform_due() == 0


async def test_a_mute_under_way_when_the_bot_was_killed_is_repeated_for_that_changes_nothing(hall: Hall) -> None:
    mute = Mute(group=GROUP, reason=WHY, member=member(1), until=NOON + timedelta(hours=1))
    await _killed_while_doing(hall, mute)
    street = Street()
    assert await hall.outbox.recover(hall.now) == 0
    await hall.performer(street).perform_due()
    assert street.performed == [mute]


async def test_an_adapter_that_breaks_is_logged_and_the_next_action_done(hall: Hall) -> None:
    class Glass(Street):
        async def perform(self, action):
            if isinstance(action, DeleteMessage):
                raise KeyError("unexpected")
            return await super().perform(action)

    street = Glass()
    await hall.ask(removal(), post())
    await hall.performer(street).perform_due()
    assert street.said() == ["hello"]
    assert [event.refusal for event in hall.told if isinstance(event, ActionRefused)] == ["impossible"]


class Broom(Street):
    """A street that takes away several messages with one call, unless a refusal is waiting for it."""

    at_once = 3

    def __init__(self, *refusals: PlatformError) -> None:
        super().__init__(*refusals)
        self.sweeps: list[tuple[str, ...]] = []

    async def sweep(self, group: str, messages: Sequence[str]) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sweeps.append(tuple(messages))


async def test_many_messages_are_taken_away_with_few_calls(hall: Hall) -> None:
    broom = Broom()
    await hall.ask(*(removal(str(number)) for number in range(5)), post())
    assert await hall.performer(broom).perform_due() == 6
    assert broom.sweeps == [("0", "1", "2"), ("3", "4")]
    assert broom.said() == ["hello"]
    assert await hall.performer(broom).perform_due() == 0


async def test_a_sweep_that_is_refused_is_looked_into_one_by_one(hall: Hall) -> None:
    broom = Broom(PlatformError(Refusal.FORBIDDEN, "one of them"))
    await hall.ask(removal("1"), removal("2"))
    await hall.performer(broom).perform_due()
    assert broom.deleted == ["1", "2"]


async def test_a_sweep_without_an_answer_is_made_again(hall: Hall) -> None:
    broom = Broom(PlatformError(Refusal.NETWORK, "reset"))
    await hall.ask(removal("1"), removal("2"))
    await hall.performer(broom).perform_due()
    hall.now += timedelta(seconds=1)
    await hall.performer(broom).perform_due()
    assert broom.sweeps == [("1", "2")]


@pytest.mark.parametrize("aloud", [None, timedelta(minutes=1)])
async def test_what_nobody_lets_the_bot_say_in_private_is_said_aloud_where_that_is_wanted(
    hall: Hall, aloud: timedelta | None
) -> None:
    street = Street(PlatformError(Refusal.FORBIDDEN, "the member never wrote to the bot"))
    await hall.ask(DirectMessage(group=GROUP, reason=WHY, member=member(1), text="hi", aloud=aloud))
    await hall.performer(street).perform_due()
    assert street.said() == (["hi"] if aloud else [])
    assert [each.to for each in street.performed if isinstance(each, SendMessage)] == (["street:1"] if aloud else [])


async def test_what_the_bot_posted_is_pinned_by_its_key(hall: Hall) -> None:
    street = Street()
    performer = hall.performer(street)
    await hall.ask(post(key="topic:1"), PinMessage(group=GROUP, reason=WHY, of="topic:1"))
    await performer.perform_due()
    await performer.perform_due()
    assert [each.message for each in street.performed if isinstance(each, PinMessage)] == ["m1"]


@pytest.mark.parametrize("private", [True, False])
async def test_what_was_said_in_private_is_never_taken_for_a_message_of_the_group(hall: Hall, private: bool) -> None:
    street = Street(*([] if private else [PlatformError(Refusal.FORBIDDEN, "not in private")]))
    await hall.ask(DirectMessage(group=GROUP, reason=WHY, member=member(1), text="hi", aloud=timedelta(minutes=1)))
    await hall.performer(street).perform_due()
    hall.now += timedelta(minutes=2)
    await hall.performer(street).perform_due()
    assert [each.message for each in street.performed if isinstance(each, Retract)] == ([] if private else ["m1"])
    assert hall.told == []
