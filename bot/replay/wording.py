"""Wording: how a report says numbers, days, names, outcomes and reasons in one language."""

from datetime import datetime, timedelta, tzinfo

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal, format_percent

from bot.replay.comparison import Change
from bot.replay.foreseen import Foreseen
from chat.case import Label, Outcome
from chat.language import has, language
from chat.people import MemberId
from chat.words import Text, Value, Words
from moderation.forecast_card import FOLLOWS


class Wording:
    """Says things in one language and time zone; called with a key and its gaps, it says that sentence."""

    def __init__(self, tag: str, zone: tzinfo) -> None:
        self._language = language(tag)
        self.locale = tag.replace("-", "_")
        self.tag = self._language.tag
        self.zone = zone

    def __call__(self, key: str, **gaps: Value) -> str:
        """Say the sentence of a key."""
        return self._language.say(Words(key, gaps))

    def span(self, length: timedelta | None) -> str:
        """Give a length of time in its largest unit; nothing is a dash."""
        return format_timedelta(length, locale=self.locale, threshold=1.5) if length is not None else "–"

    def say(self, words: Text) -> str:
        """Say a sentence."""
        return self._language.say(words)

    def number(self, value: float) -> str:
        """Give a number with its thousands grouped, and one or two decimals if it is small and has any."""
        if isinstance(value, int) or value >= 100:
            return format_decimal(round(value), locale=self.locale)
        return format_decimal(value, format="#,##0.##" if value < 1 else "#,##0.#", locale=self.locale)

    def messages(self, count: int) -> str:
        """Count messages in words."""
        return self("report-count-messages", number=count, count=self.number(count))

    def percent(self, share: float) -> str:
        """Give a share of 0 to 1 in per cent."""
        digits = "0%" if share >= 0.1 or share == 0 else "0.##%"
        return format_percent(share, format=digits, locale=self.locale)

    def day(self, at: datetime | None) -> str:
        """Give a date in words; nothing is a dash."""
        return format_date(at.astimezone(self.zone), format="long", locale=self.locale) if at else "–"

    def moment(self, at: datetime) -> str:
        """Give a date and time."""
        return format_datetime(at.astimezone(self.zone), "yyyy-MM-dd HH:mm", locale=self.locale)

    def outcome(self, outcome: Outcome) -> str:
        """Name what would have become of a message."""
        return self(f"report-outcome-{outcome}")

    def change(self, change: Change) -> str:
        """Name what other settings change for a message."""
        return self(f"report-change-{change}")

    def label(self, label: Label) -> str:
        """Name a kind of trouble."""
        return self(f"label-{label}")

    def detector(self, name: str) -> str:
        """Name a detector."""
        return self(f"detector-{name}") if has(f"detector-{name}") else name

    def foreseen(self, foreseen: Foreseen, beside: Foreseen | None = None) -> list[str]:
        """Say how often a quarrel was foreseen, how often one followed, how many were not foreseen; `beside`: too."""
        minutes = round(FOLLOWS / timedelta(minutes=1))
        told = {"count": foreseen.count, "followed": foreseen.followed, "minutes": minutes}
        lines = [self("report-foreseen-told", **told)]
        if foreseen.quarrels:
            lines.append(self("report-foreseen-quarrels", quarrels=foreseen.quarrels, foreseen=foreseen.foreseen))
        if beside is not None:
            lines.append(self("report-foreseen-beside", count=beside.count, followed=beside.followed))
        return lines

    def line(self, text: str, most: int) -> str:
        """Give a text on one line without anything a terminal would obey, at most so many characters."""
        shown = "".join(char if char.isprintable() else " " for char in text[: 4 * most])
        shown = " ".join(shown.split())
        return shown if len(shown) <= most else f"{shown[: most - 1]}…"

    def name(self, name: str, member: MemberId) -> str:
        """Name a member; a deleted account has only its id left."""
        return name or self("report-nameless", id=member.partition(":")[2])
