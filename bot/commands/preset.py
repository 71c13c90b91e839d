"""/preset: how strict the bot is, with one word."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.fields import default_of, value_shown
from bot.commands.welcome import chosen, preset_words
from bot.presets import PRESETS, differences
from chat.actions import Action, Button
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import ChangeSetting, Json
from chat.settings import GroupSettings
from chat.words import Words
from moderation.case_id import case_id
from storage.views.changes import Changed, changes

NAMES: Final[Mapping[str, str]] = {
    "温和": "gentle",
    "溫和": "gentle",
    "标准": "standard",
    "標準": "standard",
    "严格": "strict",
    "嚴格": "strict",
    "防突袭": "raid",
    "防突襲": "raid",
}
UNDO: Final = frozenset({"undo", "撤销", "撤銷"})


class Preset(Command):
    """Shows what each preset would change, sets one, or takes the last one back whole."""

    spec = CommandSpec(
        name="preset",
        role=Role.MODERATOR,
        usage="[gentle|standard|strict|raid]",
        example="/preset gentle",
        aliases=("预设", "預設"),
    )

    more = "a change: admins"

    def needs(self, arguments: Sequence[str]) -> Role:
        """Moderators may look; a change needs an admin."""
        return Role.ADMIN if arguments else self.spec.role

    async def run(self, call: Call) -> Sequence[Action]:
        """Show, set or take back."""
        word, _, rest = call.arguments.lower().partition(" ")
        if not word:
            return [self._shown(call)]
        if word in UNDO:
            return await self._taken_back(call, rest.strip().upper())
        name = NAMES.get(word, word)
        if name not in PRESETS:
            raise UsageError(Words("preset-unknown", presets=", ".join(PRESETS)))
        wanted = differences(name, call.context.settings.changes)
        said = (Words("preset-set", preset=Words(f"preset-{name}")), *_lines(call, wanted))
        back = Button(label=Words("button-undo"), command=f"preset undo {case_id(call.event.id)}")
        return await _changed(call, wanted, said, (back,) if wanted else ())

    def _shown(self, call: Call) -> Action:
        """Say which one is set, and what each other would change."""
        settings = call.context.settings
        lines = [Words("preset-is", preset=preset_words(settings))]
        buttons = []
        for name in PRESETS:
            wanted = differences(name, settings.changes)
            if wanted:
                lines += [Words("preset-would", preset=Words(f"preset-{name}")), *_lines(call, wanted)]
                buttons.append(Button(label=Words(f"preset-{name}"), command=f"preset {name}"))
        return call.answer(tuple(lines), personal=True, buttons=tuple(buttons))

    async def _taken_back(self, call: Call, token: str) -> Sequence[Action]:
        """Set back what one call set, or the last one that did; what was changed since then stays."""
        newest = await changes(call.store.database, call.group)
        names = (self.spec.name, *self.spec.aliases)
        events = [each.event for each in newest if (case_id(each.event) == token if token else each.command in names)]
        if not events:
            raise UsageError(Words("preset-nothing-to-undo"), example=False)
        same = [each for each in reversed(newest) if each.event == events[0]]
        wanted = {(each.section, each.field): each.before for each in same if _stands(call, each)}
        said = (Words("preset-undone"), *_lines(call, wanted))
        return await _changed(call, wanted, said, ())


async def _changed(
    call: Call, wanted: Mapping[tuple[str, str], Json], said: tuple[Words, ...], buttons: tuple[Button, ...]
) -> Sequence[Action]:
    """Give the changes, the answer, and the greeting as it then is."""
    before, settings = call.context.settings, call.context.settings
    made = []
    for (section, field), value in wanted.items():
        own = before.changes.get(section, {}).get(field)
        change = ChangeSetting(
            group=call.group, reason=call.reason, section=section, field=field, value=value, before=own, by=call.by
        )
        made.append(change)
        settings = settings.changed(section, field, value)
    shown = await chosen(call, call.group, settings)
    return [*made, call.answer(said, buttons=buttons), *shown]


def _lines(call: Call, wanted: Mapping[tuple[str, str], Json]) -> list[Words]:
    """Say of each setting what it is and what it would be."""
    settings: GroupSettings = call.context.settings
    lines = []
    for (section, field), value in wanted.items():
        kind = call.catalogue.kinds[section]
        after = default_of(kind, field) if value is None else value
        was = value_shown(getattr(settings[kind], field))
        lines.append(Words("preset-change", setting=f"{section}.{field}", before=was, after=value_shown(after)))
    return lines


def _stands(call: Call, change: Changed) -> bool:
    """Tell whether a setting still has the value that the change gave it."""
    return bool(call.context.settings.changes.get(change.section, {}).get(change.field) == change.value)
