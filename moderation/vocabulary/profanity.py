"""Coarse words, meant badly or not: among friends they mean little, beside other signs they tell."""

from typing import Final

_CHINESE: Final = (
    r"傻[逼叉比b屌x]|煞笔|沙雕|脑残|智障|弱智|废物|垃圾|贱[人货逼种]?|婊|骚货|荡妇|鸡巴|屌|[操草肏艹日]你|妈的|他妈|尼玛|你妈|特么|卧槽|"
    r"狗[日东屎屁娘逼]|畜生|杂[种碎]|人渣|败类|滚[蛋出开吧远]|去死|该死|恶心|猪[狗头脑]|白痴|蠢[货猪蛋]?|变态|下贱|无耻|不要脸|王八|屁[话民眼]|放屁|"
    r"扑街|仆街|黑鬼|洋垃圾|棒子|阿三|娘炮|直男癌|圣母婊|小仙女|田园|蝗虫|太监|流氓|丑陋|丢人|渣[男女滓]|舔狗|喷子|脑子有[病坑]|sb(?![a-z])|nmsl|cnm"
)
_ENGLISH: Final = (
    r"\b(?:(?:mother)?f+u+c*k+\w*|fck\w*|fuk\w*|wtf|stfu|gtfo|sh[i1]t\w*|bull ?shit|crap\w*|damn\w*|a[s$]{2}(?:es|"
    r"hole\w*|hat|wipe)?|"
    r"(?:jack|smart|fat|lame|punk|kiss)ass\b|dumb(?:ass)?|b[i1]tch\w*|biatch|bastard\w*|cunt\w*|dick(?:s|"
    r"head\w*)?|cock(?:s|sucker\w*)?|prick\w*|pussy|pussies|twat\w*|wank\w*|"
    r"whore\w*|slut\w*|hoe[sz]?|ho[sz]?\b|skank\w*|thot\w*|tits?|titties|boobs?|nigg\w*|negro\w*|fag\w*|dyke\w*|"
    r"trann(?:y|ies)|queers?|"
    r"retard\w*|spastic|tard\w*|idiot\w*|moron\w*|imbecile\w*|stupid\w*|dumb\w*|loser\w*|scum\w*|trash\w*|garbage|"
    r"filth\w*|pigs?|"
    r"cracker\w*|redneck\w*|chink\w*|spics?|kike\w*|coons?|wetback\w*|beaner\w*|paki\w*|gook\w*|savage\w*|sucks?|"
    r"sucker|screw you|"
    r"piss\w*|fart\w*|jerk\w*|douche\w*|creep\w*|pervert\w*|pedo\w*|rap(?:e|ist)\w*|kill (?:you|ur|your)\w*|die\b|"
    r"hell|porn\w*|"
    r"ugly|fat(?:so|ty|ass)?|disgust\w*|pathetic|worthless|useless|liar\w*|clown\w*|coward\w*|traitor\w*|thug\w*|"
    r"crook\w*|evil|nazi\w*|racist\w*)\b"
)
_RUSSIAN: Final = (
    r"\b(?:бля\w*|сук[аи]\w*|хуй\w*|хуе\w*|хер\w*|нахер|нахуй|пизд\w*|еба\w*|ёба\w*|[её]бан\w*|муда\w*|гандон\w*|"
    r"пид[оа]р\w*|шлюх\w*|"
    r"дерьм\w*|говн\w*|жоп\w*|сволоч\w*|твар\w*|урод\w*|дебил\w*|идиот\w*|кретин\w*|дурак\w*|дура|тупо?й|тупица|"
    r"мраз\w*|гнид\w*|скотина|"
    r"козел|козлы|чмо|лох\w*|быдло|чурк\w*|хач\w*|жид\w*|хохл\w*|москал\w*)\b"
)
PROFANITY: Final = f"{_CHINESE}|{_ENGLISH}|{_RUSSIAN}"
"""A coarse word."""
