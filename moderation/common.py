"""Common things to say: what many people say many times, and nobody means anything bad by."""

import re
from typing import Final

_LONGEST: Final = 60
_WORDS: Final = """
    哈哈 哈哈哈 呵呵 嘿嘿 嘻嘻 好的 好 嗯 嗯嗯 是的 对 对的 可以 收到 谢谢 感谢 多谢 不客气 早 早安 早上好 晚安 晚上好
    午安 你好 大家好
    签到 打卡 +1 1 666 6 牛 牛逼 厉害 加油 恭喜 生日快乐 新年快乐
    在吗 在 来了 来 冲 顶 dd 滴滴 真的 笑死 不知道 同意 支持 赞
    欢迎 欢迎新人 恭喜发财 节日快乐 中秋快乐 圣诞快乐 辛苦了 明白 了解 没事 无语 绝了 草 啊 哦 噢 额 呃 唉
    ok okay k yes no yep nope lol lmao haha hahaha gm gn thanks thx ty hi hello hey brb bye welcome nice cool wow same
    good morning good night happy birthday congrats congratulations gg wp f rip +1 agreed true this lfg wagmi hodl
    да нет ок спасибо привет пока ага угу лол хаха доброе утро спокойной ночи всем привет с днем рождения плюс
"""
_SAYINGS: Final = frozenset(_WORDS.split())
_NOT_WORDS: Final = re.compile(r"[\W_]+")
_WIDE: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")


def length(folded: str) -> int:
    """Give the length of a text as it is read: a Chinese character is two letters long."""
    return len(folded) if folded.isascii() else len(folded) + len(_WIDE.findall(folded))


def is_common(folded: str, shortest: int) -> bool:
    """Tell whether a text is too short or too common to mean anything when it is said twice."""
    if length(folded[:shortest]) < shortest or folded[0] in "/!.$#":
        return True
    if len(folded) > _LONGEST:
        return False
    words = _NOT_WORDS.split(folded)
    return len(set(words)) <= 3 and all(not word or word in _SAYINGS for word in words)
