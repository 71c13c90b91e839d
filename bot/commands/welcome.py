"""Welcome: the greeting, edited as its buttons are pressed, for as long as it stands."""

from typing import Final

from bot.commands.command import Call
from bot.presets import preset_of
from chat.actions import Button, EditMessage
from chat.language import language
from chat.people import GroupId
from chat.settings import General, GroupSettings
from chat.words import Words
from engagement.greeting import greeting_buttons, greeting_key
from storage.views.posts import stands

OWN: Final = "own"
"""How a set of settings is called that is no preset as it is."""


async def chosen(call: Call, group: GroupId, settings: GroupSettings) -> list[EditMessage]:
    """Show in a group's greeting, where it stands, what is chosen by now; in the language of `settings`."""
    if not await stands(call.store.database, group, greeting_key(group)):
        return []
    general = settings[General]
    tongue = language(general.language)
    checks = await call.checkups.group(group, general.moderators)
    lines = (
        Words("greeting-chosen", language=Words("language-name"), preset=preset_words(settings)),
        Words("greeting-has-office" if general.moderators else "greeting-no-office"),
        *(Words("doctor-wrong", what=check.what, fix=check.fix) for check in checks if check.wrong),
    )
    offered = greeting_buttons(call.context.capabilities)
    buttons = tuple(Button(label=tongue.say(each.label), command=each.command) for each in offered)
    text = tongue.say((Words("greeting"), *lines))
    return [EditMessage(group=group, reason=call.reason, of=greeting_key(group), text=text, buttons=buttons)]


def preset_words(settings: GroupSettings) -> Words:
    """Name the preset that is set."""
    return Words(f"preset-{preset_of(settings.changes) or OWN}")
