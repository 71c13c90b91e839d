"""/lang: the language of the group."""

from collections.abc import Sequence
from typing import Final

from bot.commands.command import Call, Command, UsageError
from bot.commands.welcome import chosen
from chat.actions import Action
from chat.commands import CommandSpec
from chat.language import LANGUAGES, language
from chat.people import Role
from chat.records import ChangeSetting
from chat.settings import General
from chat.words import Words

NAMES: Final = {
    "english": "en",
    "en-us": "en",
    "英文": "en",
    "zh": "zh-CN",
    "cn": "zh-CN",
    "zh-hans": "zh-CN",
    "简体": "zh-CN",
    "简体中文": "zh-CN",
    "中文": "zh-CN",
    "tw": "zh-TW",
    "zh-hk": "zh-TW",
    "zh-hant": "zh-TW",
    "繁體": "zh-TW",
    "繁体": "zh-TW",
    "繁體中文": "zh-TW",
    "正體中文": "zh-TW",
} | {tag.lower(): tag for tag in LANGUAGES}
"""What people call a language."""


class Lang(Command):
    """Changes the language of everything the bot says in the group."""

    spec = CommandSpec(
        name="lang",
        role=Role.ADMIN,
        usage="en|zh-CN|zh-TW",
        example="/lang zh-TW",
        aliases=("语言", "語言"),
    )

    async def run(self, call: Call) -> Sequence[Action]:
        """Keep the change and say so in the new language."""
        general = call.context.settings.general
        if not call.arguments:
            return [call.answer(Words("lang-is", language=general.language, languages=", ".join(LANGUAGES)))]
        tag = NAMES.get(call.arguments.lower().replace("_", "-"))
        if tag is None:
            raise UsageError(Words("lang-unknown", languages=", ".join(LANGUAGES)))
        before = call.context.settings.changes.get(General.section, {}).get("language")
        change = ChangeSetting(
            group=call.group,
            reason=call.reason,
            section=General.section,
            field="language",
            value=tag,
            before=before,
            by=call.by,
        )
        after = call.context.settings.changed(General.section, "language", tag)
        said = call.answer(language(tag).say(Words("lang-changed", tag=tag)))
        return [change, said, *await chosen(call, call.group, after)]
