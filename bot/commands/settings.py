"""/settings: look at what is set, and change it."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.fields import (
    UnreadableError,
    default_of,
    help_of,
    is_list,
    limits_of,
    read_value,
    section_help,
    value_shown,
)
from chat.actions import Action, Button
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import ChangeSetting, Json
from chat.settings import SettingError, Settings
from chat.words import Words

BACK: Final = frozenset({"default", "reset", "默认", "預設", "恢复默认"})
LONGEST_BUTTON: Final = 60
"""Bytes that every network takes as a button's command."""


class ShowSettings(Command):
    """Shows sections and their settings; changes one, by name."""

    spec = CommandSpec(
        name="settings",
        role=Role.MODERATOR,
        usage="[section] [setting] [value | default | add item | remove item]",
        example="/settings flood messages 8",
        aliases=("设置", "設定"),
    )

    more = "a change: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Moderators may look; a change needs an admin, also one written `section.setting value`."""
        return Role.ADMIN if len(arguments) + ("." in arguments[0] if arguments else 0) > 2 else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Show the sections, one section, one setting, or make a change."""
        words = call.arguments.split(maxsplit=2)
        if not words:
            return [call.answer(self._sections(call), personal=True)]
        section, _, dotted = words[0].lower().partition(".")
        if dotted:
            words = [section, dotted, *call.arguments.split(maxsplit=1)[1:]]
        kind = call.catalogue.kinds.get(section)
        if kind is None:
            raise UsageError(Words("settings-no-section", sections=", ".join(call.catalogue.kinds)), example=False)
        if len(words) == 1:
            return [call.answer(_shown(call, kind), personal=True)]
        name = words[1].lower()
        if name not in kind.model_fields:
            raise UsageError(
                Words("settings-no-field", section=section, fields=", ".join(kind.model_fields)), example=False
            )
        if len(words) == 2:
            return [call.answer(_field(call, kind, name), personal=True)]
        return changed(call, kind, name, _wanted(call, kind, name, words[2]))

    def _sections(self, call: Call) -> tuple[Words, ...]:
        tag = call.language.tag
        lines = [
            Words(
                "settings-section",
                section=section,
                help=section_help(kind, tag),
                changed=len(call.context.settings.changes.get(section, {})),
            )
            for section, kind in call.catalogue.kinds.items()
        ]
        return (Words("settings-head"), *lines)


def changed(call: Call, kind: type[Settings], name: str, value: Json) -> Sequence[Action]:
    """Give the change of one setting and the answer with what it was and what it is; `None` means the default."""
    own = call.context.settings.changes.get(kind.section, {})
    wanted = default_of(kind, name) if value is None else value
    try:
        valid = call.catalogue.validate(kind.section, name, wanted, own)
    except SettingError as error:
        raise _refused(kind, name, error) from error
    value = None if value is None else valid
    before = own.get(name)
    was = getattr(call.context.settings[kind], name)
    now = default_of(kind, name) if value is None else value
    change = ChangeSetting(
        group=call.group, reason=call.reason, section=kind.section, field=name, value=value, before=before, by=call.by
    )
    said = Words("settings-changed", setting=f"{kind.section}.{name}", before=value_shown(was), after=value_shown(now))
    back = f"settings {kind.section} {name} {'default' if before is None else before}"
    fits = not isinstance(before, list | dict) and len(back.encode()) <= LONGEST_BUTTON
    buttons = (Button(label=Words("button-undo"), command=back),) if fits else ()
    return [change, call.answer(said, buttons=buttons)]


def _wanted(call: Call, kind: type[Settings], name: str, text: str) -> Json:
    if text.strip().lower() in BACK:
        return None
    try:
        if is_list(kind, name):
            return _edited(list(getattr(call.context.settings[kind], name)), kind, name, text)
        value: Json = read_value(kind, name, text)
    except UnreadableError as error:
        raise _refused(kind, name) from error
    return value


def _edited(items: list[str], kind: type[Settings], name: str, text: str) -> Json:
    """Give a list with an item more or less, or a new list altogether."""
    word, _, rest = text.strip().partition(" ")
    new: list[str] = read_value(kind, name, rest if word.lower() in ("add", "remove") else text)
    if word.lower() == "add" and rest:
        return [*items, *(item for item in new if item not in items)]
    if word.lower() == "remove" and rest:
        if missing := [item for item in new if item not in items]:
            raise UsageError(Words("settings-not-in-list", item=missing[0]), example=False)
        return [item for item in items if item not in new]
    return [*new]


def _shown(call: Call, kind: type[Settings]) -> tuple[Words | str, ...]:
    head = Words("settings-section-head", section=kind.section, help=section_help(kind, call.language.tag))
    return (head, *(line for name in kind.model_fields for line in _field(call, kind, name)))


def _field(call: Call, kind: type[Settings], name: str) -> tuple[Words, ...]:
    """Give a line with a setting's value, default, limits and what it does."""
    own = name in call.context.settings.changes.get(kind.section, {})
    return (
        Words(
            "settings-field-changed" if own else "settings-field",
            name=name,
            value=value_shown(getattr(call.context.settings[kind], name)),
            default=value_shown(default_of(kind, name)),
            limits=limits_of(kind, name),
            help=help_of(kind, name, call.language.tag),
        ),
    )


def _refused(kind: type[Settings], name: str, error: SettingError | None = None) -> UsageError:
    """Say what would be possible; a rule of the class's own says it in its own words."""
    own = str(error).partition("Value error, ")[2] if error else ""
    setting, limits = f"{kind.section}.{name}", limits_of(kind, name)
    if own:
        return UsageError(Words("settings-refused-because", setting=setting, limits=limits, why=own), example=False)
    return UsageError(Words("settings-refused", setting=setting, limits=limits), example=False)
