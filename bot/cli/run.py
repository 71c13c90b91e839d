"""`innkeeper run`: everything in one process."""

import asyncio
import gc
from pathlib import Path
from typing import Annotated

import typer

from adapters.playground.defaults import SETTINGS
from adapters.playground.people import LOBBY
from adapters.playground.platform import Playground
from adapters.telegram.platform import Telegram
from adapters.web.server import Server
from bot.app import App, now, open_app
from bot.app import run as run_app
from bot.commands import COMMANDS
from bot.config import Config, load_config
from bot.lock import sole_user
from bot.logs import set_up_logs
from bot.networks import networks, playground
from chat.decision import Decision
from chat.events import Event
from chat.people import Kind, Member
from chat.records import ChangeSetting
from chat.words import Words


def run(
    data_dir: Annotated[Path | None, typer.Option(help="Folder to keep everything in; default: DATA_DIR.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port of the pages; default: HTTP_PORT.")] = None,
) -> None:
    """Start the bot: the playground unless PLAYGROUND=false, other networks with a token in the environment or .env."""
    config = load_config()
    changes = {"data_dir": data_dir, "http_port": port}
    config = config.model_copy(update={name: value for name, value in changes.items() if value is not None})
    set_up_logs(config.log_level)
    with sole_user(config.data_dir):
        asyncio.run(_run(config))


async def _run(config: Config) -> None:
    joined = networks(config, [command.spec for command in COMMANDS])
    page = playground(config) if config.playground else None
    server = page.server if page else Server(config.http_host, config.http_port)
    hooks = [each.webhook for each in joined if isinstance(each, Telegram) and each.webhook]
    for hook in hooks:
        server.mount(hook.address.path, hook)
    async with open_app(config, [*([page] if page else []), *joined]) as app:
        announcing = asyncio.create_task(_announce(server)) if page else None
        await run_app(app, _prepare, [server.serve] if hooks and not page else [])
        if announcing:
            announcing.cancel()


async def _announce(server: Server) -> None:
    """Say, once it is so, where the page is: the first thing a newcomer wants to know."""
    await server.opened.wait()
    typer.echo(f"The inn is open: {server.url} (Ctrl-C closes it)")


async def _prepare(app: App) -> None:
    """Give the playground's group its past, then its settings, the first time: so its regulars are known."""
    for platform in app.platforms:
        if isinstance(platform, Playground):
            for event in platform.history():
                await app.emit(event)
            await app.bus.drain()
            await _first_settings(app)
    spare_what_stays()


def spare_what_stays() -> None:
    """Leave all that is loaded by now out of the search for garbage, which would else hold a message up for 50 ms."""
    gc.collect()
    gc.freeze()


async def _first_settings(app: App) -> None:
    event = Event(id=f"{LOBBY}:defaults", group=LOBBY, at=now())
    if not await app.store.unseen([event]):
        return
    by = Member(id="playground:innkeeper", name="Innkeeper", kind=Kind.INNKEEPER)
    reason = Words("playground-default")
    actions = tuple(
        ChangeSetting(group=LOBBY, reason=reason, section=section, field=field, value=value, before=None, by=by)
        for section, fields in SETTINGS.items()
        for field, value in fields.items()
    )
    await app.store.gather([event])
    await app.store.keep([Decision(event=event, actions=actions)])
    app.store.forget({LOBBY})
    app.offices.learn(LOBBY, await app.store.settings(LOBBY))
