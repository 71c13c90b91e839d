"""The budget in the whole pipeline: messages are scored, counted, and the limits follow, on both databases."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.calibrating import Calibrating
from bot.commands import run_command
from bot.pipeline import Pipeline
from chat.actions import DeleteMessage, SendMessage
from chat.context import Context
from chat.decision import Decision
from chat.events import Calibrated, CommandCalled, Event, MessagePosted
from chat.message import Message
from chat.people import Member, Role
from chat.platform import Capabilities
from chat.records import KeepCalibration, KeepPause, NoteScore, OpenCase
from moderation.budget import CERTAIN
from moderation.calibrating import ONE_IN, is_sampled
from moderation.moderation import Moderation
from storage.store import Store
from storage.views.scores import scores

GROUP = "net:square"
OFFICE = "net:office"
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
OWNER = Member(id="net:99", name="Mei", role=Role.OWNER)
TALK = ("is anybody at the market today", "今天有人去打球吗", "кто видел мой зонтик", "the bus was late once more")
LINKY = "Come hiking with us https://t.me/+HikingClub20{:02d} or write to me on WhatsApp +1 555 010 7777"
ADVERT = "Earn ${}00 daily from home, no experience! WhatsApp +1 555 010 {:04d} now https://t.me/+AbC{:04d}xYz9876"


class House:
    """The pipeline and the chore on one database, with a clock that goes by what is said."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = START
        self.kept: list[Decision] = []
        self.flow = Pipeline(
            store, now=lambda _event: self.now, run_command=run_command, kept=self.kept.extend, model=None
        )
        self.chore = Calibrating(store, now=lambda: self.now, model="")
        self._count = 0

    async def say(self, texts: Sequence[str], *, people: int = 5, minutes: float = 1, first: int = 1) -> list[Event]:
        """Let people say texts in turn, in batches as they come in."""
        events: list[Event] = []
        for place, text in enumerate(texts):
            self._count += 1
            self.now += timedelta(minutes=minutes)
            author = Member(id=f"net:{first + place % people}", name=f"Member {first + place % people}")
            said = Message(id=str(self._count), group=GROUP, author=author, at=self.now, text=text)
            events.append(MessagePosted(id=f"{GROUP}:{self._count}:posted", group=GROUP, at=self.now, message=said))
        for start in range(0, len(events), 100):
            await self.flow.handle(events[start : start + 100])
        return events

    async def call(self, line: str) -> None:
        self._count += 1
        self.now += timedelta(seconds=1)
        name, _, arguments = line.partition(" ")
        call = CommandCalled(
            id=f"call:{self._count}", group=GROUP, at=self.now, by=OWNER, name=name, arguments=arguments
        )
        await self.flow.handle([call])

    async def count(self) -> list[Calibrated]:
        found = [event async for event in self.chore.due()]
        await self.flow.handle(found)
        return found

    def actions(self, *kinds: type) -> list:
        return [action for decision in self.kept for action in decision.actions if isinstance(action, kinds)]

    async def known(self) -> Context:
        said = Message(id="x", group=GROUP, author=Member(id="net:1", name=""), at=self.now, text="")
        event = MessagePosted(id="x", group=GROUP, at=self.now, message=said)
        await self.store.gather([event])
        return self.store.context(event, now=self.now, capabilities=Capabilities())

    async def limits(self) -> tuple[float, float]:
        context = await self.known()
        spam = context.settings[Moderation].limits(context).spam
        assert spam is not None
        return spam.review_above, spam.remove_above


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    store = await Store.open(database_url)
    yield House(store)
    await store.close()


def talk(count: int, every: int = 0) -> list[str]:
    """Give what is said on a square; every so many it has a link in it."""
    return [
        LINKY.format(number) if every and number % every == 0 else f"{TALK[number % 4]}, {number} {number * 7}"
        for number in range(count)
    ]


async def test_some_messages_of_everybody_are_scored_and_no_text_of_theirs_is_kept(house: House) -> None:
    events = await house.say(talk(200))
    expected = {
        event.message.id for event in events if isinstance(event, MessagePosted) and is_sampled(event.id, ONE_IN)
    }
    notes = house.actions(NoteScore)
    assert {note.message for note in notes} == expected
    assert 10 < len(notes) < 50
    found = await scores(house.store.database, GROUP, notes[0].read_by, START)
    assert {each.message for each in found} == expected


async def test_a_regulars_message_is_scored_as_a_newcomers(house: House) -> None:
    await house.say(talk(400), minutes=60)
    before = len(house.actions(NoteScore))
    await house.say([LINKY.format(number) for number in range(60)])
    late = house.actions(NoteScore)[before:]
    assert late
    assert min(note.score for note in late) > 0.5
    assert not house.actions(DeleteMessage)


async def test_quiet_talk_lowers_the_limits_and_it_holds_after_a_restart(house: House) -> None:
    assert await house.limits() == (0.6, CERTAIN)
    await house.call("budget 20")
    await house.say(talk(700), minutes=10)
    [counted] = await house.count()
    assert counted.calibration.seen > 50
    assert counted.calibration.one_in == 1
    assert await house.limits() == (0.5, 0.6)
    house.store.forget([GROUP])
    assert await house.limits() == (0.5, 0.6)
    again = House(await Store.open(house.store.database.url.render_as_string(hide_password=False)))
    again.now = house.now
    assert (await again.known()).calibration == counted.calibration
    await again.store.close()


async def test_it_is_counted_again_after_a_day_or_when_there_is_news(house: House) -> None:
    await house.say(talk(700), minutes=10)
    assert len(await house.count()) == 1
    assert await house.count() == []
    await house.say(talk(20))
    assert await house.count() == []
    house.now += timedelta(hours=24)
    [again] = await house.count()
    assert again.calibration.seen > 20
    await house.say(talk(250))
    assert len(await house.count()) == 1


async def test_links_that_members_post_raise_the_limits_of_their_group(house: House) -> None:
    await house.call("budget 20")
    await house.say(talk(800, every=9), minutes=10)
    await house.count()
    context = await house.known()
    assert context.calibration is not None
    highest = context.calibration.highest[0]
    assert highest > 0.6
    assert await house.limits() == (pytest.approx(highest, abs=2e-4), pytest.approx(highest, abs=2e-4))
    before = len(house.actions(OpenCase))
    await house.say([LINKY.format(99)], first=70)
    assert len(house.actions(OpenCase)) == before


async def test_other_settings_of_a_detector_begin_the_counting_anew(house: House) -> None:
    await house.say(talk(700), minutes=10)
    [first] = await house.count()
    await house.call("settings links newcomer_score 0.3")
    await house.say(talk(30))
    [second] = await house.count()
    assert second.calibration.read_by != first.calibration.read_by
    assert second.calibration.seen <= 30 < first.calibration.seen
    await house.call("settings group notice_seconds 30")
    await house.say(talk(30))
    assert await house.count() == []


async def test_a_group_that_comes_to_talk_otherwise_is_noticed_and_told(house: House) -> None:
    await house.call(f"settings group moderators {OFFICE}")
    await house.say(talk(900), minutes=10)
    await house.count()
    await house.say(talk(260, every=2), minutes=10)
    [drifted] = await house.count()
    assert drifted.calibration.drifted_at is not None
    told = [each for each in house.actions(SendMessage) if "calibrated-drift" in str(each.text)]
    assert [each.group for each in told] == [OFFICE]
    assert drifted.calibration.seen == 260
    assert (await house.limits())[1] >= CERTAIN


async def test_what_moderators_take_back_raises_the_limit_above_it(house: House) -> None:
    await house.say(talk(700), minutes=10)
    await house.say([ADVERT.format(3, 1, 1)], first=50)
    [case] = house.actions(OpenCase)
    score = case.case.receipt.verdict.score
    await house.call(f"undo {case.case.id}")
    house.now += timedelta(days=1)
    await house.say(talk(30))
    [counted] = await house.count()
    assert counted.calibration.wrong == (pytest.approx(score, abs=1e-6),)
    assert (await house.limits())[1] > score
    await house.say([ADVERT.format(4, 2, 2)], first=60)
    assert len(house.actions(DeleteMessage)) == 1


async def test_the_receipt_shows_the_limits_that_held(house: House) -> None:
    await house.call("budget 20")
    await house.say(talk(700), minutes=10)
    await house.count()
    await house.say([ADVERT.format(3, 1, 1)], first=50)
    [case] = house.actions(OpenCase)
    assert (case.case.receipt.review_above, case.case.receipt.remove_above) == (0.5, 0.6)


def advert(number: int) -> str:
    """Give an advert that none of another number is nearly the same as."""
    goods = " ".join("".join(Random(number * 50 + n).choices("abcdefghijklmnop", k=7)) for n in range(22))
    return f"Earn $900 daily! {goods} WhatsApp +1 555 010 {number:04d} https://t.me/+AbC{number:04d}xYz"


async def test_a_wave_of_removals_stops_removing_tells_once_and_goes_on_by_itself(house: House) -> None:
    await house.call(f"settings group moderators {OFFICE}")
    await house.call("settings raid enabled no")
    await house.say([advert(number) for number in range(40)], people=40, first=100)
    removed = len(house.actions(DeleteMessage))
    assert 15 <= removed < 40
    assert len(house.actions(KeepPause)) == 1
    told = [each for each in house.actions(SendMessage) if each.key.startswith("pause:")]
    assert [each.group for each in told] == [OFFICE]
    house.store.forget([GROUP])
    assert (await house.known()).resting
    await house.say([advert(177)], first=200)
    assert len(house.actions(DeleteMessage)) == removed
    house.now += timedelta(hours=7)
    await house.say([advert(278)], first=300)
    assert len(house.actions(DeleteMessage)) == removed + 1


async def test_a_moderator_lets_it_go_on_before(house: House) -> None:
    await house.call("settings raid enabled no")
    await house.say([advert(number) for number in range(30)], people=40, first=100)
    await house.call("budget resume")
    before = len(house.actions(DeleteMessage))
    await house.say([advert(177)], first=200)
    assert len(house.actions(DeleteMessage)) == before + 1
    assert house.actions(KeepCalibration) == []
