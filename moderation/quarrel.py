"""Quarrels: how warm a message is, by whom it is turned against and with what words."""

import re
from typing import Final

from chat.message import Message

_YOU: Final = re.compile(r"你|您|\b(?:you|your|u|ur|you're|youre)\b|\b(?:ты|тебя|тебе|твой|твоя|вы|вас|вам)\b")
_RUDE: Final = re.compile(
    r"傻[逼叉比b子x缺]|煞笔|沙比|sb(?![a-z])|脑残|智障|弱智|废物|垃圾|滚(?:蛋|开|吧|远|出去)|闭嘴|有病|神经病|去死|死全家|妈的|尼玛|你妈|操你|草你|艹你|"
    r"不要脸|恶心|白痴|贱人|畜生|狗东西|狗屁|放屁|丢人|无耻|人渣|小丑|杠精|脑子(?:进水|有(?:病|问题|坑))|没脑子|"
    r"扑街|仆街|死蠢|收皮|戇|白癡|低能|"
    r"\b(?:idiot|moron|stupid|dumb(?:ass)?|retard\w*|asshole|shut up|stfu|fuck (?:you|off)|loser|clown|trash|garbage|pathetic|liar|"
    r"bullshit|jerk|scum|bitch|dickhead|piss off|go to hell|screw you|coward|ignorant|disgusting)\b|"
    r"\b(?:дурак|дура|идиот\w*|дебил\w*|туп(?:ой|ая|ица|ые)|придур\w*|заткни\w*|пош[её]л (?:ты|на|в)|мудак\w*|урод\w*|козел|козёл|"
    r"сволочь|тварь|кретин\w*|клоун\w*|лжец|врун|чмо|баран|свинья|скотина|бред нес[её]шь)\b"
)


def warmth(message: Message) -> float:
    """Give how heated one message is, 0 to 2: rude words, the more so turned against somebody, and learned hostility."""
    folded = message.reading.folded
    if not folded:
        return 0.0
    learned = message.reading.scores.get("conflict", 0.0)
    rude = _RUDE.search(folded) is not None
    if not rude and learned < 0.5:
        return 0.0
    turned = message.reply_to is not None or _YOU.search(folded) is not None
    return (0.7 if rude else 0.0) + (0.5 if turned else 0.0) + 0.8 * max(0.0, learned - 0.4)
