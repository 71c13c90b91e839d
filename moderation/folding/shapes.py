"""Letters in other clothes: keycaps, circles, squares, flags, mathematical and full-width letters, stacked marks."""

import re
import unicodedata
from collections import Counter
from functools import cache

from moderation.folding.bounds import LONGEST

_KEYCAP = re.compile("([0-9#*])\u20e3")
_ENCLOSED_CLASS = (
    "\u2460-\u2487\u249c-\u24ff\u2776-\u2793\u3220-\u3243\u3280-\u32b0"
    "\U0001f10b\U0001f10c\U0001f110-\U0001f189\ue100-\ue109"
)
_ENCLOSED = re.compile(f"[{_ENCLOSED_CLASS}]{{2,}}|(?<=[^\\W\\d_])[{_ENCLOSED_CLASS}](?=[^\\W\\d_])")
_SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ"
_SMALL_LETTERS = "abcdefghijklmnopqrstuvwyz"
_STYLISED_CLASS = (
    "\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a\u1d2c-\u1d6a\u2100-\u2138\u2e80-\u2fd5\uf900-\ufaff"
    f"{_SMALL_CAPITALS}"
)
_STYLISED = re.compile(f"[{_STYLISED_CLASS}]")
_CLOTHED = re.compile(f"[\u20e3\U0001f1e6-\U0001f1ff\ufdfa\ufdfb{_ENCLOSED_CLASS}{_STYLISED_CLASS}]")
"""Whatever is taken off by hand; most texts have none of it."""
_HONEST_SYMBOLS = frozenset("℃℉№℡™Ω℠")
_INDICATORS = re.compile("[\U0001f1e6-\U0001f1ff]+")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_COUNTRIES = (
    "ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCPCRCUCVCWCXCYCZ"
    "DEDGDJDKDMDODZEAECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUICIDIEILIMINIOIQIRISIT"
    "JEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONP"
    "NRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTFTGTHTJTKTLTMTNTOTR"
    "TTTVTWTZUAUGUMUNUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW"
)


def plain_shapes(text: str, traces: Counter[str]) -> str:
    """Return the text in plain letters (NFKC and more); count `enclosed`, `stylised` and `marks`."""
    if _CLOTHED.search(text):
        text = _undressed(text, traces)
    text = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST]
    bare = _MARKS.sub("", text)
    if len(bare) < len(text):
        traces["marks"] += len(text) - len(bare)
    return bare


def _undressed(text: str, traces: Counter[str]) -> str:
    """Take off what NFKC would leave, or set in brackets; count `enclosed` and `stylised`."""
    text = _KEYCAP.sub(_keycap, text)
    text = _INDICATORS.sub(_flags_or_letters, text)
    if enclosed := sum(map(len, _ENCLOSED.findall(text))):
        traces["enclosed"] += enclosed
    if stylised := sum(letter not in _HONEST_SYMBOLS for letter in _STYLISED.findall(text)):
        traces["stylised"] += stylised
    return text.translate(_letters())


def _keycap(found: re.Match[str]) -> str:
    """Turn a keycap digit into a private letter that `_letters` knows, so that runs of them are counted."""
    key = found[1]
    return chr(0xE100 + int(key)) if key.isdigit() else key


def _flags_or_letters(found: re.Match[str]) -> str:
    """Leave the flags of countries; read indicators that are no flags as circled letters."""
    letters = "".join(chr(ord(each) - 0x1F1E6 + ord("A")) for each in found[0])
    if len(letters) % 2 == 0 and all(letters[at : at + 2] in _countries() for at in range(0, len(letters), 2)):
        return found[0]
    return "".join(chr(ord(each) - ord("A") + 0x24B6) for each in letters)


@cache
def _countries() -> frozenset[str]:
    return frozenset(_COUNTRIES[at : at + 2] for at in range(0, len(_COUNTRIES), 2))


@cache
def _letters() -> dict[int, str]:
    """Map what NFKC leaves, or would set in brackets, to plain letters and digits."""
    table = dict(zip(map(ord, _SMALL_CAPITALS), _SMALL_LETTERS, strict=True))
    for first in (0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x249C):
        table |= {first + at: chr(ord("a") + at) for at in range(26)}
    for first, number, count in (
        (0x2474, 1, 20),
        (0x2776, 1, 10),
        (0x2780, 1, 10),
        (0x278A, 1, 10),
        (0x24EB, 11, 10),
        (0x24F5, 1, 10),
        (0x24FF, 0, 1),
        (0xE100, 0, 10),
    ):
        table |= {first + at: str(number + at) for at in range(count)}
    table |= {point: unicodedata.normalize("NFKC", chr(point)) for point in (0xFDFA, 0xFDFB)}  # 18 and 8 letters long
    for point in range(0x3220, 0x3244):
        table[point] = unicodedata.normalize("NFKC", chr(point)).strip("()")
    return table
