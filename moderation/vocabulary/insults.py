"""Words of a quarrel."""

from typing import Final

_CHINESE: Final = (
    r"傻[逼叉比b子x缺]|煞笔|沙比|(?<![a-z])sb(?![a-z])|脑残|智障|弱智|废物|滚(?:蛋|开|吧|远点|出去|粗)|闭嘴|有病吧|你有病|神经病|去死|死全家|"
    r"妈的|尼玛|你妈(?!妈)|[操草艹日]你|不要脸|你.{0,4}恶心|白痴|贱人|畜生|狗东西|狗屁|放屁|无耻|人渣|小丑|杠精|脑子(?:进水|有(?:病|问题|坑))|"
    r"没脑子|没教养|嘴巴放干净|扑街|仆街|死蠢|收皮|低能|垃圾(?:人|东西|玩意)|你(?:就)?是?个?垃圾"
)
_ENGLISH: Final = (
    r"\b(?:you(?:'re| are)? (?:an? )?(?:\w+ )?(?:idiot|moron|clown|trash|garbage|pathetic|liar|loser|joke|"
    r"disgusting|ignorant|coward)|"
    r"idiots?|morons?|dumbass|retard\w*|asshole|shut (?:the \w+ )?up|stfu|fuck (?:you|off|u)|loser|pathetic|"
    r"jerk|scumbag|bitch|dickhead|piss off|go to hell|screw you)\b"
)
_RUSSIAN: Final = (
    r"\b(?:дурак|дура|идиот\w*|дебил\w*|тупица|тупой|придур\w*|заткни\w*|пош[её]л (?:ты|на|в)|мудак\w*|урод\w*|"
    r"кож?з[её]л|"
    r"сволочь|тварь|кретин\w*|клоун\w*|лжец|чмо|скотина|бред нес[её]шь)\b"
)
INSULT: Final = f"{_CHINESE}|{_ENGLISH}|{_RUSSIAN}"
"""A rude word."""

YOU: Final = r"你|您|\b(?:you|your|u|ur|youre)\b|\b(?:ты|тебя|тебе|твой|твоя|вы|вас|вам)\b"
"""Somebody is spoken to."""
