"""A street: a chat network of a few lines, honest and in memory, that remembers what it was asked to do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from chat.actions import ChatAction, DeleteMessage, SendMessage
from chat.events import MessagePosted
from chat.gestures import POSTS
from chat.message import Message
from chat.people import Member
from chat.platform import Capabilities, Emit, PlatformError

GROUP = "street:1"
OFFICE = "street:office"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADVERT = "日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限 详情 https://t.me/+AbCdEfGh123"


class Street:
    """Does what it is asked, in order, unless a refusal is waiting for it."""

    name = "street"
    capabilities = Capabilities()

    def __init__(self, *refusals: PlatformError) -> None:
        self.performed: list[ChatAction] = []
        self.refusals = list(refusals)

    async def run(self, emit: Emit) -> None:
        """Emit nothing: the test is the street's only life."""

    async def perform(self, action: ChatAction) -> str:
        if self.refusals:
            raise self.refusals.pop(0)
        self.performed.append(action)
        return f"m{len(self.performed)}" if isinstance(action, POSTS) else ""

    @property
    def deleted(self) -> list[str]:
        return [action.message for action in self.performed if isinstance(action, DeleteMessage)]

    def said(self, group: str = GROUP) -> list[str]:
        return [str(each.text) for each in self.performed if isinstance(each, SendMessage) and each.group == group]


def member(number: int, **about: object) -> Member:
    return Member(id=f"street:{number}", name=f"Member {number}", **about)  # type: ignore[arg-type]


def posted(number: int, text: str, by: Member | None = None, group: str = GROUP, seconds: int = 0) -> MessagePosted:
    """Give the event of message `number`, by default of a member of its own, `seconds` after noon."""
    at = NOON + timedelta(seconds=seconds)
    message = Message(id=str(number), group=group, author=by or member(number), at=at, text=text)
    return MessagePosted(id=f"{group}:{number}:posted", group=group, at=at, message=message)


def talk(count: int, first: int = 1) -> Sequence[MessagePosted]:
    """Give ordinary messages by as many members."""
    return [
        posted(n, f"我觉得第{n}个方案更好，你们怎么看？ option {n} looks fine", seconds=n)
        for n in range(first, first + count)
    ]
