"""Messages whose pictures wait to be looked at: bounded, fair to each group, the oldest passed over first."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Final

from bot.seen import Place
from chat.message import Message
from chat.people import GroupId

MOST: Final = 500
"""Messages that wait, over all groups."""

MOST_OF_GROUP: Final = 200

MINUTE: Final = 60.0


class Waiting:
    """A queue in which a group that has had its share of the minute lets others go first."""

    def __init__(self, most: Callable[[GroupId], int], clock: Callable[[], float] = time.monotonic) -> None:
        """`most`: pictures of a group that may be looked at in a minute; those that are known already cost nothing."""
        self._most = most
        self._clock = clock
        self._messages: dict[Place, Message] = {}
        self._looked: dict[GroupId, deque[float]] = defaultdict(deque)

    def __len__(self) -> int:
        return len(self._messages)

    def add(self, message: Message) -> int:
        """Let a message wait; give how many others were passed over for it."""
        place = (message.group, message.id)
        self._messages.pop(place, None)
        of_group = [each for each in self._messages if each[0] == message.group]
        gone = of_group[:1] if len(of_group) >= MOST_OF_GROUP else []
        gone = gone or list(self._messages)[: max(0, len(self._messages) - MOST + 1)]
        for each in gone:
            del self._messages[each]
        self._messages[place] = message
        return len(gone)

    def next(self, new: Callable[[Message], int]) -> Message | None:
        """Give the message whose turn it is, or nothing; `new`: how many of its pictures are not known yet."""
        now = self._clock()
        for group, looked in list(self._looked.items()):
            while looked and looked[0] <= now - MINUTE:
                looked.popleft()
            if not looked:
                del self._looked[group]
        for place, message in self._messages.items():
            count = new(message)
            if not count or len(self._looked.get(place[0], ())) < self._most(place[0]):
                if count:
                    self._looked[place[0]].extend([now] * count)
                del self._messages[place]
                return message
        return None
