"""/preset: how strict the bot is, with one word."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from chat.actions import Action
from chat.commands import CommandSpec
from chat.people import Role
from chat.records import ChangeSetting, Json
from chat.words import Words

NAMES: Final[Mapping[str, str]] = {
    "温和": "gentle",
    "溫和": "gentle",
    "标准": "standard",
    "標準": "standard",
    "严格": "strict",
    "嚴格": "strict",
}
FIELDS: Final = (("moderation", "review_above"), ("moderation", "remove_above"), ("sanctions", "newcomer_spam"))
PRESETS: Final[Mapping[str, tuple[Json, ...]]] = {
    "gentle": (0.7, 0.97, "delete"),
    "standard": (None, None, None),
    "strict": (0.5, 0.8, "ban"),
}
"""What the fields are set to; nothing means their defaults."""


class Preset(Command):
    """Sets how sure the bot must be, and what follows a newcomer's advert: `gentle`, `standard` or `strict`."""

    spec = CommandSpec(
        name="preset",
        role=Role.ADMIN,
        usage="gentle|standard|strict",
        example="/preset gentle",
        aliases=("预设", "預設"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Change what is not so already, and say which it is now."""
        word = call.arguments.lower()
        name = NAMES.get(word, word)
        if name not in PRESETS:
            raise UsageError(Words("preset-unknown", presets=", ".join(PRESETS)))
        own = call.context.settings.changes
        changes = [
            ChangeSetting(
                group=call.group,
                reason=call.reason,
                section=section,
                field=field,
                value=value,
                before=own.get(section, {}).get(field),
                by=call.by,
            )
            for (section, field), value in zip(FIELDS, PRESETS[name], strict=True)
            if own.get(section, {}).get(field) != value
        ]
        return [*changes, call.answer(Words("preset-set", preset=Words(f"preset-{name}")))]
