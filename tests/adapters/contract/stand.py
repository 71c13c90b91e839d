"""What the contract asks of a network: one group in which a member lives, and eyes to see what was done."""

from typing import Protocol

from chat.events import Event
from chat.people import GroupId
from chat.platform import Platform


class Stand(Protocol):
    """A real network in small, with the platform running on it. The member is the one who wrote last."""

    platform: Platform
    group: GroupId

    async def say(self, text: str) -> Event:
        """Let the member write; give the event that came of it."""

    async def press(self, message: str, label: str) -> Event:
        """Let the member press a button under a message of the bot; give the event that came of it."""

    def text(self, message: str) -> str | None:
        """Give what a message says, or nothing where it does not stand."""

    def may_write(self) -> bool:
        """Tell whether the member may write."""

    def is_in(self) -> bool:
        """Tell whether the member is in the group."""

    def may_return(self) -> bool:
        """Tell whether the member, once out, could come back by themselves."""
