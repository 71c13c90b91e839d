"""Letters pulled apart, and letters said too often."""

import re
from collections import Counter

_HANZI = "\u3400-\u9fff"
_GAP = r"(?:\s?[.·•*_\-|/\\~+^=]\s?|\s{1,4})"
_MARK = r"[.·•*_\-|/\\~+^=]"
_LETTER = r"[^\W\d_]"
_SPLIT = re.compile(
    rf"(?<![^\W_])(?=[^\W_](?:\s|{_MARK}))(?:"  # what all have in common, so that most places are tried but once
    rf"{_LETTER}(?P<a>{_GAP}){_LETTER}(?:(?P=a){_LETTER}){{2,}}(?![^\W_]|{_MARK}{_LETTER}(?:{_MARK}|\b))"
    rf"|[{_HANZI}](?P<b>{_GAP})[{_HANZI}](?P=b)[{_HANZI}](?![^\W_])"
    rf"|[{_HANZI}]{_MARK}[{_HANZI}](?![^\W_])"
    rf"|(?<!\w)\d(?P<c>{_GAP})\d(?:(?P=c)\d){{5,}}(?!\w))"
)
_NOUNS = (
    "微信 薇信 威信 电报 飞机 支付宝 扣扣 兼职 日结 刷单 博彩 彩票 赌场 色情 裸聊 约炮 外围 贷款 提现 返利 返佣 代理 "
    "私聊 私信 客服 拉群 进群 加群 群号 福利 套现 投资 收益 翻墙 机场 发票 办证 代开 涨粉 引流"
)
_NOUN = re.compile("|".join(r"[^\w\n]{1,3}".join(noun) for noun in _NOUNS.split()))
_NOT_LETTERS = re.compile(r"[\W_]+")
_FOUR_ALIKE = re.compile(r"(.)\1\1\1", re.DOTALL)
_REPEATED = re.compile(r"([^\d\s])\1{3,}")
_BLANKS = re.compile(r"\s{2,}|[^\S \n]")


def joined(text: str, traces: Counter[str], pieces: list[tuple[str, str]]) -> str:
    """Join what is really a run of single characters ("w e c h a t", "加 微 信"); count runs as `spaced`."""

    def join(found: re.Match[str]) -> str:
        word = _NOT_LETTERS.sub("", found[0])
        traces["spaced"] += 1
        pieces.append((found[0], word))
        return word

    return _NOUN.sub(join, _SPLIT.sub(join, text))


def without_repeats(text: str, traces: Counter[str]) -> str:
    """Shorten a character said four times or more to two, digits apart; count runs as `repeated`."""
    if not _FOUR_ALIKE.search(text):
        return text
    text, runs = _REPEATED.subn(r"\1\1", text)
    if runs:
        traces["repeated"] += runs
    return text


def tidy_blanks(text: str) -> str:
    """Make every run of blanks one blank, or one line break where it holds one."""
    return _BLANKS.sub(lambda found: "\n" if "\n" in found[0] else " ", text).strip()
