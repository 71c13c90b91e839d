"""Which language or script a text is in, told by its letters: good enough to measure by."""

import re
from functools import cache
from typing import Final

import opencc

_SCRIPTS: Final = (
    ("Japanese", re.compile("[぀-ヿ]")),
    ("Korean", re.compile("[가-힣]")),
    ("Russian and other Cyrillic", re.compile("[Ѐ-ӿ]")),
    ("Arabic", re.compile("[؀-ۿ]")),
    ("Indian scripts, Thai", re.compile("[ऀ-๿]")),
)
_HANZI: Final = re.compile("[㐀-鿿]")
_CANTONESE: Final = re.compile("[嘅咗唔佢哋喺冇嘢啲嗰乜嚟攞睇咁咩㗎喎]")
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_FEW: Final = 0.3
OTHER: Final = "without letters"


def language(text: str) -> str:
    """Name the script, and of Chinese whether it is simplified, traditional or Cantonese."""
    letters = sum(letter.isalpha() for letter in text) or 1
    for name, pattern in _SCRIPTS:
        if len(pattern.findall(text)) >= _FEW * letters:
            return name
    if len(_HANZI.findall(text)) >= _FEW * letters:
        return _chinese(text)
    return "English and other Latin" if _LATIN.search(text) else OTHER


def _chinese(text: str) -> str:
    if _CANTONESE.search(text):
        return "Cantonese"
    traditional, simplified = _marks()
    more = sum((letter in traditional) - (letter in simplified) for letter in text)
    return "Chinese, traditional" if more > 0 else "Chinese, simplified"


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    """Give the characters that are only traditional and those that are only simplified."""
    characters = "".join(map(chr, range(0x4E00, 0xA000)))
    shorter, longer = opencc.OpenCC("t2s").convert(characters), opencc.OpenCC("s2t").convert(characters)
    if not len(characters) == len(shorter) == len(longer):
        return frozenset(), frozenset()
    traditional = frozenset(old for old, new in zip(characters, shorter, strict=True) if old != new)
    simplified = frozenset(old for old, new in zip(characters, longer, strict=True) if old != new)
    return traditional - simplified, simplified - traditional
