"""Recent messages of one group: a window that is cheap to keep and cheap to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from chat.case import Case, Outcome
from chat.message import Message
from chat.people import MemberId

KEPT: Final = 400
"""Messages of the group that are remembered."""

ALBUMS: Final = 50
"""Albums of which a part was removed that are remembered: their other parts may still come."""

KEPT_BY_ONE: Final = 60
"""Messages of one member that are remembered, however long their burst."""


class Recent:
    """The last messages of a group, oldest first, found by author, by id and by what they say.

    Rules only read. The owner of the lane adds and removes; every operation costs the same however full the window is.
    """

    def __init__(self) -> None:
        self._messages: dict[str, Message] = {}
        self._by_author: dict[MemberId, dict[str, Message]] = {}
        self._by_text: dict[str, dict[str, Message]] = {}
        self._broken: dict[tuple[MemberId, str], None] = {}
        self._cases: dict[str, Case] = {}

    def __len__(self) -> int:
        return len(self._messages)

    def __iter__(self) -> Iterator[Message]:
        return iter(self._messages.values())

    def find(self, message: str) -> Message | None:
        """Give the message of that id, or nothing if it is too old or was removed."""
        return self._messages.get(message)

    def by(self, author: MemberId) -> Sequence[Message]:
        """Give the author's last messages, oldest first, at most 60."""
        return list(self._by_author.get(author, {}).values())

    def by_since(self, author: MemberId, since: datetime) -> Sequence[Message]:
        """Give those of the author's last messages that came at or after `since`."""
        return [message for message in self.by(author) if message.at >= since]

    def saying(self, folded: str) -> Sequence[Message]:
        """Give the messages, of anybody, whose folded text is just this."""
        return list(self._by_text.get(folded, {}).values())

    def album(self, message: Message) -> Sequence[Message]:
        """Give the other parts of the album that a message is part of."""
        if not message.album:
            return ()
        return [each for each in self.by(message.author.id) if each.album == message.album and each.id != message.id]

    def is_broken(self, message: Message) -> bool:
        """Tell whether a part of the message's album was removed."""
        return bool(message.album) and (message.author.id, message.album) in self._broken

    def break_album(self, message: Message) -> None:
        """Note that a message was removed, and with it the album it was part of."""
        if message.album:
            self._broken[message.author.id, message.album] = None
            if len(self._broken) > ALBUMS:
                del self._broken[next(iter(self._broken))]

    def case_about(self, message: Message) -> Case | None:
        """Give the last case about a message, or about another part of its album, as it stands now."""
        parts = (message.id, *(each.id for each in self.album(message)))
        return next((self._cases[each] for each in parts if each in self._cases), None)

    def note_case(self, case: Case) -> None:
        """Remember the case about a message, as long as the message is remembered."""
        if case.receipt.message.id in self._messages:
            self._cases[case.receipt.message.id] = case

    def close_case(self, case: str, outcome: Outcome) -> None:
        """Note what moderators made of a case."""
        for message, known in self._cases.items():
            if known.id == case:
                self._cases[message] = replace(known, outcome=outcome)

    def last(self, count: int) -> Sequence[Message]:
        """Give the last `count` messages, oldest first."""
        newest = [message for message, _ in zip(reversed(self._messages.values()), range(count), strict=False)]
        return newest[::-1]

    def within(self, now: datetime, span: timedelta, most: int = KEPT) -> Sequence[Message]:
        """Give the messages of the last `span` before `now`, at most `most`, oldest first."""
        return [message for message in self.last(most) if message.at >= now - span]

    def add(self, message: Message) -> None:
        """Remember a message; one with the id of a remembered one takes its place (it was edited)."""
        known = self._messages.get(message.id)
        self._messages[message.id] = message
        if known is not None:
            self._forget_text(known)
            if known.author.id != message.author.id:
                self._forget_author(known)
        own = self._by_author.setdefault(message.author.id, {})
        if known is None or message.id in own:
            own[message.id] = message
            if len(own) > KEPT_BY_ONE:
                del own[next(iter(own))]
        if message.reading.folded:
            self._by_text.setdefault(message.reading.folded, {})[message.id] = message
        if len(self._messages) > KEPT:
            self.remove(next(iter(self._messages)))

    def remove(self, message: str) -> None:
        """Forget a message; unknown ids are no error."""
        gone = self._messages.pop(message, None)
        if gone is None:
            return
        self._cases.pop(message, None)
        self._forget_text(gone)
        self._forget_author(gone)

    def _forget_author(self, message: Message) -> None:
        own = self._by_author.get(message.author.id, {})
        own.pop(message.id, None)
        if not own:
            self._by_author.pop(message.author.id, None)

    def _forget_text(self, message: Message) -> None:
        same = self._by_text.get(message.reading.folded)
        if same is not None:
            same.pop(message.id, None)
            if not same:
                del self._by_text[message.reading.folded]
