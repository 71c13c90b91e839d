"""Characters nobody sees: joiners, fillers, variation selectors, tags, direction marks."""

import re
from collections import Counter

_UNSEEN = (
    "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
_SEEN = "0-9A-Za-z\u00c0-\u02ff\u0370-\u052f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TAGS = "\U000e0020-\U000e007f"

_ANY = re.compile(f"[{_UNSEEN}{_DIRECTION}]+")
_FLAG_TAGS = re.compile(f"(?<=\U0001f3f4)[{_TAGS}]{{3,7}}")
_INSIDE_WORD = re.compile(f"(?<=[{_SEEN}])[{_UNSEEN}]+(?=[{_SEEN}])")
_LOOSE_TAG = re.compile(f"[{_TAGS}]")
_DIRECTION_MARK = re.compile(f"[{_DIRECTION}]")


def without_invisible(text: str, traces: Counter[str]) -> str:
    """Remove what nobody sees; count it as `hidden` only where it splits a word or writes in tags, and as `bidi`.

    Emoji sequences, flags and the joiners of Arabic and Indic scripts are honest and leave no trace.
    """
    if not _ANY.search(text):
        return text
    text = _FLAG_TAGS.sub("", text)
    directions = len(_DIRECTION_MARK.findall(text))
    hidden = sum(map(len, _INSIDE_WORD.findall(text))) or len(_LOOSE_TAG.findall(text))
    if directions:
        traces["bidi"] += directions
    if hidden:
        traces["hidden"] += hidden
    return _ANY.sub("", text)


def show_invisible(text: str) -> str:
    """Return the text with a bar where something unseen stood, safe to show to a moderator."""
    return _ANY.sub("¦", text)
