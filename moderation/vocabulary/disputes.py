"""Words that turn a dispute against a person, by what they do."""

from typing import Final

DISPUTE: Final = {
    "you_first": (
        r"^\W*(?:and |but |so |no,? |well,? |oh,? )?(?:you|your|you're|u|ur)\b|[.!?;\n]\W{0,3}(?:and |but |"
        r"so )?(?:you|your|you're)\b"
        r"|^\W*(?:那|就|又是|因为|所以|反正)?你(?!好)|[。,.!?]\s?你(?!好)|^\W*(?:а |и |но )?(?:ты|вы|тебе|вам)\b"
    ),
    "you": (
        r"\b(?:you|your|yours|you're|you've|you'd|you'll|yourself|u|ur)\b|你|您"
        r"|\b(?:ты|тебя|тебе|твой|твоя|твои|вы|вас|вам|ваш\w*)\b"
    ),
    "challenge": (
        r"\b(?:why (?:do|did|don't|would|are|can't|on earth) you|what (?:is|'s) your (?:problem|point|issue|agenda)|"
        r"who (?:are you|made you|asked|gave you|do you think)|what (?:gives|makes) you|do you (?:even|really|"
        r"actually|honestly|"
        r"think)|did you (?:even|actually|really)|have you (?:even|ever|actually)|can'?t you|don'?t you (?:think|see|"
        r"understand|get|know)|are you (?:kidding|serious|blind|really|even|saying|accusing|trying)|how (?:dare|"
        r"can) you|"
        r"how is that|since when|says who|or what\?|so what\?|and\?$|what exactly)\b"
        r"|凭什么|你(?:以为|是不是|谁啊|算老几|算什么|懂什么|懂不懂|什么意思|什么态度|怎么(?:每次|当|这样|不))|谁让你|关(?:你|我)(?:什么|屁)事|"
        r"有(?:意见|意思吗)|至于吗|怎么了\?|有本事|会不会|懂不懂"
        r"|\b(?:кто (?:ты|вы|вас)|зачем (?:ты|вы)|почему (?:ты|вы|у тебя)|с чего (?:ты|вы)|тебе какое дело|и что\?)\b"
    ),
    "accusation": (
        r"\b(?:vandal\w*|bias\w*|pov[ -]?push\w*|propaganda|agenda|censor\w*|whitewash\w*|lie[sd]?|liar|lying|"
        r"dishonest\w*|"
        r"decei\w+|hypocri\w+|sock\w*|puppet\w*|meat ?puppet\w*|troll\w*|stalk\w*|hound\w*|harass\w*|bull(?:y|ied|"
        r"ying)|"
        r"personal attacks?|attack\w*|edit[ -]?war\w*|disrupt\w*|bad faith|accus\w+|abus\w+|threat\w*|intimidat\w+|"
        r"slander|libel|defam\w+|plagiari\w+|manipulat\w+|canvass\w*|conflict of interest|cabal|clique|gang\w*|"
        r"cheat\w*|"
        r"scam\w*|mislead\w*|false(?:ly|hood)?|fabricat\w+|distort\w*|twist\w*|cherry[ -]?pick\w*|ownership|"
        r"own(?:s)? "
        r"(?:the|this) (?:page|article)|nationalis\w+|racis\w+|fascis\w+|nazi\w*|ideolog\w+|spam\w*)\b"
        r"|洗地|广告|水军|带节奏|造谣|传谣|撒谎|说谎|骗|黑箱|双标|抱团|偷偷|狡辩|甩锅|甩鍋|牵拖|扣帽子|抬杠|搞事|找茬|针对|破坏|举报|诬|污蔑|"
        r"冤枉|开挂|作弊|拖后腿|装死|装傻|阴阳怪气"
        r"|\b(?:вр[её]шь|лж\w+|вранье|обман\w+|тролл\w*|провок\w+|пропаганд\w+|отмазк\w+|обвиня\w+)\b"
    ),
    "belittling": (
        r"\b(?:learn to|can you (?:even )?read|try reading|go read|did you (?:even )?read|you (?:clearly|"
        r"obviously|apparently|"
        r"evidently|simply|just|don't|do not|have no|know nothing|can't|cannot|fail|refuse|seem to|need to|should|"
        r"keep|"
        r"never|always|still|people)|no idea|clueless|ignoran\w+|incompeten\w+|competence|childish|immature|juvenile|"
        r"grow up|get (?:over it|a life|real|lost)|amateur\w*|newbie|noob|kid(?:do)?|arrogan\w+|paranoi\w+|"
        r"delusion\w*|"
        r"lazy|blind|illiterate|stupid\w*|dumb|idiot\w*|fool\w*|moron\w*|petty|silly|shame\w*|disgrac\w+|"
        r"self[- ]?(?:important|righteous|appointed)|so[- ]called|genius|smart|professor)\b"
        r"|不会(?:看|自己)|看不懂|读书|小学|不识字|没看懂|没读|什么(?:水平|都不懂|人)|这种人|你们这(?:些|种)|脑子|眼睛|瞎|懒|菜|幼稚|可怜|"
        r"矫情|玻璃心|穷|抠|嘴硬|丢人|好意思|要不要脸|脸大|真行|服了|就你|轮(?:不|得)到你|用你|无聊|有多闲|难看|笑死|输不起|学学|练练"
        r"|\b(?:учи\w*|читать надо|не умеет\w*|не понимает\w*|герой|умник|научись|научился|тупо\w*|бред\w*|позор)\b"
    ),
    "ridicule": (
        r"\b(?:ridiculous\w*|nonsens\w*|absurd\w*|laughable|joke|pathetic|garbage|rubbish|trash|crap\w*|"
        r"bull(?:shit|crap)?|"
        r"bs|worthless|useless|meaningless|pointless|terrible|horrible|awful|unacceptable|outrageous|disgusting|"
        r"unbelievable|insult\w*|offensive|stupidity|idiotic|lame|hell|damn\w*|shit\w*|fuck\w*|wtf|suck\w*|ass\b|"
        r"bloody|"
        r"whin\w+|rant\w*|cry(?:ing)?|moan\w*|complain\w*|annoy\w*|sick of|tired of|fed up|waste of time|wast\w+)\b"
        r"|垃圾|恶心|可笑|搞笑|荒唐|离谱|无语|烦|破|滚|屁|死了|神经|有病|妈的|靠|喷|难怪|过分|废话|闭嘴|闭麦"
        r"|\b(?:чушь|ерунд\w+|смешно|глупо\w*|надоел\w*|достал\w*|дрянь|фигн\w+|цирк)\b"
    ),
    "sarcasm": (
        r"\b(?:oh,? (?:really|please|come on|great|wow|no)|really\?|seriously\?|nice try|how convenient|"
        r"what a (?:surprise|"
        r"coincidence|joke)|congratulations|bravo|good for you|wow\b|lol\b|lmao|rofl|haha\b|hilarious|funny how|"
        r"funny that|"
        r"that's rich|here we go|of course you|how (?:cute|nice|very)|i'm sure|yeah,? (?:right|sure)|as if|spare me|"
        r"give me a break|whatever|thanks for nothing|suit yourself|sigh|welcome to|big surprise|yawn|hehe)\b"
        r"|呵呵|哟|恭喜|佩服|厉害了|真会|好怕|怕怕|难怪|可真|好厉害|了不起|笑死|酸|咧|合着|搁这|下凡|哦[。.!]?$|行吧|是吧[。.?]?$|对吧[。.?]?$"
        r"|\b(?:ну да|ага, конечно|поздравля\w+|браво|ой, всё|ну-ну|вечная|конечно же)\b"
    ),
    "ultimatum": (
        r"\b(?:stop\b|cease|desist|enough|last (?:time|warning|chance)|final warning|don't you (?:dare|ever)|"
        r"do not (?:ever|"
        r"touch|remove|delete|revert|post|edit)|don't (?:tell|touch|bother|ever|you|lecture|play|put)|leave (?:me|"
        r"it|this|us)|"
        r"go away|keep (?:off|out)|stay (?:away|off|out)|back off|drop it|shut up|mind your own|again\b|or else|"
        r"i mean it|"
        r"i'm done|one more|over and over|once again|yet again|refrain|must not|knock it off)"
        r"|别再|别来|住手|消停|最后(?:说)?一(?:遍|次)|再(?:有|来)一次|说(?:了)?多少(?:遍|次)|讲几次|问(?:你)?三次|别(?:装|说话|狡辩|跟着|碰|什么都|乱讲|那么)|"
        r"退群|踢了|走开|不要(?:再|在那|乱|拖)|等着|试试|滚|少(?:拿|来|管)|再说一遍|忍你"
        r"|\b(?:хватит|прекрат\w+|в последний раз|третий раз|опять|снова|не надо мне|не лезь|отстань\w*|иди )\b"
    ),
    "authority": (
        r"\b(?:block(?:ed|ing|s)?|bann?(?:ed|ing)?|report(?:ed|ing)?|admins?|administrators?|noticeboard|ani?\b|"
        r"arbcom|arbitration|"
        r"3rr|three[- ]revert|revert(?:ed|ing|s)?|undid|undone|rules?|policy|policies|violat\w+|guidelines?|"
        r"moderators?|"
        r"warning|warned|sanction\w*|deleted?|deleting|deletion|removed?|removing|removal|permission|rights?|police|"
        r"lawyer|court|sue|kicked)\b"
        r"|封禁|封号|封了|管理员|群主|版主|举报|投诉|规则|规矩|警告|回退|撤销|删了?|报警|起诉|禁言|踢"
        r"|\b(?:бан\w*|забан\w*|админ\w*|модератор\w*|жалоб\w*|правил\w*|отмен\w+|удал\w+)\b"
    ),
    "denial": (
        r"\b(?:no|not|n't|never|none|nothing|nobody|neither|nor|cannot|don't|doesn't|didn't|isn't|aren't|wasn't|"
        r"won't|"
        r"can't|wouldn't|haven't|hasn't)\b|不|没|别|未|非|无|\b(?:не|нет|никто|ничего|никогда)\b"
    ),
    "contradiction": (
        r"^\W*(?:no\b|nope|wrong|false|incorrect|nonsense|rubbish|bullshit|not true)|\b(?:that's (?:not|wrong|"
        r"false|a lie)|"
        r"that is (?:not|wrong|false)|not true|untrue|wrong|incorrect|you're wrong|you are wrong|completely|totally|"
        r"utterly|absolutely|entirely|complete(?:ly)? (?:false|wrong)|the opposite|contrary)\b"
        r"|^\W*(?:不是|不对|没有|胡说|错)|不对|错了|胡说|乱讲|明明|分明|反正|根本|完全|\b(?:неправд\w+|ложь|неверно|вовсе|совсем)\b"
    ),
    "insistence": (
        r"\b(?:actually|in fact|as a matter of fact|the fact|really|obviously|clearly|of course|simply|"
        r"plain(?:ly)?|just|"
        r"surely|evidently|everyone (?:knows|can see)|everybody|anyone with|any(?:body)? who|always|every (?:time|"
        r"single)|"
        r"constantly|ever\b|all of you|you people|period|end of)\b"
        r"|明显|显然|当然|就是|从来|每次|天天|总是|谁都|所有人|本来就|事实|早说|早就"
        r"|\b(?:очевидно|всегда|каждый раз|вообще|вечно|все знают)\b"
    ),
    "please_first": r"(?:^|[.!?\n])\W{0,3}please\b|(?:^|[。.!?\n,])\s?请(?:你|先|不要|别)|^\W*пожалуйста",
    "they": (
        r"\b(?:he|she|him|her|his|they|them|their|this (?:guy|user|editor|person|admin|man))\b|他|她|这(?:人|货)|"
        r"\b(?:он|она|его|её|они)\b"
    ),
}
"""What it does → pattern for folded text."""
