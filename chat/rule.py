"""Rules: behaviours with their settings in them."""

from abc import abstractmethod
from collections.abc import Iterable

from pydantic import Field

from chat.actions import Action
from chat.context import Context
from chat.events import Event
from chat.settings import Settings


class Rule(Settings):
    """One behaviour: shown every event, it answers with actions. Pure: the same event and context, the same actions."""

    enabled: bool = Field(True, description="Whether this is done in the group at all.")

    @abstractmethod
    def react(self, event: Event, context: Context) -> Iterable[Action]:
        """Give what should be done about `event`, in the order it should be done in."""
