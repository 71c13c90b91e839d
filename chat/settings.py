"""Settings: the fields of the class that uses them, with what one group has changed."""

import re
from collections.abc import Iterable, Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Any, ClassVar, TypeVar, cast
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from chat.language import LANGUAGES

S = TypeVar("S", bound="Settings")


class SettingError(ValueError):
    """A setting's name or value is not possible; the text says what is."""


class Settings(BaseModel):
    """A section of a group's settings: each field is one, with its default, its limits and a sentence of what it does.

    `section` is the name before the dot (`flood` in `flood.messages`). Reading off the fields are the stored rows,
    validation, `/settings`, forms and the reference page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))
    section: ClassVar[str] = ""


class General(Settings):
    """What holds for the group as a whole."""

    section = "group"

    language: str = Field("en", description="Language of everything the bot says in the group: en, zh-CN or zh-TW.")
    timezone: str = Field("UTC", description="Time zone of schedules, days and quiet hours, by its IANA name.")
    moderators: str = Field("", description="Chat that gets the cards, by its full id; empty: cards wait in /cases.")
    dry_run: bool = Field(False, description="Only say what would be done; nothing is done on the network.")
    rules: str = Field("", max_length=4000, description="The group's rules, shown by /rules.")
    retention_days: int = Field(30, ge=1, le=3650, description="Days that the text of messages is kept.")
    notice_seconds: int = Field(60, ge=0, le=86400, description="Seconds the bot's notices stand; 0 for ever.")
    quiet_from: int = Field(23, ge=0, le=23, description="Hour at which the quiet hours begin, local time.")
    quiet_until: int = Field(8, ge=0, le=23, description="Hour at which they end; the same hour means none.")

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"choose one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("moderators")
    @classmethod
    def _full_id(cls, value: str) -> str:
        if value and not re.fullmatch(r"[a-z]{1,20}:[^\s:/][^\s:]{0,99}", value):
            raise ValueError("give the chat's full id, network and number, such as telegram:-1001234567890")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("use an IANA name such as Asia/Shanghai, Asia/Taipei or Europe/London")
        return value

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone itself."""
        return ZoneInfo(self.timezone)


class GroupSettings:
    """All settings of one group at one version: for every section its defaults with the group's changes.

    `changes` maps section to field to JSON value and holds changed values only.
    """

    def __init__(self, changes: Mapping[str, Mapping[str, Any]] | None = None, version: int = 0) -> None:
        self.changes = {section: dict(fields) for section, fields in (changes or {}).items() if fields}
        self.version = version
        self._made: dict[type[Settings], Settings] = {}

    def __getitem__(self, kind: type[S]) -> S:
        """Give the section of `kind`. A stored value that no longer fits counts as not set."""
        made = self._made.get(kind)
        if made is None:
            made = self._made[kind] = _lenient(kind, self.changes.get(kind.section, {}))
        return cast(S, made)

    @property
    def general(self) -> General:
        """What holds for the group as a whole."""
        return self[General]

    def changed(self, section: str, field: str, value: Any) -> "GroupSettings":
        """Give these settings with one more change; `None` takes the change back. Not validated: see `validate`."""
        changes = {name: dict(fields) for name, fields in self.changes.items()}
        if value is None:
            changes.get(section, {}).pop(field, None)
        else:
            changes.setdefault(section, {})[field] = value
        return GroupSettings(changes, self.version + 1)


def _lenient(kind: type[S], changes: Mapping[str, Any]) -> S:
    try:
        return kind.model_validate(changes)
    except ValidationError as error:
        wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]} or set(changes)
        return _lenient(kind, {name: value for name, value in changes.items() if name not in wrong})


class Catalogue:
    """All sections there are, by name: what may be set, and what a value must be."""

    def __init__(self, kinds: Iterable[type[Settings]]) -> None:
        self.kinds: dict[str, type[Settings]] = {kind.section: kind for kind in kinds}

    def validate(self, section: str, field: str, value: Any, beside: Mapping[str, Any] | None = None) -> Any:
        """Give `value` in the form it is stored in, or raise `SettingError` saying what would be possible.

        `beside`: the section's other changes, where what is possible depends on them; without, the defaults.
        A string is read as the field's type where it can be (`"5"` for a number, `"yes"` for a switch).
        """
        kind = self.kinds.get(section)
        if kind is None:
            raise SettingError(f"there is no section {section!r}; there are: {', '.join(self.kinds)}")
        if field not in kind.model_fields:
            raise SettingError(f"{section} has no setting {field!r}; it has: {', '.join(kind.model_fields)}")
        try:
            return kind.model_validate({**(beside or {}), field: value}).model_dump(mode="json")[field]
        except ValidationError as error:
            raise SettingError(f"{section}.{field}: {error.errors()[0]['msg']}") from error

    def check(self, changes: Mapping[str, Mapping[str, Any]]) -> GroupSettings:
        """Give the settings with all `changes`, or raise `SettingError` for the first that is not possible."""
        checked = {
            section: {field: self.validate(section, field, value, fields) for field, value in fields.items()}
            for section, fields in changes.items()
        }
        return GroupSettings(checked)
