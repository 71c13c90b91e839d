"""Letters borrowed from another alphabet to look the same."""

import re
from collections import Counter
from functools import cache, lru_cache

import disarm

_LATIN = "A-Za-z\u00c0-\u024f"
_CYRILLIC = "\u0400-\u052f"
_OTHER = "\u0250-\u02af\u0370-\u03ff\u0530-\u058f\u13a0-\u13ff\u2c80-\u2cff\uab30-\uabbf"
_ANY = _LATIN + _CYRILLIC + _OTHER
_MIXED = re.compile(
    f"(?<![{_ANY}])(?:[{_LATIN}]+(?=[{_CYRILLIC}{_OTHER}])|[{_CYRILLIC}]+(?=[{_LATIN}{_OTHER}])|[{_OTHER}]+(?=[{_LATIN}{_CYRILLIC}]))"
    f"[{_ANY}]+"
)
_RUSSIAN_ENDING = re.compile(f"[{_LATIN}]{{3,}}(?:ом|ов|ой|ам|ах|ами|ик)")
_LATIN_RUN, _CYRILLIC_RUN = re.compile(f"[{_LATIN}]+"), re.compile(f"[{_CYRILLIC}]+")
_NOT_LATIN, _NOT_CYRILLIC = re.compile(f"[{_CYRILLIC}{_OTHER}]"), re.compile(f"[{_LATIN}{_OTHER}]")
"""Without one of each no word mixes alphabets."""
_ALPHABETS = {"latin": _LATIN_RUN, "cyrillic": _CYRILLIC_RUN}
_BY_CAPITALS = str.maketrans("bhkmt", "внкмт")
"""Small Latin letters that resemble a Cyrillic one by their capitals alone: no table of look-alikes has them."""
_NAME_AND_ENDING = re.compile(
    f"(?=[{_LATIN}]*[bdfghklmnqrtuvwz])[{_LATIN}]{{2,}}[{_CYRILLIC}]*[бгдёжзийлпфцчшщъыьэюя][{_CYRILLIC}]*"
)
"""Neither part could stand in the other's alphabet."""


class _Lookalikes(dict[int, str]):
    """Maps a code point to the letter of one script that looks like it, asked once for each."""

    def __init__(self, script: str) -> None:
        super().__init__()
        self._script = script

    def __missing__(self, point: int) -> str:
        letter = disarm.normalize_confusables(chr(point), target_script=self._script)
        self[point] = letter
        return letter


def without_lookalikes(text: str, traces: Counter[str]) -> str:
    """Fold words that mix alphabets to the alphabet of most of their letters; leave every other word as it is.

    A word that is half and half goes with the rest of the text.
    """
    if text.isascii() or not _NOT_LATIN.search(text) or not _NOT_CYRILLIC.search(text):
        return text

    def read(found: re.Match[str]) -> str:
        word = found[0]
        plain = _one_alphabet(word, russian=_is_russian(text))
        if plain != word:
            traces["lookalike"] += sum(a != b for a, b in zip(word, plain, strict=False)) or 1
        return plain

    return _MIXED.sub(read, text)


@lru_cache(maxsize=1)
def _is_russian(text: str) -> bool:
    """Tell whether most letters are Cyrillic; asked anew for each word of one text."""
    return len("".join(_CYRILLIC_RUN.findall(text))) > len("".join(_LATIN_RUN.findall(text)))


def as_latin(word: str) -> str:
    """Return the word with every letter that looks like a Latin one as that letter, whatever the rest is."""
    return word if word.isascii() else word.translate(_lookalikes("latin"))


@lru_cache(maxsize=4096)
def _one_alphabet(word: str, *, russian: bool) -> str:
    """Return the word in one alphabet where all of its letters have a look-alike there, else unchanged.

    A Latin name with a Russian ending ("WhatsAppом", "btcшка") is honest.
    """
    if _RUSSIAN_ENDING.fullmatch(word) or _NAME_AND_ENDING.fullmatch(word):
        return word
    latin, cyrillic = len("".join(_LATIN_RUN.findall(word))), len("".join(_CYRILLIC_RUN.findall(word)))
    first = cyrillic > latin or (russian and cyrillic == latin)
    for script in ("cyrillic", "latin") if first else ("latin", "cyrillic"):
        plain = word.translate(_lookalikes(script))
        if script == "cyrillic":
            plain = plain.translate(_BY_CAPITALS)
        if _ALPHABETS[script].fullmatch(plain):
            return plain
    return word


@cache
def _lookalikes(script: str) -> _Lookalikes:
    return _Lookalikes(script)
