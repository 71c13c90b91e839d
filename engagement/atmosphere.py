"""Atmosphere: warm words, thanks, hostility, and the stretches in which it heats up."""

import heapq
import re
from collections import deque
from datetime import datetime, timedelta
from typing import Final

from chat.case import Label
from chat.message import Message
from chat.people import MemberId
from engagement.health_summary import Heated

HOSTILE_ABOVE: Final = 0.6
"""Score from which a message counts as hostile: of everyday messages, Chinese and English, at most 3 in 1,000 do."""

STRETCH: Final = timedelta(minutes=10)
WINDOW: Final = 12
HOSTILE_IN_WINDOW: Final = 4
"""A stretch is heated when so many of twelve messages in ten minutes are hostile, from at least two members."""

_KEPT: Final = 20
_READ: Final = 1000
_THANKS: Final = re.compile(
    r"谢|謝|辛苦了|\bthank|\bthx\b|\bty\b|\btysm\b|\bcheers\b|\bmuch appreciated\b|спасиб|благодар|\bспс\b"
)
_WARM: Final = re.compile(
    "太好了|太棒|真棒|厉害|厲害|牛啊|恭喜|加油|开心|開心|喜欢|喜歡|哈哈|不错|不錯|欢迎|歡迎|支持|点赞|點讚|按讚|给力|給力|"
    r"\b(?:awesome|great|nice|lovely|love|congrats|congratulations|well done|welcome|haha|brilliant|excellent|amazing|"
    r"happy|glad|enjoy\w*|good (?:job|idea|work|luck|morning))\b|"
    r"здорово|круто|отлично|молодец|поздравля|супер|класс\b|рад[аы]?\b|ура\b|[❤💕👍👏🎉😂🤣😄😊🥰😍🙏]"
)


class Atmosphere:
    """Sees every message in order; memory does not grow with their number."""

    def __init__(self, hostile_above: float = HOSTILE_ABOVE) -> None:
        self.warm = 0
        self.thanks = 0
        self.judged = 0
        self.hostile = 0
        self._hostile_above = hostile_above
        self._window: deque[tuple[datetime, MemberId, bool]] = deque(maxlen=WINDOW)
        self._heated: list[Heated] = []
        self._now: _Stretch | None = None

    def see(self, message: Message) -> None:
        """Count the tone of a message."""
        text = message.text[:_READ].lower()
        thanks, warm = _THANKS.search(text), _WARM.search(text)
        self.thanks += bool(thanks)
        self.warm += bool(thanks or warm)
        score = message.reading.scores.get(Label.CONFLICT)
        hostile = score is not None and score >= self._hostile_above
        self.judged += score is not None
        self.hostile += hostile
        self._window.append((message.at, message.author.id, hostile))
        if hostile:
            self._heat(message.at)

    def heated(self) -> tuple[Heated, ...]:
        """Give the worst heated stretches, oldest first."""
        found = [*self._heated, *([self._now.told()] if self._now else [])]
        worst = heapq.nlargest(_KEPT, found, key=lambda stretch: stretch.hostile)
        return tuple(sorted(worst, key=lambda stretch: stretch.since))

    def _heat(self, now: datetime) -> None:
        """Begin a stretch, or go on with the one that is not over yet."""
        heat = [(at, by) for at, by, hostile in self._window if hostile and now - at <= STRETCH]
        if self._now and now - self._now.until > STRETCH:
            self._heated = heapq.nlargest(_KEPT, [*self._heated, self._now.told()], key=lambda each: each.hostile)
            self._now = None
        if self._now:
            self._now.go_on(*heat[-1])
        elif len(heat) >= HOSTILE_IN_WINDOW and len({by for _, by in heat}) > 1:
            self._now = _Stretch(heat)


class _Stretch:
    """A heated stretch while it goes on."""

    def __init__(self, heat: list[tuple[datetime, MemberId]]) -> None:
        self.since, self.until = heat[0][0], heat[-1][0]
        self.members = {by for _, by in heat}
        self.hostile = len(heat)

    def go_on(self, at: datetime, by: MemberId) -> None:
        self.until = at
        self.members.add(by)
        self.hostile += 1

    def told(self) -> Heated:
        return Heated(since=self.since, until=self.until, hostile=self.hostile, members=len(self.members))
