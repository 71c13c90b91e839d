"""`innkeeper replay`: an exported history through the pipeline, without acting, and a report on it."""

import asyncio
import errno
import json
import locale
import os
import sys
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import available_timezones

import typer
from rich.console import Console

from adapters.history import Export, ExportError
from bot.app import load_model
from bot.cli.progress import progress
from bot.config import load_config
from bot.foresight import load_foresight
from bot.logs import set_up_logs
from bot.replay.replay import Replayed
from bot.replay.replay import replay as replay_export
from bot.replay.report import write_report
from bot.replay.summary import summary
from bot.replay.terminal import show
from bot.replay.trial import TrialError, checked, load_settings
from bot.replay.wording import Wording
from chat.language import LANGUAGES, language
from chat.settings import GroupSettings
from chat.words import Words

_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def replay(
    file: Annotated[Path, typer.Argument(help="Export: Telegram Desktop's result.json or DiscordChatExporter's JSON.")],
    settings: Annotated[
        Path | None, typer.Option(help='Settings to try beside: {"section": {"field": value}}, JSON or TOML.')
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Page to write; default: <export>-innkeeper.html beside the export.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Write the report to stdout as JSON, and no page.")] = False,
    lang: Annotated[str, typer.Option(help="Language of the report: en, zh-CN or zh-TW; default: LANG's.")] = "",
    timezone: Annotated[
        str, typer.Option(help="Time zone of hours and days, by its IANA name; default: this machine's.")
    ] = "",
) -> None:
    """Show what the bot would have removed or asked about in an exported history, and how the group is doing."""
    if lang and lang not in LANGUAGES:
        raise typer.BadParameter(f"choose one of {', '.join(LANGUAGES)}", param_hint="--lang")
    tag = lang or spoken()
    set_up_logs(load_config().log_level)
    try:
        page = report or (None if json_ else beside(file))
        _expect_writable(page, file)
        done = _replayed(
            file, checked({"group": {"timezone": timezone or local_zone()}}, "--timezone"), settings, quiet=json_
        )
        _tell(done, Wording(tag, done.settings.general.zone), page, as_json=json_)
    except ExportError as error:
        raise _refusal(language(tag).say(error.words)) from error
    except TrialError as error:
        raise _refusal(str(error)) from error


def spoken() -> str:
    """Give the interface language that the environment asks for."""
    wanted = next((value for name in _VARIABLES if (value := os.environ.get(name))), "en")
    code = locale.normalize(wanted).partition(".")[0].replace("_", "-")
    return language("zh-Hant" if code in ("zh-TW", "zh-HK", "zh-MO") else code).tag


def local_zone() -> str:
    """Give the name of this machine's time zone, or UTC if it has none that is known."""
    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    named = (os.environ.get("TZ", "").lstrip(":"), linked)
    return next((name for name in named if name in available_timezones()), "UTC")


def beside(file: Path) -> Path:
    """Give where the page goes if nothing is said: beside the export, under its name."""
    return file.with_name(f"{file.name.partition('.')[0] or 'export'}-innkeeper.html")


def _replayed(file: Path, settings: GroupSettings, trial_file: Path | None, *, quiet: bool) -> Replayed:
    trial = _over(settings, load_settings(trial_file)) if trial_file else None
    export = Export(file)
    with progress("replay", export.size, quiet=quiet) as watch:
        running = replay_export(
            export, settings=settings, trial=trial, model=load_model(), foresight=load_foresight(), watch=watch
        )
        return asyncio.run(running)


def _over(settings: GroupSettings, changes: GroupSettings) -> GroupSettings:
    """Give settings with the changes of others on top of them."""
    for section, fields in changes.changes.items():
        for field, value in fields.items():
            settings = settings.changed(section, field, value)
    return settings


def _tell(done: Replayed, wording: Wording, page: Path | None, *, as_json: bool) -> None:
    """Write the page first: whoever reads only the beginning of the rest has it all the same."""
    if page is not None:
        _write(done, wording, page)
    if as_json:
        sys.stdout.write(json.dumps(summary(done, wording), ensure_ascii=False, indent=2) + "\n")
    else:
        show(done, wording, Console())
    if page is not None:
        typer.echo(wording("report-written", file=str(page)), err=as_json)


def _write(done: Replayed, wording: Wording, page: Path) -> None:
    try:
        write_report(done, wording, page)
    except OSError as error:
        raise ExportError(Words("report-not-written", file=str(page), problem=error.strerror or "")) from error


def _expect_writable(page: Path | None, file: Path) -> None:
    """Refuse a place for the page before the long work, not after it."""
    if page is None or not file.is_file():
        return
    if page.resolve() == file.resolve():
        raise ExportError(Words("report-same-file"))
    if page.is_dir() or not os.access(page if page.exists() else page.parent, os.W_OK):
        problem = os.strerror(errno.EISDIR if page.is_dir() else errno.EACCES if page.parent.is_dir() else errno.ENOENT)
        raise ExportError(Words("report-not-written", file=str(page), problem=problem))


def _refusal(line: str) -> typer.Exit:
    typer.echo(f"innkeeper: {line}", err=True)
    return typer.Exit(1)
