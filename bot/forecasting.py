"""Forecasting conversations outside any group: what `innkeeper forecast` asks, and the answer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.judging import LONGEST_LINE, RequestError, identity, moment, name_of
from chat.foresight import Forecast
from chat.plain import plain
from moderation.conversation import WINDOW, Turn
from moderation.forecast_model import ForecastModel
from moderation.sentences import Sentences
from moderation.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One conversation: its last WINDOW turns, and how many came before them."""

    id: str | int
    turns: tuple[Turn, ...] = ()
    skipped: int = 0

    @classmethod
    def decode(cls, line: bytes, number: int) -> "Talk":
        """Read one JSON line; unknown fields are passed over. Raises `RequestError`."""
        if len(line) > LONGEST_LINE:
            raise RequestError(f"longer than {LONGEST_LINE:,} bytes")
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise RequestError(f"not JSON: {error}") from error
        return cls.of(data, number)

    @classmethod
    def of(cls, data: Any, number: int) -> "Talk":
        """Read an object that has been decoded. Raises `RequestError`."""
        if not isinstance(data, dict) or not isinstance(data.get("turns"), list):
            raise RequestError('not an object with a list of "turns"')
        turns = data["turns"]
        skipped = max(0, len(turns) - WINDOW)
        for place, value in enumerate(turns):
            if not isinstance(value["text"] if isinstance(value, dict) and "text" in value else value, str):
                raise RequestError(f'turn {place} is neither a text nor an object with a "text"')
        return cls(id=identity(data.get("id"), number), turns=tuple(map(_turn, turns[skipped:])), skipped=skipped)

    @classmethod
    def spoken(cls, lines: Sequence[str], name: str) -> "Talk":
        """Read lines of `name: text`; a line without a name goes on with the turn before it."""
        turns: list[tuple[str, str]] = []
        for line in filter(str.strip, lines):
            by, colon, text = line.replace("：", ":", 1).partition(":")
            if colon and text.strip() and not text.startswith("//") and len(by.split()) <= 3:
                turns.append((by.strip(), text.strip()))
            elif turns:
                turns[-1] = (turns[-1][0], f"{turns[-1][1]}\n{line.strip()}")
            else:
                turns.append(("", line.strip()))
        skipped = max(0, len(turns) - WINDOW)
        return cls(
            id=name, turns=tuple(_turn({"author": by, "text": text}) for by, text in turns[skipped:]), skipped=skipped
        )


def forecasts(talks: Sequence[Talk], model: ForecastModel, sentences: Sentences) -> list[Forecast]:
    """Forecast conversations in their order; the meanings of all their turns are read at once."""
    texts = [turn.text for talk in talks for turn in talk.turns]
    vectors = iter(sentences.embed(texts))
    return [_forecast(talk, model, [next(vectors) for _ in talk.turns]) for talk in talks]


def _forecast(talk: Talk, model: ForecastModel, vectors: Sequence[Any]) -> Forecast:
    found = model.forecast(talk.turns, vectors)
    return Forecast(risk=found.risk, drivers=tuple(talk.skipped + place for place in found.drivers))


def _turn(value: Any) -> Turn:
    """Read a turn that is a text, or an object with a text, an author and a time."""
    if isinstance(value, str):
        value = {"text": value}
    text = plain(value["text"])
    return Turn(text=text, folded=fold(text).text, author=name_of(value.get("author")), at=moment(value.get("at")))
