"""Questions: tells at a glance whether somebody asks something."""

import re
from typing import Final

LONGEST: Final = 300
"""Characters of a question; a longer text tells a story."""

_SHORTEST: Final = 2
_MARK: Final = re.compile("[?？؟]")
_LINKS: Final = re.compile(r"(?:://|www\.)\S*")
_CHINESE: Final = re.compile(
    "[吗嗎呢]|什[么麼]|甚麼|怎[么麼样樣]|如何|为[什何啥]|為[什何啥]|哪[里裡裏个個儿兒些位]|多少|几[个点时位天号]|"
    "幾[個點時位天號]|谁能|誰能|请问|請問|求问|求問|有没有|有沒有|能不能|可不可以|是不是|会不会|會不會|啥时候|咋"
)
_ENGLISH: Final = re.compile(
    r"\b(?:how|what|whats|where|wheres|when|why|who|which|whose)\b|"
    r"^(?:hi|hey|hello|please|so|and|ok|guys|anyone)?[\s,]*(?:can|could|is|are|am|do|does|did|will|would|should|has|have"
    r"|anyone|anybody)\b|\bhow(?:'s| to)\b|\b(?:i wonder|tell me|anyone knows?)\b"
)
_RUSSIAN: Final = re.compile(
    r"\b(?:как|где|что|почему|зачем|когда|кто|сколько|какой|какая|какие|куда|откуда|чей|можно ли|есть ли|подскажите)\b"
)
_ASKING: Final = (_MARK, _CHINESE, _ENGLISH, _RUSSIAN)


def asks(text: str) -> bool:
    """Tell whether a text asks something, by its marks and words; cheap, and rather once too often."""
    if not _SHORTEST <= len(text) <= LONGEST:
        return False
    said = _LINKS.sub(" ", text.lower())
    return any(pattern.search(said) for pattern in _ASKING) and any(map(str.isalpha, said))
