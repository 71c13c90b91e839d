"""An exported history into its group: whose it is, how it is read, what is said about it at the end."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from adapters.history import Export, ExportError
from adapters.history.notes import notes
from bot.app import load_model
from bot.config import Config
from bot.past import Past, Taken
from chat.events import Event
from chat.people import GroupId
from chat.words import Words
from storage.store import Store

BATCH: Final = 500
_HEAD: Final = 4096


def is_history(file: Path) -> bool:
    """Tell by its beginning whether a file is anything but the lines that `innkeeper export` writes."""
    with file.open("rb") as opened:
        head = opened.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()
    first = head.partition(b"\n")[0]
    return head[:1] in (b"{", b"\x1f", b"\xff", b"\xfe", b"<", b"P") and b'"kind"' not in first


def group_of(file: Path, asked: GroupId) -> GroupId:
    """Give the group whose history a file holds, and that is asked for; raises `ExportError`."""
    export = Export(file)
    groups = list(dict.fromkeys(export.groups()))
    named = ", ".join(groups[:8])
    if export.unnamed and len(groups) == 1:
        if not asked.startswith("telegram:-"):
            raise ExportError(Words("past-unnamed"))
        return asked
    if not asked and len(groups) > 1:
        raise ExportError(Words("past-several", groups=named))
    if asked and asked not in groups:
        raise ExportError(Words("past-another", group=asked, groups=named))
    return asked or groups[0]


async def take_in(
    file: Path, group: GroupId, config: Config, watch: Callable[[int], None], now: datetime | None = None
) -> tuple[Export, Taken]:
    """Take a history in; raises `ExportError` and `StorageError`. What came before either is kept."""
    export, now = Export(file, unnamed=group), now or datetime.now(UTC)
    store = await Store.open(config.database)
    try:
        past = Past(store, group, now=now, model=load_model(), own=_own(config))
        events = (event for event in export.events() if event.group == group)
        for batch in _batches(events):
            await past.take_in(batch)
            watch(export.position)
        await store.forget_old_text(now)
    finally:
        await store.close()
    return export, past.taken


def told(export: Export, group: GroupId, taken: Taken) -> list[Words]:
    """Give what is said at the end: one line, and one for everything that was flawed."""
    line = Words(
        "past-taken",
        group=group,
        messages=taken.messages,
        members=len(taken.members),
        begin=taken.begin.date().isoformat() if taken.begin else "–",
        end=taken.end.date().isoformat() if taken.end else "–",
        points=taken.points,
        known=taken.known,
        removed=taken.removed,
    )
    return [line, *(note for note in notes(export) if note.key != "export-note-no-roles")]


def _own(config: Config) -> frozenset[str]:
    """Give the bot's own account on Telegram, whose number begins its token; Discord's export says who is a bot."""
    token = config.telegram_token.get_secret_value() if config.telegram_token else ""
    number, colon, _ = token.partition(":")
    return frozenset({f"telegram:{number}"} if colon else ())


def _batches(events: Iterator[Event]) -> Iterator[list[Event]]:
    while batch := list(islice(events, BATCH)):
        yield batch
