"""Export and import: a group's settings and cases as JSON lines, and settings back again."""

from collections.abc import AsyncIterator, Iterable
from typing import Any, Final

import orjson

from chat.people import GroupId, Member
from chat.records import ChangeSetting
from chat.settings import Catalogue, GroupSettings, SettingError
from chat.wire import dump
from chat.words import Words
from storage.columns import dumps
from storage.database import Database
from storage.loading import load_settings
from storage.views.cases import case, cases

PAGE: Final = 200
"""Cases read at a time."""

IMPORTED: Final = Words("settings-imported")


class ImportFault(ValueError):  # noqa: N818 - the word for it
    """A line of an import is not possible; the text says which and why."""


async def export_group(database: Database, group: GroupId) -> AsyncIterator[str]:
    """Give a line with the group's changed settings, then one for each case, the newest first."""
    async with database.reading() as connection:
        settings = (await load_settings(connection, [group]))[group]
    yield dumps({"kind": "settings", "group": group, "version": settings.version, "changes": settings.changes})
    before = None
    while page := await cases(database, group, limit=PAGE, before=before):
        for each in page:
            file = await case(database, group, each.id)
            if file is not None:
                closed_by = dump(file.closed_by) if file.closed_by else None
                actions = [dump(action) for action in file.actions]
                yield dumps({"kind": "case", "case": dump(file.case), "actions": actions, "closed_by": closed_by})
        before = page[-1].opened_at


def import_settings(
    lines: Iterable[str], *, group: GroupId, by: Member, catalogue: Catalogue, now: GroupSettings
) -> list[ChangeSetting]:
    """Give the changes that bring a group from the settings it has `now` to those that `lines` tell of.

    Nothing is done yet, so one wrong line changes nothing. Raises `ImportFault` for the first of them.
    """
    told: dict[tuple[str, str], Any] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            told.update(_settings_in(line, number, catalogue))
    return [
        ChangeSetting(group=group, reason=IMPORTED, section=section, field=field, value=value, before=before, by=by)
        for (section, field), value in told.items()
        if value != (before := now.changes.get(section, {}).get(field))
    ]


def _settings_in(line: str, number: int, catalogue: Catalogue) -> dict[tuple[str, str], Any]:
    """Give the settings one line tells of, in the form they are stored in; other kinds of lines tell of none."""
    try:
        told = orjson.loads(line)
        if told["kind"] != "settings":
            return {}
        asked = [
            (section, field, value) for section, fields in told["changes"].items() for field, value in fields.items()
        ]
        return {(section, field): catalogue.validate(section, field, value) for section, field, value in asked}
    except SettingError as error:
        raise ImportFault(f"line {number}: {error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImportFault(f'line {number} is no line of an export: it should begin with {{"kind":') from error
