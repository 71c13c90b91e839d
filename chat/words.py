"""Words: what is said to people, kept apart from the language it is said in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = "str | int | float | Words"
"""What may stand in a gap of a sentence; a string is never read as a sentence, markup or template."""

Text: TypeAlias = "Words | str | tuple[Words | str, ...]"
"""Something to say: a sentence, an operator's own text, or several of them, a line each."""


@dataclass(frozen=True, slots=True, init=False)
class Words:
    """One sentence by its key in `chat/locales/*/*.ftl`, with the values for its gaps.

    Rules speak in `Words`; `chat.language.Language` turns them into text for whoever reads them,
    so one receipt can be read in three languages.
    """

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __init__(self, key: str, values: Mapping[str, Value] | None = None, /, **gaps: Value) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "values", {**(values or {}), **gaps})

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted((name, str(value)) for name, value in self.values.items()))))
