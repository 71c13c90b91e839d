"""What is done to Latin and Cyrillic letters: by spammers to hide words, and by everybody who types in a hurry."""

import random
import re
from collections.abc import Callable

_LATIN = "aceopxyAABCEHKMOPTX"
_CYRILLIC = "асеорхуААВСЕНКМОРТХ"
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True)) | {"i": "і", "s": "ѕ", "j": "ј"}
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True)) | {"з": "3", "З": "3", "б": "6", "ч": "4"}
_LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8", "о": "0", "е": "3", "а": "@"}
_ALPHABETS = (0x1D41A, 0x1D44E, 0x1D482, 0x1D4EA, 0x1D586, 0x1D5BA, 0x1D5EE, 0x1D622, 0x1D656, 0x1D68A, 0x24D0, 0xFF41)
_EMOJI_LETTERS = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
_HIDDEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff"
_EMOJI = ("😂", "😅", "🔥", "❤️", "👍", "🙏", "😭", "👀", "✨", "💀", "🎉", "😎", "🤔", "💯", "👋", "🚀")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"\S*(?:://|\.\w{2,}/|@\w|\bt\.me|0x)\S*")

Change = Callable[[str, random.Random], str]


def disguised(text: str, chance: random.Random) -> str:
    """Hide one to three words of a text, or break its links, as spammers do; the words stay readable."""
    change = chance.choice(_DISGUISES)
    if change is _broken_links:
        return change(text, chance)
    share = chance.choice([0.15, 0.3, 1.0])
    return outside_links(text, lambda word: change(word, chance) if chance.random() < share else word)


def styled(text: str, chance: random.Random) -> str:
    """Write one word of an honest text in fancy letters, spaced or stretched, as people do for fun."""
    words = list(_WORD.finditer(text))
    if not words or _ADDRESS.search(text):
        return text
    word = chance.choice(words)
    change = chance.choice([_fancy, spaced, stretched, stretched])
    return text[: word.start()] + change(word[0], chance) + text[word.end() :]


def hurried(text: str, chance: random.Random) -> str:
    """Type a text in a hurry: slips, no capitals, no punctuation, stretched letters, emoji; links are left alone."""
    for change in chance.sample(_SLIPS, chance.choice([1, 1, 2])):
        text = change(text, chance)
    return text


def outside_links(text: str, change: Callable[[str], str]) -> str:
    """Change every word of four letters or more that stands outside links."""
    pieces = re.split(f"({_ADDRESS.pattern})", text)
    return "".join(
        piece if number % 2 else _WORD.sub(lambda word: change(word[0]), piece) for number, piece in enumerate(pieces)
    )


def lookalikes(word: str, chance: random.Random) -> str:
    """Write letters with their likes of the other script, Cyrillic or Latin."""
    table = _TO_LATIN if re.search("[а-яё]", word, re.IGNORECASE) else _TO_CYRILLIC
    return "".join(table.get(letter, letter) if chance.random() < 0.7 else letter for letter in word)


def leet(word: str, chance: random.Random) -> str:
    """Write letters as the digits and signs that look like them."""
    return "".join(
        chance.choice(_LEET[letter]) if letter in _LEET and chance.random() < 0.5 else letter for letter in word
    )


def spaced(word: str, chance: random.Random) -> str:
    """Put one sign or blank between all letters."""
    return chance.choice([" ", " ", "  ", ".", "-", "_", "*", "·", "|"]).join(word)


def _hidden(word: str, chance: random.Random) -> str:
    cut = chance.randint(1, len(word) - 1)
    return word[:cut] + chance.choice(_HIDDEN) + word[cut:]


def _cut(word: str, chance: random.Random) -> str:
    """Part a word in two with a mark that a reader jumps over."""
    cut = chance.randint(1, len(word) - 1)
    return word[:cut] + chance.choice([".", "*", "-", "'", "/", " "]) + word[cut:]


def _marked(word: str, chance: random.Random) -> str:
    return "".join(letter + chance.choice(["", "", "\u0301", "\u0336", "\u0332", "\u030a"]) for letter in word)


def _fancy(word: str, chance: random.Random) -> str:
    start = chance.choice(_ALPHABETS)
    return "".join(moved(letter, "a", start) for letter in word.lower())


def emoji_letters(word: str, chance: random.Random) -> str:
    """Write a word in the letters of emoji."""
    start = chance.choice(_EMOJI_LETTERS)
    return "".join(moved(letter, "a", start) for letter in word.lower())


def moved(letter: str, first: str, start: int) -> str:
    """Return a letter's twin in an alphabet that begins at a code point; what has none stays (italic h is a gap)."""
    moved = start + ord(letter) - ord(first)
    return chr(moved) if "a" <= letter <= "z" and moved != 0x1D455 else letter


def stretched(word: str, chance: random.Random) -> str:
    """Repeat one letter."""
    at = chance.randrange(len(word))
    return word[:at] + word[at] * chance.randint(2, 6) + word[at + 1 :]


def _broken_links(text: str, chance: random.Random) -> str:
    text = re.sub(r"https?://", lambda _found: chance.choice(["hxxp://", "hxxps://", "h t t p s://", ""]), text)
    text = text.replace("t.me/", chance.choice(["t . me / ", "t,me/", "t(.)me/", "tме/", "t.me /", "телеграм: @"]))
    text = re.sub(r"discord\.gg/", lambda _found: chance.choice(["discord . gg / ", ".gg/", "dsc.gg/", "gg/"]), text)
    dot = chance.choice(["[.]", " . ", "(dot)", " dot ", "․", "。"])
    return re.sub(r"(?<=[a-z0-9])\.(?=[a-z]{2,}\b)", dot, text)


def _slip(text: str, chance: random.Random) -> str:
    """Swap, drop or double a letter inside one or two words."""

    def wrong(word: str) -> str:
        if chance.random() > 0.15:
            return word
        at = chance.randint(1, len(word) - 2)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return chance.choice([swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])

    return outside_links(text, wrong)


def _without_capitals(text: str, _chance: random.Random) -> str:
    return text.lower()


def _with_capitals(text: str, _chance: random.Random) -> str:
    return outside_links(text, str.upper)


def _without_marks(text: str, _chance: random.Random) -> str:
    return re.sub(r"[,;!?'’]|\.(?=\s|$)", "", text)


def _with_emoji(text: str, chance: random.Random) -> str:
    emoji = "".join(chance.choices(_EMOJI, k=chance.choice([1, 1, 2, 3])))
    return f"{emoji} {text}" if chance.random() < 0.3 else f"{text} {emoji}"


def _one_stretched(text: str, chance: random.Random) -> str:
    return outside_links(text, lambda word: stretched(word, chance) if chance.random() < 0.1 else word)


_DISGUISES: tuple[Change, ...] = (
    *(lookalikes, lookalikes, leet, spaced, _hidden, _cut, _marked, _fancy, emoji_letters, stretched),
    *(_broken_links, _broken_links),
)
_SLIPS: tuple[Change, ...] = (
    _slip,
    _slip,
    _without_capitals,
    _with_capitals,
    _without_marks,
    _with_emoji,
    _one_stretched,
)
