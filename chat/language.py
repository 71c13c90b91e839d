"""Languages: turns `Words` into text a person reads."""

from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, FluentNumber, fluent_number

from chat.words import Text, Value, Words

LANGUAGES: Final = ("en", "zh-CN", "zh-TW")
"""Interface languages, by BCP 47 tag."""

FALLBACKS: Final = {"zh-TW": ("zh-TW", "zh-CN", "en"), "zh-CN": ("zh-CN", "en"), "en": ("en",)}
DIRECTIONS: Final = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Marks that turn the direction of all that follows."""

LOCALES: Final = Path(__file__).parent / "locales"


class Language:
    """One interface language with the languages it falls back to."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self._bundles = tuple(_bundle(each) for each in FALLBACKS[tag])

    def say(self, words: Text) -> str:
        """Give the text of `words`; a plain string is the operator's own text and passes unchanged.

        A key that no language has is shown as itself with its values: ugly, but never an exception and never silence.
        """
        if isinstance(words, str):
            return words
        if isinstance(words, tuple):
            return "\n".join(self.say(line) for line in words)
        gaps = {name: self._gap(value) for name, value in words.values.items()}
        for bundle in self._bundles:
            if bundle.has_message(words.key):
                message = bundle.get_message(words.key)
                if message.value is not None:
                    text, _errors = bundle.format_pattern(message.value, gaps)
                    return str(text)
        return " ".join([words.key, *(f"{name}={value}" for name, value in words.values.items())])

    def _gap(self, value: Value) -> str | FluentNumber | FluentNone:
        """Numbers keep at most two decimals and no grouping; a sentence in a gap is said first.

        A chance between 0 and 1 is never rounded to certainty. What people wrote cannot turn the direction of the
        sentence around it.
        """
        if isinstance(value, str):
            return value.translate(DIRECTIONS)
        if isinstance(value, Words):
            return self.say(value)
        if isinstance(value, float) and 0 < value < 1:
            value = min(max(value, 0.01), 0.99)
        return fluent_number(value, useGrouping=False, maximumFractionDigits=2)


@cache
def has(key: str, tag: str = "en") -> bool:
    """Tell whether one language by itself knows `key`; English must have every key."""
    return _bundle(tag).has_message(key)


@cache
def language(tag: str) -> Language:
    """Give the language of `tag`, or the nearest one: any Chinese that is not Hant is zh-CN, anything else English."""
    if tag in FALLBACKS:
        return Language(tag)
    if tag.lower().startswith(("zh-hant", "zh-hk", "zh-mo")):
        return Language("zh-TW")
    return Language("zh-CN") if tag.lower().startswith("zh") else Language("en")


@cache
def _bundle(tag: str) -> FluentBundle:
    bundle = FluentBundle([tag], use_isolating=False)
    for path in sorted((LOCALES / tag).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
