"""Questions: tells at a glance whether somebody asks something."""

import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 300
"""Characters of a question; a longer text tells a story."""

_SHORTEST: Final = 2
_MARK: Final = re.compile("[?？؟]")
_LINKS: Final = re.compile(r"(?:://|www\.)\S*")
_CHINESE_WORDS: Final = re.compile(
    "[吗嗎呢咋啥哪谁誰]|什[么麼]|甚麼|怎[么麼样樣]|如何|为[什何]|為[什何]|多少|几[个点时位天号]|幾[個點時位天號]|"
    "请问|請問|求[问問个個]|有没有|有沒有|能不能|可不可以|是不是|会不会|會不會"
)
_ENGLISH_WORDS: Final = re.compile(
    r"\b(?:how|what|whats|where|wheres|when|why|who|which|whose)\b|"
    r"^(?:hi|hey|hello|please|so|and|ok|guys)?[\s,]*(?:can|could|is|are|am|do|does|did|will|would|should|has|have)\b|"
    r"\b(?:anyone|anybody|i wonder|tell me)\b"
)
_RUSSIAN_WORDS: Final = re.compile(
    r"\b(?:как|где|что|почему|зачем|когда|кто|сколько|какой|какая|какие|куда|откуда|чей|можно ли|есть ли|подскажите)\b"
)
_CHINESE_QUESTION: Final = re.compile(
    "请问|請問|求问|求問|想问|想問|(?:有没有|有沒有|有)人?(?:知道|懂|会|會)|[吗嗎](?:\\W|$)|"
    "(?:怎[么麼样樣]|如何|哪[里裡裏个個儿兒]|什[么麼]时候|什麼時候|多少|几[点號号]|幾[點號]|为什么|為什麼|咋)"
    "[^\\s,，。.!！]{0,10}$"
)
_ENGLISH_QUESTION: Final = re.compile(
    r"^(?:[\w-]+[:,]\s+)?(?:(?:hi|hey|hello|please|so|and|ok|guys|all|there)[\s,]+)*"
    r"(?:(?:how|whats?|wheres?|why|who|which)\b|(?:can|could|may|should|do|did) (?:i|we|you|someone|anyone)\b|"
    r"(?:is|are) (?:it|there|this|that|the|you|we|anyone|anybody)\b|(?:does|did|has|have) \w+|any(?:one|body)\b)"
)
_RUSSIAN_QUESTION: Final = re.compile(
    r"^(?:[\w-]+[:,]\s+)?(?:(?:привет|народ|ребята|всем)[\s,]+)*"
    r"(?:подскажите|кто[- ]нибудь|как|где|почему|зачем|когда|сколько|какой|какая|какие|куда|откуда|можно ли|есть ли)\b"
)
_SIGNS: Final = (_MARK, _CHINESE_QUESTION, _ENGLISH_QUESTION, _RUSSIAN_QUESTION)
_HINTS: Final = (*_SIGNS, _CHINESE_WORDS, _ENGLISH_WORDS, _RUSSIAN_WORDS)


@lru_cache(maxsize=4096)
def may_ask(text: str) -> bool:
    """Tell whether a text could be a question: cheap, and rather once too often. Remembered."""
    return _any(_HINTS, text)


def asks(text: str) -> bool:
    """Tell whether a text is a question to the room: sure enough to be counted as one."""
    return _any(_SIGNS, text)


def _any(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    if not _SHORTEST <= len(text) <= LONGEST:
        return False
    said = _LINKS.sub(" ", text.lower()).strip()
    return any(pattern.search(said) for pattern in patterns) and any(map(str.isalpha, said))
