"""Words that keep a dispute calm, by what they do (politeness strategies after Zhang et al. 2018)."""

from typing import Final

COURTESY: Final = {
    "gratitude": (
        r"\b(?:thanks?|thank you|thx|ty|appreciate\w*|grateful|cheers)\b"
        r"|谢谢|谢啦|谢了|多谢|感谢|感激|辛苦了?|\b(?:спасибо|благодар\w+)\b"
    ),
    "apology": (
        r"\b(?:sorry|apolog\w+|my (?:bad|mistake|fault)|forgive|oops|excuse me)\b"
        r"|抱歉|对不起|不好意思|我的(?:错|锅|问题)|我的我的|是我(?:说错|弄错|搞错|看错|看漏|不对)"
        r"|\b(?:прост\w+ меня|прошу прощения|извин\w+|простите|моя вина)\b"
    ),
    "greeting": (
        r"^\W*(?:hi|hello|hey|dear|welcome|greetings|good (?:morning|evening|day))\b"
        r"|^\W*(?:你好|您好|大家好|嗨|哈喽|欢迎)|^\W*(?:привет|здравствуй\w*|добрый (?:день|вечер))\b"
    ),
    "wish": (
        r"\b(?:best wishes|regards|good luck|happy editing|take care|have a (?:nice|good|great)|all the best|"
        r"hope (?:this|that|you|it)|happy to|glad to|let me know|feel free|no (?:problem|worries|rush|stress|"
        r"offen[cs]e)|"
        r"you're welcome)\b"
        r"|祝|没关系|没事|不客气|不急|慢慢来|麻烦了?(?:你|您|一下)?|\b(?:удачи|не страшно|ничего страшного|не за что)\b"
    ),
    "hedge": (
        r"\b(?:i (?:think|believe|guess|suppose|wonder|feel|assume|suspect|imagine)|i'?m not sure|not sure|"
        r"perhaps|maybe|"
        r"might|may|could be|possibly|probably|seems?|appears?|likely|somewhat|in my (?:opinion|view)|imo|imho|"
        r"as far as i (?:know|can tell)|afaik|if i(?:'m| am) not mistaken|sort of|kind of|a bit|a little|hmm?)\b"
        r"|我(?:觉得|感觉|认为|想|猜|记得|印象)|可能|也许|或许|大概|好像|似乎|应该是|有点|不太确定|不确定|要不|说实话"
        r"|\b(?:кажется|возможно|наверное|может быть|думаю|по-моему|не уверен\w*)\b"
    ),
    "concession": (
        r"\b(?:you(?:'re| are) (?:right|correct)|(?:good|fair|valid|excellent|great) (?:point|catch|idea|question|"
        r"enough)|"
        r"i (?:agree|see(?! that)|understand|stand corrected|accept|missed|overlooked|concede)|agreed|"
        r"that makes sense|"
        r"makes sense|true\b|works for me|fine (?:with|by) me|sounds (?:good|fine|great)|happy with|no objections?|"
        r"i was wrong|i hadn't|i didn't (?:know|realize|realise|notice)|point taken|ah\b|oh,? (?:i see|ok)|okay|ok\b|"
        r"sure\b|support\b)"
        r"|你(?:是|说得?)对|说得(?:对|有道理|也有道理)|有道理|同意|理解|明白|原来如此|确实|也是|好的|好嘞|可以接受|没意见|"
        r"好主意|好建议|我(?:没注意|不知道|看漏|看错|说错|以为)|收到|了解|行[，,。]|那也行"
        r"|\b(?:соглас\w+|понимаю|понятно|вы правы|ты прав\w?|логично|хорошо)\b"
    ),
    "proposal": (
        r"\b(?:i(?:'d| would)? (?:suggest|propose|recommend)|(?:what|how) about|what if|why not|let'?s|"
        r"we (?:could|can|"
        r"should|might)|could we|can we|shall (?:we|i)|would (?:you|it|that)|i(?:'ll| will| can| could)|"
        r"compromise|alternatively|instead|suggestions?|proposal|propose|discuss\b|thoughts)\b"
        r"|要不|不如|建议|我们(?:可以|先)|能不能先|怎么样\?|可以吗|你看呢|行吗|好吗\?|商量|我(?:来|去|马上|今晚|晚上|再)"
        r"|\b(?:давай\w*|предлагаю|можно|может,|я (?:посмотрю|напишу|сделаю))\b"
    ),
    "asking": (
        r"\b(?:could you|can you please|would you (?:mind|like)|do you (?:know|have)|may i|could (?:someone|somebody|"
        r"anyone)|does any(?:one|body)|is there (?:a|any)|any (?:news|objections?|ideas?|thoughts)|which one|"
        r"what would you)\b"
        r"|请问|能(?:不能|否)帮|可以帮|有人(?:知道|能)|麻烦|能发|方便|\b(?:подскажите|не могли бы|можете ли)\b"
    ),
    "praise": (
        r"\b(?:nice|great|good|excellent|lovely|wonderful|amazing|helpful|interesting|impressive|beautiful|brilliant|"
        r"well done|kudos|congrats)\b"
        r"|厉害|太好了|真棒|不错|大佬|给力|你人真好|\b(?:отличн\w+|здорово|молодец|классно)\b"
    ),
    "together": r"\b(?:we|us|our|ours|together|both|everyone's)\b|我们|咱们|咱|一起|大家|\b(?:мы|нас|нам|вместе)\b",
    "smile": r"[:;=]-?[)dp](?!\w)|\^_?\^|😊|😄|😁|🙂|😂|🙏|👍|❤|\bhaha+\b|哈哈|嘻嘻|\)\)+",
    "source": (
        r"\b(?:sources?|references?|citations?|cited?|according to|books?|journal|newspaper|archive|page \d+|"
        r"published|"
        r"template|section|paragraph|sentence|draft|table|version|log|config|link)\b"
        r"|来源|出处|参考|链接|文献|书里|第[一二三四五六七八九十\d]+[行段条页]|日志|配置|版本|截图"
    ),
}
"""What it does → pattern for folded text."""
