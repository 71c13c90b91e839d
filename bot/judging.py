"""Judging texts outside any group: what `innkeeper check` asks, and the answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from chat.case import Verdict
from chat.context import Context
from chat.lessons import OwnHead
from chat.message import Media, MediaKind, Message, Picture, Reply
from chat.people import Member, Role, Standing
from chat.plain import plain, plain_name
from chat.recent import Recent
from chat.settings import GroupSettings
from moderation.moderation import judge
from moderation.pictured import read_apart
from moderation.reading import read
from moderation.text_model import TextModel

LONGEST_LINE: Final = 8_000_000
"""Bytes of one request; a longer one is refused before it is decoded."""

STANDINGS: Final = {
    "newcomer": Standing(),
    "member": Standing(messages=30),
    "regular": Standing(messages=500),
    "trusted": Standing(messages=500, trusted=True),
}
"""Standings that can be given by name; `since` follows from the message's time."""


class RequestError(ValueError):
    """A line is no request; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One text to judge. Times are UTC; `links` are addresses the network marked; `picture`: what stands on one."""

    text: str
    id: str | int | None = None
    author: str = ""
    at: datetime | None = None
    group: str = ""
    reply_to: str = ""
    links: tuple[str, ...] = ()
    picture: Picture | None = None
    standing: Standing = field(default_factory=Standing)

    @classmethod
    def decode(cls, line: bytes, number: int) -> "Request":
        """Read one JSON line; unknown fields are passed over. Raises `RequestError`."""
        if len(line) > LONGEST_LINE:
            raise RequestError(f"longer than {LONGEST_LINE:,} bytes")
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RequestError(f"not JSON: {error}") from error
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise RequestError('not an object with a "text"')
        at = moment(data.get("at"))
        return cls(
            text=plain(data["text"]),
            id=identity(data.get("id"), number),
            author=name_of(data.get("author")),
            at=at,
            group=name_of(data.get("group")),
            reply_to=name_of(data.get("reply_to")),
            links=tuple(plain(link) for link in _list(data.get("links")) if isinstance(link, str)),
            standing=_standing(data.get("standing"), at or datetime.now(UTC)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A request with what was made of it."""

    request: Request
    verdict: Verdict


class Judge:
    """Judges batches of texts with default settings; with `conversation`, each group's earlier messages count.

    `taught` is what moderators have taught: it counts in all groups.
    """

    def __init__(
        self,
        model: TextModel | None,
        *,
        conversation: bool = False,
        settings: GroupSettings | None = None,
        taught: OwnHead | None = None,
    ) -> None:
        self.taught = taught
        self._model = model
        self._conversation = conversation
        self._settings = settings or GroupSettings()
        self._recent: dict[str, Recent] = {}
        self._nothing = Recent()
        self._seen = 0

    def judge(self, requests: Sequence[Request]) -> list[Judged]:
        """Judge requests in their order; the texts are read all at once."""
        messages = self.read(requests)
        return [self._judge_one(request, message) for request, message in zip(requests, messages, strict=True)]

    def read(self, requests: Sequence[Request]) -> list[Message]:
        """Read the texts all at once, with their meaning, and judge none yet."""
        now = datetime.now(UTC)
        messages = [self._message(request, now) for request in requests]
        return read_apart(messages, lambda some, _places: read(some, self._model))

    def verdict(self, message: Message, taught: OwnHead | None) -> Verdict:
        """Judge a message that was read, a newcomer's, by what moderators have taught."""
        context = Context(
            now=message.at, settings=self._settings, recent=self._nothing, model=self._name, taught=taught
        )
        return judge(message, context)

    @property
    def _name(self) -> str:
        return self._model.name if self._model else ""

    def _judge_one(self, request: Request, message: Message) -> Judged:
        recent = self._recent.setdefault(message.group, Recent()) if self._conversation else self._nothing
        standing = replace(request.standing, member=message.author.id)
        context = Context(
            now=message.at,
            settings=self._settings,
            standing=standing,
            recent=recent,
            model=self._name,
            taught=self.taught,
        )
        verdict = judge(message, context)
        if self._conversation:
            recent.add(message.without_vector())
        return Judged(request=request, verdict=verdict)

    def _message(self, request: Request, now: datetime) -> Message:
        self._seen += 1
        group = f"check:{request.group}"
        member = Member(
            id=f"check:{request.author}" if request.author else f"check:#{self._seen}",
            name=plain_name(request.author),
            role=request.standing.role,
        )
        return Message(
            id=str(self._seen),
            group=group,
            author=member,
            at=request.at or now,
            text=request.text,
            links=request.links,
            media=(Media(kind=MediaKind.PHOTO, picture=request.picture),) if request.picture else (),
            reply_to=Reply(message=request.reply_to) if request.reply_to else None,
        )


def identity(value: Any, number: int) -> str | int:
    """Give the id of a line, its number where it has none."""
    return value if isinstance(value, str | int) and not isinstance(value, bool) else str(number)


def name_of(value: Any) -> str:
    """Give a name or id, also that of an object with one."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("id") or ""
    return plain_name(str(value)) if isinstance(value, str | int | float) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def moment(value: Any) -> datetime | None:
    """Read a time as ISO 8601 or seconds since 1970, as UTC; anything else is none."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def _standing(value: Any, at: datetime) -> Standing:
    """Read a standing by name or as an object with any of its fields; anything else is a newcomer's."""
    if isinstance(value, str) and value in STANDINGS:
        known = STANDINGS[value]
        return replace(known, since=at - timedelta(days=known.messages)) if known.messages else known
    if not isinstance(value, Mapping):
        return Standing()
    role = str(value.get("role", "member")).upper()
    return Standing(
        messages=_count(value.get("messages")),
        warnings=_count(value.get("warnings")),
        points=_count(value.get("points")),
        since=moment(value.get("since")),
        trusted=value.get("trusted") is True,
        role=Role[role] if role in Role.__members__ else Role.MEMBER,
    )


def _count(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else 0
