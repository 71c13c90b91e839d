"""Terms: what texts are compared by, whatever their language, script and spelling."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import opencc

LONGEST_TEXT: Final = 400
"""Characters that are compared; the rest of a longer text is left out."""

WORD_WEIGHT: Final = 2.0
"""A whole word against one of its pieces."""

FUNCTION_WORD_WEIGHT: Final = 0.5
FUNCTION_HANZI_WEIGHT: Final = 0.3

_PIECES: Final = (2, 3)
_HANZI_PIECES: Final = (1, 2)
_WORD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]+|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
_COURTESY: Final = re.compile("请问|你好|您好|大家好|各位|谢谢|求问|想问一下|问一下|麻烦")
_FUNCTION_HANZI: Final = frozenset(
    "的了吗呢啊呀吧是在有我你他她们这那个什么怎样如何哪里儿几多少能可以要会不没就都也还和跟给把被一下人到去来为啥谁咋办请问想"
)
_FUNCTION_WORDS: Final = re.compile(
    "a|an|the|i|my|me|you|your|it|its|is|are|am|was|were|be|been|do|does|did|can|could|would|will|shall|should|may|"
    "might|to|of|for|on|in|at|with|from|by|and|or|if|this|that|these|those|there|here|what|how|when|where|who|which|"
    "why|please|have|has|had|get|got|need|want|know|tell|about|any|some|so|as|hi|hello|hey|thanks|im|id|"
    "и|в|на|не|что|как|где|когда|кто|это|по|из|у|за|то|ли|а|но|мне|мой|моя|вы|ты|я|можно|нужно|пожалуйста|"
    "привет|здравствуйте|спасибо|подскажите"
)


def words(text: str) -> list[str]:
    """Give the words of a text, lower case and in simplified characters; a run of Chinese counts as one word."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])[:LONGEST_TEXT].lower()
    if not plain.isascii():
        encodable = plain.encode(errors="ignore").decode()  # half a surrogate pair has no UTF-8, which opencc needs
        plain = _COURTESY.sub(" ", _simplifier().convert(encodable).replace("帐", "账"))
    return _WORD.findall(plain.replace("'", "").replace("’", ""))


def terms(text: str) -> Mapping[str, float]:
    """Give the terms of a text with how much each is in it: words and their pieces, pieces alone for Chinese."""
    counted: dict[str, float] = {}
    for word in words(text):
        for term, weight in _terms_of(word):
            counted[term] = counted.get(term, 0.0) + weight
    return counted


def _terms_of(word: str) -> Iterator[tuple[str, float]]:
    if "\u3040" <= word[0] <= "\u9fff":
        yield from ((piece, _hanzi_weight(piece)) for size in _HANZI_PIECES for piece in _pieces(word, size))
        return
    weight = FUNCTION_WORD_WEIGHT if _FUNCTION_WORDS.fullmatch(word) else 1.0
    yield f"={word}", weight * WORD_WEIGHT
    yield from ((piece, weight) for size in _PIECES for piece in _pieces(f" {word} ", size))


def _hanzi_weight(piece: str) -> float:
    """Give the less weight the larger the share of characters that only build sentences."""
    share = sum(map(_FUNCTION_HANZI.__contains__, piece)) / len(piece)
    return float(FUNCTION_HANZI_WEIGHT**share)


def _pieces(word: str, size: int) -> Iterator[str]:
    return (word[start : start + size] for start in range(len(word) - size + 1))


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
