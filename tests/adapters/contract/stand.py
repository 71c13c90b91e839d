"""What the contract asks of a network: one group in which a member lives, and eyes to see what was done."""

from typing import Protocol

from chat.events import Event
from chat.people import GroupId
from chat.platform import Platform


class Stand(Protocol):
    """A real network in small, with the platform running on it. The member is the one who wrote last."""

    platform: Platform
    group: GroupId
    topic: str
    """A part of the group where it has such."""
    role: str
    """A title that may be given."""

    async def say(self, text: str) -> Event:
        """Let the member write; give the event that came of it."""

    async def bot_says(self, text: str) -> Event:
        """Let another bot, which is no staff, write; give the event that came of it."""

    async def press(self, message: str, label: str) -> Event:
        """Let the member press a button under a message of the bot; give the event that came of it."""

    def text(self, message: str) -> str | None:
        """Give what a message says, or nothing where it does not stand."""

    def picture(self, message: str) -> bool:
        """Tell whether a message shows a picture."""

    def may_write(self) -> bool:
        """Tell whether the member may write."""

    def is_in(self) -> bool:
        """Tell whether the member is in the group."""

    def pinned(self, message: str) -> bool:
        """Tell whether a message is pinned."""

    def reactions(self, message: str) -> list[str]:
        """Give what the bot put under a message."""

    def poll(self, message: str) -> tuple[str, list[str], bool]:
        """Give a poll's question, its answers, and whether it is open."""

    def pace(self) -> float:
        """Give how many seconds must pass between two messages of a member."""

    def topic_is_open(self) -> bool:
        """Tell whether members may write in the topic."""

    def title(self) -> bool:
        """Tell whether the member carries the title."""

    def alone(self) -> list[str]:
        """Give what was said to the member alone."""

    def shut_up(self) -> None:
        """Let nobody write to the member in private."""

    def may_return(self) -> bool:
        """Tell whether the member, once out, could come back by themselves."""
