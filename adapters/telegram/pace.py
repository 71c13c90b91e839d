"""Pace: how fast Telegram lets a bot speak. Only posts are counted; removals go ahead until they are told to wait."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from chat.platform import PlatformError, Refusal

A_SECOND: Final = 30
"""Posts in a second, over all chats."""

A_MINUTE: Final = 20
"""Posts in a minute into one group."""

MOST_CHATS: Final = 10_000


class Pace:
    """What was posted lately, and who said to wait until when. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._all: deque[float] = deque(maxlen=A_SECOND)
        self._in: dict[int, deque[float]] = {}
        self._held: dict[tuple[int, str], float] = {}

    def step(self, chat: int, method: str, *, posting: bool) -> None:
        """Take part in the pace, or raise `PlatformError` to wait, with the time after which to try again."""
        now, lane = self._clock(), _lane(method, posting=posting)
        free = self._held.get((chat, lane), 0.0)
        if posting:
            lately = self._lately(chat)
            free = max(free, _free(self._all, A_SECOND, 1.0), _free(lately, A_MINUTE, 60.0) if chat < 0 else 0.0)
        if free > now:
            raise PlatformError(Refusal.WAIT, "posts into this chat keep to a pace", timedelta(seconds=free - now))
        self._held.pop((chat, lane), None)
        if posting:
            self._all.append(now)
            lately.append(now)

    def hold(self, chat: int, method: str, wait: timedelta, *, posting: bool) -> None:
        """Wait with posts into a chat, or with what the server asked for there: too many mutes hold up no removal."""
        self._held[chat, _lane(method, posting=posting)] = self._clock() + wait.total_seconds()

    def _lately(self, chat: int) -> deque[float]:
        found = self._in.pop(chat, None) or deque(maxlen=A_MINUTE)
        self._in[chat] = found
        if len(self._in) > MOST_CHATS:
            del self._in[next(iter(self._in))]
        return found


def _lane(method: str, *, posting: bool) -> str:
    """Give what a call waits together with: posts with one another, any other call with its like."""
    return "post" if posting else method


def _free(times: deque[float], most: int, span: float) -> float:
    """Give when there is room for one more: when the oldest of the last `most` is `span` seconds ago."""
    return times[0] + span if len(times) == most else 0.0
