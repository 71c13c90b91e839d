"""Texts made to be slow to read: as long as a message can be, of every script, and of whatever a step looks for."""

from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

LONGEST: Final = 4096
_STEP: Final = 7919
"""A prime, so that stepping through a range meets its signs in no order and none twice too soon."""


def drawn(*ranges: tuple[int, int], blanks: int = 0) -> str:
    """Give a text of signs from ranges in turn, each walked through in strides; a blank after so many signs, if any."""
    signs = []
    for number in range(LONGEST):
        first, last = ranges[number % len(ranges)]
        is_blank = blanks and number % (blanks + 1) == blanks
        signs.append(" " if is_blank else chr(first + number * _STEP % (last - first + 1)))
    return "".join(signs)


def repeated(text: str) -> str:
    """Give a text said again and again until no more fits."""
    return (text * (LONGEST // len(text) + 1))[:LONGEST]


SCRIPTS: Final = {
    "Arabic": (0x600, 0x6FF),
    "Burmese": (0x1000, 0x109F),
    "Cyrillic": (0x400, 0x52F),
    "Devanagari": (0x900, 0x97F),
    "Greek": (0x370, 0x3FF),
    "Hangul": (0xAC00, 0xD7A3),
    "Hangul Jamo": (0x1100, 0x11FF),
    "Hebrew": (0x590, 0x5FF),
    "kana": (0x3040, 0x30FF),
    "Khmer": (0x1780, 0x17FF),
    "Latin with marks": (0xC0, 0x24F),
    "phonetic letters": (0x250, 0x2FF),
    "rare ideographs": (0x3400, 0x4DBF),
    "rarer ideographs": (0x20000, 0x2A6DF),
    "Thai": (0xE01, 0xE5B),
    "Tibetan": (0xF40, 0xFBC),
    "Yi": (0xA000, 0xA4CF),
    "circled letters": (0x2460, 0x24FF),
    "squared letters": (0x1F100, 0x1F1FF),
    "squared words": (0x3300, 0x33FF),
    "half width": (0xFF00, 0xFFEF),
    "mathematical letters": (0x1D400, 0x1D7FF),
    "symbols": (0x2000, 0x2BFF),
    "Arabic ligatures": (0xFB50, 0xFDFF),
    "everything": (0x20, 0xD7FF),
}

CATALOGUE: Final = {
    "as long as Telegram allows": repeated("今天晚上八点在老地方集合，"),
    "as long as Discord allows": repeated("please tell me how this works ")[:4000],
    "a million characters": "free money " * 95_000,
    "a letter under four thousand marks": "a" + "\u0301" * 4095,
    "marks over and over": repeated("a\u0301\u0336\u0323\u0302"),
    "one sign that grows eighteenfold": repeated("\ufdfa"),
    "signs that grow, in words": repeated("\ufdfa \u33af "),
    "halves of pairs": "\ud800\udfff" * 2000,
    "nothing but zeros": "\x00" * LONGEST,
    "text that runs backwards": repeated("\u202eabc\u2066def\u2069"),
    "hidden between all letters": repeated("s\u200bp\u200ba\u200bm "),
    "look-alikes": repeated("pаypаl gіft "),
    "look-alikes of three alphabets": drawn((0x61, 0x7A), (0x430, 0x44F), (0x3B1, 0x3C9), blanks=7),
    "full width": repeated("ｆｒｅｅ　ｍｏｎｅｙ "),
    "mathematical": repeated("𝐅𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲 "),
    "tags that nobody sees": "hi" + "\U000e0041" * 4000,
    "soft hyphens, joiners and variants": repeated("a\u00ad\u034f\ufe0f"),
    "families of emoji": repeated("👨\u200d👩\u200d👧\u200d👦"),
    "half a flag": "🇨" * 4001,
    "flags": repeated("🇨🇳"),
    "letters that grow when folded": repeated("ßΐİı"),
    "Arabic with digits": repeated("أعط ١٢٣ نقطة 456 "),
    "only marks": repeated("?!…。、"),
    "only emoji": repeated("🔥💰🚀"),
    "ten thousand lines": "\n" * 10_000,
    "three thousand addresses": "https://a.com/ " * 3000,
    "three thousand mentions": "@a1234 " * 3000,
    "addresses without a blank": repeated("a.com."),
    "addresses in addresses": repeated("http://a.co/?url=http%3A%2F%2Fb.co%2F&"),
    "every letter a word": repeated("a b c d "),
    "every word another": " ".join(f"w{number}" for number in range(900)),
    "every character another": drawn((0x4E00, 0x9FFF)),
    "one advert after the other": repeated("兼职日结，一天300-500，手机就能做，加微信 abc12345\n"),
    "words that sound like others": repeated("佳薇新 见直 日姐 "),
    "words in pinyin": repeated("jia wei xin jian zhi ri jie "),
    "characters and pinyin": repeated("加wei信jian职qun"),
    "words in pieces": repeated("亻言君羊"),
    "words apart": repeated("加 微 信 w.e.c.h.a.t "),
    "pictures for words": repeated("薇❤➕v🐧群"),
    "keycaps": repeated("1\ufe0f\u20e33\ufe0f\u20e3"),
    "digits for letters": repeated("fr33 n1tr0 ca$h "),
    "sums and contacts": repeated("日赚5000 $500 a day qq12345678 +8613800138000 "),
    "rude words": repeated("傻逼你妈死了 fuck you idiot "),
    "Korean in pieces": normalize("NFD", repeated("한국어 텍스트 "))[:LONGEST],
    "Vietnamese in pieces": normalize("NFD", repeated("Tiếng Việt "))[:LONGEST],
    "Chinese and Latin": drawn((0x4E00, 0x9FFF), (0x61, 0x7A)),
    "all kinds": drawn(
        (0x61, 0x7A), (0x4E00, 0x9FFF), (0x300, 0x36F), (0x430, 0x44F), (0x200B, 0x200F), (0x1F300, 0x1F6FF)
    ),
}


def texts() -> Iterable[tuple[str, str]]:
    """Give all of them by name: the catalogue, and each script run together and in words."""
    yield from CATALOGUE.items()
    for name, signs in SCRIPTS.items():
        yield name, drawn(signs)
        yield f"{name}, in words", drawn(signs, blanks=6)


TEXTS: Final = dict(texts())
