"""The coarsest words, those that hardly anybody says to strangers in a good mood; all of them are profanity as well."""

from typing import Final

_CHINESE: Final = (
    r"傻[逼叉比屌x]|煞笔|脑残|智障|弱智|贱[人货逼种]|婊子?|骚货|荡妇|鸡巴|[操草肏艹日]你|他妈|尼玛|你妈逼|狗[日屎娘逼]|畜生|杂[种碎]|人渣|"
    r"滚[蛋出开]|去死|白痴|蠢[货猪蛋]|下贱|不要脸|王八|扑街|仆街|黑鬼|棒子|阿三|娘炮|nmsl|cnm"
)
_ENGLISH: Final = (
    r"\b(?:(?:mother)?f+u+c+k+\w*|fck\w*|fuk\w*|stfu|gtfo|bull ?shit\w*|shit(?:ty|head|hole|bag|stain|s)?|"
    r"a[s$]{2}(?:es|hole\w*|hat|wipe)?|dumbass\w*|jackass\w*|b[i1]t?ch\w*|biatch\w*|bastard\w*|cunt\w*|"
    r"dick(?:s|head\w*)?|cock(?:s|sucker\w*)?|pricks?|puss(?:y|ies)|twat\w*|wanker\w*|whor(?:e|ing)\w*|slut\w*|hoe[sz]?|"
    r"skank\w*|thots?|tits?|titties|nigg\w*|fag\w*|dyke\w*|trann(?:y|ies)|retard\w*|spics?|kikes?|coons?|wetback\w*|"
    r"beaner\w*|chinks?|gooks?|pakis?|towel ?heads?|douche\w*|scumbag\w*)\b"
)
_RUSSIAN: Final = (
    r"\b(?:бля\w*|сук[аи]\w*|хуй\w*|хуе\w*|нахуй|пизд\w*|еба\w*|[её]бан\w*|муда\w*|гандон\w*|пид[оа]р\w*|шлюх\w*|"
    r"дерьм\w*|говн\w*|сволоч\w*|дебил\w*|идиот\w*|кретин\w*|тупица|мраз\w*|гнид\w*|чмо|быдло|чурк\w*|хач\w*|жид\w*)\b"
)
VULGARITY: Final = f"{_CHINESE}|{_ENGLISH}|{_RUSSIAN}"
"""One of the coarsest words."""
