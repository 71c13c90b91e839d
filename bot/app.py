"""The composition root: everything is made here, once, and handed to what needs it."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import structlog

from bot.blocklist_file import NAME as BLOCKLIST
from bot.blocklist_file import BlocklistFile
from bot.bus import MemoryBus
from bot.calibrating import EVERY as CALIBRATE_EVERY
from bot.calibrating import Calibrating
from bot.campaigns import seen_again
from bot.checkups import Checkups
from bot.clock import Clock
from bot.commands import run_command
from bot.config import Config, load_config
from bot.eye import Eye
from bot.foresight import load_foresight
from bot.offices import Offices
from bot.performer import Performer
from bot.pictures import Pictures
from bot.pipeline import Pipeline
from bot.reading_back import ReadingBack
from bot.understanding import understanding
from chat.decision import Decision
from chat.events import CommandCalled, Event, GroupMigrated
from chat.people import network_of
from chat.platform import Capabilities, Platform, Registry
from chat.records import ChangeSetting
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.model_files import ModelError
from storage.models import load_text_model
from storage.outbox import Outbox
from storage.runs import Runs
from storage.schema import migrate
from storage.store import Store
from storage.watches import Watches

log = structlog.get_logger()

MODEL: Final = Path(__file__).parent.parent / "moderation" / "models" / "text.npz"
"""The text model that comes with the bot."""

DRAIN_SECONDS: Final = 10
WATCH_EVERY: Final = timedelta(seconds=3)
"""How often the clock looks whether something at a door is over."""


def now() -> datetime:
    """Give the wall clock's time."""
    return datetime.now(UTC)


def load_model(path: Path = MODEL) -> TextModel | None:
    """Load the text model; without a good one the bot goes on with its other detectors, and says so.

    The sentence encoder comes with it, unless the configuration switches it off or it does not work here.
    """
    try:
        model = load_text_model(path)
    except ModelError as error:
        log.warning("no_text_model", error=str(error), consequence="messages are judged by rules alone")
        return None
    return replace(model, sentences=_load_sentences()) if load_config().sentences else model


def _load_sentences() -> Sentences | None:
    sentences = Sentences()
    try:
        sentences.embed(["ready"])
    except Exception as error:  # noqa: BLE001 -- whatever is wrong with it, texts are still judged
        log.warning("no_sentence_encoder", error=repr(error), consequence="texts are judged by their letters alone")
        return None
    return sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The running bot's parts."""

    store: Store
    pipeline: Pipeline
    bus: MemoryBus
    performer: Performer
    clock: Clock
    offices: Offices
    pictures: Pictures
    reading_back: ReadingBack
    platforms: Sequence[Platform]
    aside: list[asyncio.Task[None]] = field(default_factory=list)
    """What is done beside, kept so that it is not dropped half-way."""

    def beside(self, work: Coroutine[None, None, None]) -> None:
        """Do something that nothing waits for."""
        self.aside[:] = [task for task in self.aside if not task.done()]
        self.aside.append(asyncio.create_task(work))

    async def emit(self, event: Event) -> Awaitable[None]:
        """Lead an event to its group's lane; talk in a moderators' chat is over at once."""
        settled = self.offices.settle(event)
        if settled is None:
            return at_once()
        return await self.bus.emit(await self._as_there(settled))

    async def _as_there(self, event: Event) -> Event:
        """Give a call from another chat with the role that its caller has in the group it is about, where told."""
        if not isinstance(event, CommandCalled) or event.place in ("", event.group):
            return event
        network = network_of(event.group)
        for platform in self.platforms:
            if platform.name == network == network_of(event.by.id) and isinstance(platform, Registry):
                told = await platform.member_in(event.group, event.by)
                return event if told is None else replace(event, by=told, told=True)
        return event


@asynccontextmanager
async def open_app(config: Config, platforms: Sequence[Platform]) -> AsyncIterator[App]:
    """Put the bot together on its database, brought up to date first, and close it afterwards."""
    await asyncio.to_thread(migrate, config.database, config.data_dir / "backups")
    store = await Store.open(config.database)
    try:
        blocklist = BlocklistFile(config.data_dir / BLOCKLIST)
        await blocklist.look()
        app = _compose(store, platforms, blocklist)
        settings = await store.group_settings()
        app.offices.learn_all(settings)
        for group, of_group in settings.items():
            app.reading_back.follow(group, of_group)
        yield app
    finally:
        await store.close()


def _compose(store: Store, platforms: Sequence[Platform], blocklist: BlocklistFile) -> App:
    by_name = {platform.name: platform for platform in platforms}
    app: App

    async def emit(event: Event) -> Awaitable[None]:
        return await app.emit(event)

    async def end_watches() -> None:
        for event in await Watches(store.database).ended(now()):
            await emit(event)

    def kept(decisions: Sequence[Decision]) -> None:
        app.performer.wake()
        app.pictures.offer(decisions)
        _follow_settings(app, decisions)
        if again := list(seen_again(decisions, store)):
            app.beside(_emit_all(app, again))

    def capabilities(group: str) -> Capabilities:
        platform = by_name.get(network_of(group))
        return platform.capabilities if platform else Capabilities()

    model = load_model()
    pictures = Pictures(store, by_name, emit=emit, eye=(eye := Eye()), now=now)
    calibrating = Calibrating(store, now=now, model=model.name if model else "")
    pipeline = Pipeline(
        store,
        now=lambda _event: now(),
        run_command=partial(
            run_command,
            checkups=Checkups(by_name, model=model is not None, eye=eye),
            read=understanding(model),
            look=pictures.look,
        ),
        model=model,
        foresight=load_foresight(),
        sites=lambda: blocklist.sites,
        capabilities=capabilities,
        kept=kept,
    )
    bus = MemoryBus(pipeline.handle)
    app = App(
        store=store,
        pipeline=pipeline,
        bus=bus,
        reading_back=ReadingBack(store, bus, by_name, emit=emit, now=now, model=model),
        performer=Performer(Outbox(store.database), by_name, emit=emit, now=now),
        clock=Clock(
            runs=Runs(store.database),
            emit=emit,
            now=now,
            groups=store.group_settings,
            chores=[
                ("forget-old-text", timedelta(hours=6), lambda: store.forget_old_text(now())),
                ("end-watches", WATCH_EVERY, end_watches),
                ("calibrate", CALIBRATE_EVERY, lambda: calibrating.count(emit)),
                ("read-blocklist", timedelta(minutes=1), blocklist.look),
            ],
        ),
        offices=Offices(),
        pictures=pictures,
        platforms=platforms,
    )
    return app


def _follow_settings(app: App, decisions: Sequence[Decision]) -> None:
    """Let the clock and the offices know of groups whose settings have changed."""
    changed = {
        action.group for decision in decisions for action in decision.actions if isinstance(action, ChangeSetting)
    }
    for group in changed:
        settings = app.store.known_settings(group)
        app.offices.learn(group, settings)
        app.clock.refresh(group, settings)
        app.reading_back.follow(group, settings)
    if any(isinstance(decision.event, GroupMigrated) for decision in decisions):
        app.beside(_learn_all(app))


async def _emit_all(app: App, events: Sequence[Event]) -> None:
    for event in events:
        await app.emit(event)


async def _learn_all(app: App) -> None:
    """Go by the settings on disk: a group has moved, and with it whose office it is."""
    settings = await app.store.group_settings()
    app.offices.learn_all(settings)
    for group, of_group in settings.items():
        app.clock.refresh(group, of_group)
        app.reading_back.follow(group, of_group)


async def run(
    app: App, prepare: Callable[[App], Awaitable[None]], beside: Sequence[Callable[[], Coroutine[Any, Any, None]]] = ()
) -> None:
    """Run until a signal asks to stop; then finish what waits, for ten seconds at most. The outbox keeps the rest.

    `beside` runs as long; if it ends with an exception, so does this.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):
            loop.add_signal_handler(signal_, stop.set)
    work = [asyncio.create_task(app.bus.run()), asyncio.create_task(app.performer.run())]
    work.append(asyncio.create_task(app.pictures.run()))
    try:
        await prepare(app)
        work += [asyncio.create_task(each) for each in (app.clock.run(), app.reading_back.run())]
        work += [asyncio.create_task(each()) for each in beside]
        networks = [asyncio.create_task(platform.run(app.emit)) for platform in app.platforms]
        work += networks
        stopped = asyncio.create_task(stop.wait())
        done, _ = await asyncio.wait([*work, stopped], return_when=asyncio.FIRST_COMPLETED)
        for task in done - {stopped}:
            task.result()
        for task in networks:
            task.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(app.bus.drain(), DRAIN_SECONDS)
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


def at_once() -> Awaitable[None]:
    """Give something that is over already: there is nothing to wait for."""
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    over.set_result(None)
    return over
