"""Calls to answer: write to me, join us, click there."""

from typing import Final

_CHINESE: Final = (
    r"私聊|私信|私我|滴滴我|滴我|联系我|联系客服|在线客服|咨询|有意(?:者|向)|需要的?(?:联系|私|加|来|找|扣)|感兴趣的?(?:联系|私|加|来|找)|"
    r"戳我|戳头像|点我?头像|看(?:我)?(?:简介|主页|资料|头像|签名)|点击?(?:链接|下方|这里)|进群|加群|扫码|上车|速来|赶紧来|"
    r"欢迎(?:咨询|加入|来撩|私)|找我|加我|扣1|名额有限|走担保|带价来"
)
_ENGLISH: Final = (
    r"\b(?:dm|pm|inbox|message|text|contact|write|hit|add|ask|reach)(?: out to)? (?:me|us|him|her|now|admin|"
    r"support)\b|"
    r"\b(?:dm|message) (?:for|to)\b|\bclick (?:here|the link|below|on)\b|\bjoin (?:now|us|my|our|here|the (?:group|"
    r"channel|team))\b|"
    r"\bsign up\b|\bregister now\b|\blink in (?:my )?bio\b|\bcheck (?:out )?(?:my|the) (?:bio|profile|channel|"
    r"page)\b|"
    r"\binterested\b.{0,30}\b(?:dm|message|contact|write|text|inbox)\b|\bapply (?:now|here|via)\b|\bvisit (?:my|"
    r"our|us)\b|\b(?:call|txt|text|reply|send)\s(?:\w+\s){0,3}(?:now|to \d{4,}|on \d{5,}|\d{5,})\b|"
    r"\bunsub(?:scribe)?\b|\b(?:check|click|visit|tap|go to|come (?:to|over to|check)|look at) (?:out )?my (?:\w+ )?"
    r"(?:name|picture|icon|channel|profile|page|uploads|videos?)\b|\b(?:watch|like|vote for) my\b|"
    r"\bsubscribe (?:to me|please|plz)\b|\bsub (?:to me|plz|please)\b|\bhit (?:my|us)\b"
)
_RUSSIAN: Final = (
    r"\bпиш\w+ (?:мне )?(?:в )?(?:лс|личк\w*|личн\w*|сюда|мне|менеджер\w*|админ\w*|\+|@)|\bв (?:лс|личку|"
    r"личные сообщения|директ)\b|"
    r"(?:пиш\w+|ставь\w*|жми|кто)\s?[\"«]?\+|\bподробност\w+ (?:в|у|по)\b|\bжми\w*\b|\bпереход\w+ по\b|"
    r"\b(?:став\w+|пиш\w+|отпиш\w+|кидай\w*) плюс\w*|\bзагля(?:ни|ните|дывай\w*)\b|"
    r"\bзаход\w+ (?:в профиль|ко мне|на (?:огон|мо)\w+)|"
    r"\bподпис\w+(?:ся|тесь|айтесь|айся) на\b|\bобращ\w+\b|\bсвяж\w+\b|\bзаинтересова\w+\b"
)
_OTHERS: Final = (
    r"\b(?:escr[ií]be(?:me|nos)|por (?:privado|interno)|chama (?:no (?:zap|pv)|aqui)|no direct|hubungi|"
    r"minat (?:chat|wa)|chat wa|inbox (?:zalo|mình)|nhắn (?:tin )?(?:zalo|mình|ngay)|mesaj at\w*|yazın bana)\b|"
    r"(?:मैसेज|संपर्क|जॉइन|व्हाट्सऐप) कर|(?:msg|message|join|whatsapp) kar\w*|پیام (?:بده|بدید|بدهید)|عضو شو|"
    r"راسلن[يا]|تواصل (?:خاص|معنا|معي|الآن)"
)
CALL: Final = f"{_CHINESE}|{_ENGLISH}|{_RUSSIAN}|{_OTHERS}"
"""A call to answer."""
