"""Greeting: the bot says that it has come, what it still lacks, and how to set it up. Once, and briefly."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from chat.actions import Action, Button, SendMessage
from chat.context import Context
from chat.events import Event, RightsChanged
from chat.people import GroupId
from chat.platform import Capabilities
from chat.rights import lack
from chat.rule import Rule
from chat.words import Words
from engagement.history import history_buttons

STANDS: Final = timedelta(days=2)
"""How long the greeting stands where nobody says that it is done."""

TONGUES: Final = (("English", "en"), ("简体中文", "zh-CN"), ("繁體中文", "zh-TW"))
PRESETS: Final = ("gentle", "standard", "strict")


def greeting_key(group: GroupId) -> str:
    """Give the name of the greeting's post."""
    return f"greeting:{group}"


class Greeting(Rule):
    """Greets a group that the bot was brought into, and says which right is missing and what stops without it."""

    section = "greeting"

    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Greet on coming; later on, say only what has changed about the rights."""
        if not isinstance(event, RightsChanged) or not event.here:
            return
        reason = Words("greeting-reason")
        missing = tuple(lack(right) for right in event.lacks)
        if event.arrived:
            yield SendMessage(
                group=event.group,
                reason=reason,
                text=(
                    Words("greeting"),
                    *((Words("greeting-lacks"), *missing) if missing else ()),
                    Words("greeting-office"),
                    *((Words("greeting-history"),) if context.capabilities.reads_back else ()),
                ),
                key=greeting_key(event.group),
                buttons=greeting_buttons(context.capabilities),
                expires=STANDS,
            )
        else:
            text = (Words("greeting-lacks"), *missing) if missing else Words("greeting-ready")
            place = context.settings.general.moderators or event.group
            yield SendMessage(group=place, reason=reason, text=text, expires=timedelta(hours=1))


def greeting_buttons(capabilities: Capabilities) -> tuple[Button, ...]:
    """Give what is chosen first, each a command."""
    tongues = (Button(label=name, command=f"lang {tag}") for name, tag in TONGUES)
    presets = (Button(label=Words(f"preset-{name}"), command=f"preset {name}") for name in PRESETS)
    office = Button(label=Words("button-office"), command="office")
    history = history_buttons(reads_back=capabilities.reads_back)
    return (*tongues, *presets, office, *history, Button(label=Words("button-done"), command="done"))
