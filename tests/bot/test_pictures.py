"""Pictures beside the lanes: bounded, looked at once, and remembered as campaigns, repeats and lessons."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.campaigns import seen_again
from bot.commands import run_command
from bot.eye import Eye
from bot.pictures import Pictures
from bot.pipeline import Pipeline
from bot.waiting import MOST, MOST_OF_GROUP, Waiting
from chat.actions import DeleteMessage, SendMessage
from chat.case import Outcome
from chat.decision import Decision
from chat.events import CommandCalled, Event, MessageEdited, MessagePosted, PicturesSeen
from chat.message import Media, MediaKind, Message
from chat.people import Member, Role
from chat.platform import PlatformError, Refusal
from chat.records import OpenCase, Teach, Unteach
from chat.words import Words
from storage.store import Store
from tests.bot.street import GROUP, NOON, Street, member, posted
from tests.moderation.drawn import saved, scenery, with_code

THERE, ELSEWHERE = "street:2", "street:3"
CHIEF = member(0, role=Role.MODERATOR)


class Shop(Street):
    """A street that shows pictures, by name."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, bytes] = {}
        self.fetched: list[str] = []

    async def fetch(self, file: str, most: int) -> bytes:
        self.fetched.append(file)
        if file not in self.files:
            raise PlatformError(Refusal.GONE, "no such file")
        return self.files[file]


@dataclass
class Inn:
    """The pipeline, the pictures and what was kept; what is seen is handled when it is asked for."""

    store: Store
    shop: Shop
    kept: list[Decision] = field(default_factory=list)
    seen: list[PicturesSeen] = field(default_factory=list)
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.pictures = Pictures(
            self.store,
            {"street": self.shop},
            emit=self._emit,
            eye=Eye(),
            now=lambda: NOON + timedelta(seconds=self.seconds),
            clock=lambda: self.seconds,
        )
        self.pipeline = Pipeline(
            self.store,
            now=lambda event: event.at,
            run_command=partial(run_command, look=self.pictures.look),
            kept=self._kept,
        )

    async def _emit(self, event: Event) -> asyncio.Future[None]:
        assert isinstance(event, PicturesSeen)
        self.seen.append(event)
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        over.set_result(None)
        return over

    def _kept(self, decisions: Sequence[Decision]) -> None:
        self.kept += decisions
        self.pictures.offer(decisions)

    async def show(self, *events: Event) -> None:
        """Handle events, and wait until all their pictures have been looked at and judged."""
        for event in events:
            await self.pipeline.handle([event])
            await self.settled()

    async def settled(self) -> None:
        looked = asyncio.create_task(self.pictures.run())
        for _ in range(3000):
            await asyncio.sleep(0.01)
            if self.seen:
                await self.pipeline.handle([self.seen.pop(0)])
            elif not len(self.pictures._waiting) and self.idle:
                break
        looked.cancel()
        await asyncio.gather(looked, return_exceptions=True)

    @property
    def idle(self) -> bool:
        unread = self.pictures._eye.reads and self.pictures._seen.next_unread()
        return not (self.pictures._busy or unread)

    def deleted(self) -> set[tuple[str, str]]:
        acts = [action for decision in self.kept for action in decision.actions]
        return {(action.group, action.message) for action in acts if isinstance(action, DeleteMessage)}

    def asked(self) -> list[str]:
        cases = [action.case for decision in self.kept for action in decision.actions if isinstance(action, OpenCase)]
        return [each.receipt.message.id for each in cases if each.outcome is Outcome.ASKED]

    def of(self, kind: type[Teach | Unteach]) -> list[Teach | Unteach]:
        return [action for decision in self.kept for action in decision.actions if isinstance(action, kind)]

    async def call(self, line: str, about: Message) -> str:
        name, _, arguments = line.partition(" ")
        id_ = f"call{len(self.kept)}"
        event = CommandCalled(
            id=id_, group=about.group, at=NOON, by=CHIEF, name=name, arguments=arguments, message=id_, reply_to=about
        )
        await self.pipeline.handle([event])
        answers = [each for each in self.kept[-1].actions if isinstance(each, SendMessage)]
        assert isinstance(answers[-1].text, tuple | Words)
        return str(answers[-1].text)


@pytest.fixture
async def inn(database_url: str) -> AsyncIterator[Inn]:
    async with opened(database_url) as found:
        yield found


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Inn]:
    store = await Store.open(url)
    found = Inn(store=store, shop=Shop())
    found.pictures._eye.reads = False  # what is read is tried over a network, and in the eye's own tests
    yield found
    await found.pictures._eye.close()
    await store.close()


def shown(
    inn: Inn, number: int, data: bytes, by: Member | None = None, group: str = GROUP, **more: object
) -> MessagePosted:
    """Give a message that carries a picture."""
    inn.shop.files[f"f{number}"] = data
    event = posted(number, "", by=by, group=group, seconds=number)
    media = (Media(kind=MediaKind.PHOTO, file=f"f{number}", size=len(data), **more),)  # type: ignore[arg-type]
    return replace(event, message=replace(event.message, media=media))


async def test_the_same_picture_from_many_accounts_in_many_groups_is_one_campaign(inn: Inn) -> None:
    """Each is compressed in its own way; the text beside them differs, and alone it is nothing."""
    groups = [GROUP, THERE, ELSEWHERE, GROUP, THERE, GROUP, ELSEWHERE]
    for number, group in enumerate(groups, 1):
        event = shown(inn, number, saved(scenery(7), "JPEG", quality=95 - 10 * number), group=group)
        text = f"更多内容 看这里 best{number}place.example.org/x"
        await inn.show(replace(event, message=replace(event.message, text=text)))
    decided = [each for each in inn.kept if any(isinstance(action, DeleteMessage) for action in each.actions)]
    await inn.pipeline.handle(list(seen_again(decided, inn.store)))
    assert inn.deleted() == {(group, str(number)) for number, group in enumerate(groups, 1)}


async def test_a_picture_people_laugh_about_is_never_removed_for_being_shown_often(inn: Inn) -> None:
    for number in range(1, 12):
        await inn.show(shown(inn, number, saved(scenery(7), "JPEG", quality=90 - number)))
    assert inn.deleted() == set()
    assert len(inn.asked()) <= 5


async def test_different_pictures_from_many_accounts_are_nothing(inn: Inn) -> None:
    for number in range(1, 12):
        await inn.show(shown(inn, number, saved(scenery(number + 20))))
    assert inn.deleted() == set()
    assert inn.asked() == []


async def test_one_member_showing_the_same_picture_again_and_again_repeats(inn: Inn) -> None:
    by = member(5)
    for number in range(1, 8):
        await inn.show(shown(inn, number, saved(scenery(3), "JPEG", quality=90 - number), by=by))
    cases = [action.case for each in inn.kept for action in each.actions if isinstance(action, OpenCase)]
    assert any(
        finding.reason.key == "found-repeats-pictures" for case in cases for finding in case.receipt.verdict.findings
    )


async def test_a_taught_picture_is_found_again_until_it_is_forgotten(inn: Inn) -> None:
    first = shown(inn, 1, saved(scenery(9)))
    await inn.show(first)
    assert inn.deleted() == set()
    assert "taught-picture" in await inn.call("teach spam", replace(first.message, media=()))
    await inn.show(shown(inn, 2, saved(scenery(9), "JPEG", quality=60)))
    await inn.show(shown(inn, 3, saved(scenery(10))))
    assert inn.deleted() == {(GROUP, "2")}
    await inn.call("teach forget", first.message)
    await inn.show(shown(inn, 4, saved(scenery(9), "JPEG", quality=70)))
    assert inn.deleted() == {(GROUP, "2")}


async def test_a_picture_of_a_regular_is_looked_at_when_it_is_taught(inn: Inn) -> None:
    event = shown(inn, 1, saved(scenery(9)), by=CHIEF)
    await inn.show(event)
    assert inn.shop.fetched == []
    await inn.call("teach spam", event.message)
    assert inn.shop.fetched == ["f1"]
    [taught] = inn.of(Teach)
    assert isinstance(taught, Teach)
    assert taught.sample.startswith("look:")


async def test_a_picture_taught_as_fine_lets_its_code_pass(inn: Inn) -> None:
    await inn.show(shown(inn, 1, saved(with_code(4)), by=CHIEF))
    fine = shown(inn, 2, saved(with_code(4)), by=CHIEF)
    await inn.show(fine)
    await inn.call("teach ok", fine.message)
    await inn.show(shown(inn, 3, saved(with_code(4), "JPEG", quality=80)))
    await inn.show(shown(inn, 4, saved(with_code(5))))
    assert inn.deleted() == {(GROUP, "4")}


async def test_undoing_what_was_done_about_a_taught_picture_forgets_it(inn: Inn) -> None:
    first = shown(inn, 1, saved(scenery(9)))
    await inn.show(first)
    await inn.call("teach spam", first.message)
    second = shown(inn, 2, saved(scenery(9), "JPEG", quality=60))
    await inn.show(second)
    await inn.call("undo", second.message)
    assert inn.of(Unteach)
    await inn.show(shown(inn, 3, saved(scenery(9), "JPEG", quality=50)))
    assert inn.deleted() == {(GROUP, "2")}


async def test_taught_pictures_are_known_after_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'inn.db'}"
    async with opened(url) as inn:
        first = shown(inn, 1, saved(scenery(9)))
        await inn.show(first)
        await inn.call("teach spam", first.message)
    async with opened(url) as inn:
        await inn.show(shown(inn, 2, saved(scenery(9), "JPEG", quality=60)))
        assert inn.deleted() == {(GROUP, "2")}


async def test_another_picture_put_in_the_place_of_the_first_is_looked_at_too(inn: Inn) -> None:
    first = shown(inn, 1, saved(scenery(1)))
    await inn.show(first)
    second = shown(inn, 2, saved(with_code(2)))
    changed = replace(first.message, media=second.message.media, edited_at=NOON + timedelta(seconds=9))
    await inn.show(MessageEdited(id="edit", group=GROUP, at=NOON, message=changed))
    assert inn.deleted() == {(GROUP, "1")}


async def test_of_staff_nothing_is_looked_at_and_neither_where_it_is_switched_off(inn: Inn) -> None:
    boss = member(9, role=Role.OWNER)
    await inn.show(shown(inn, 1, saved(with_code(1)), by=boss))
    setting = CommandCalled(
        id="set", group=GROUP, at=NOON, by=boss, name="settings", arguments="pictures enabled no", message="set"
    )
    await inn.pipeline.handle([setting])
    await inn.show(shown(inn, 2, saved(with_code(2))))
    assert inn.shop.fetched == []


def waiting(place: str, number: int) -> Message:
    return posted(number, "", group=place).message


def test_a_group_that_had_its_share_of_the_minute_lets_others_go_first() -> None:
    now = [0.0]
    queue = Waiting(lambda group: 3, lambda: now[0])
    for number in range(10):
        queue.add(waiting("street:1", number))
    queue.add(waiting("street:2", 99))
    taken = [queue.next(lambda _: 1) for _ in range(4)]
    assert [each.id for each in taken if each] == ["0", "1", "2", "99"]
    assert queue.next(lambda _: 1) is None
    known = queue.next(lambda _: 0)
    assert known is not None
    now[0] = 61.0
    assert queue.next(lambda _: 1) is not None


def test_the_oldest_are_passed_over_and_what_waits_is_bounded() -> None:
    queue = Waiting(lambda group: 3)
    passed = sum(queue.add(waiting("street:1", number)) for number in range(MOST_OF_GROUP + 50))
    assert passed == 50
    first = queue.next(lambda _: 1)
    assert first is not None
    assert first.id == "50"
    passed = sum(queue.add(waiting(f"street:{number}", number)) for number in range(2, 3 * MOST))
    assert len(queue) == MOST
    assert passed > MOST
