"""A living group's traffic to measure with, all made up, and not taken from what the shipped model was trained on.

Of a hundred messages 94 are regulars' talk, 5 are newcomers' first messages, and 1 is an advert by somebody new.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from bench.sample import said_in_turn
from chat.message import Message
from chat.people import Member

TALK = """
morning all
did anybody get the ticket for saturday?
the bus was late again, forty minutes this time
haha no way
昨晚那场雨也太大了，我家阳台全是水
有人一起拼车去体育馆吗，六点出发
收到，我改一下再发
这周作业是第几页来着
我也觉得第二版的封面好看一点
午饭吃啥，楼下那家面馆又排队了
+1 from me
can you try turning off the vpn and reload
merged, thanks for the review
the tests pass locally but ci is red, looking
anyone know a good dentist near the station?
明天記得帶身分證，要換證
這集的結局我看不懂，有人可以解釋嗎
剛剛地震你們有感覺到嗎
我家的貓又把杯子推下去了😂
晚點再說，我在開會
Кто завтра идёт на пробежку?
у меня тоже не открывается, подождём
спасибо, теперь всё заработало
с днём рождения! 🎂
what was the name of that song from yesterday
I think rice works better than pasta here, less mess
brb dinner
the new patch nerfed my favourite weapon, sad
服务器重启好了，大家再试试
这个报错是路径里有空格导致的
图三那个地方是哪里？好漂亮
孩子发烧了，今天请一天假
谁有上学期的复习提纲，能发一份吗
我把会议纪要放群文件了
下周三之前交就行，不急
哈哈哈哈哈笑死
ok ok I'll be there at 7
does the library open on sundays?
my tomatoes finally turned red 🍅
that's a really nice photo, which lens?
I moved the meeting to thursday, the room was taken
lost 2-1 but we played well
why is my build suddenly 3x slower on main
看完了，第三章写得最好
你们那边下雪了吗
刚到家，累死了
这个价钱买新的不划算，修一下吧
已经跟物业反映了，等回复
早点睡吧各位，明天还要上班
поезд опаздывает на час
кто-нибудь пробовал новый редактор? как впечатления
那間咖啡廳週一公休喔
借問一下，這個按鈕按了會怎樣
I disagree, the old logo was easier to read on small screens
thanks, that fixed it
版本号写错了，应该是 3.2.1
good night everyone
有没有人会修自行车链条
我投蓝色那个
周末爬山的名单我更新了，漏了谁说一声
the keys are with the neighbour on the second floor
how do I mute only one thread here?
两点的会推迟到三点半
刚看到消息，马上处理
""".strip().splitlines()
FIRST = """
hi everyone, just joined, nice to meet you all
大家好，新人报到，请多关照
请问新手应该先看哪个教程？
Привет всем! Я новенький
大家好～朋友推薦我來的
hello, I have a question about the setup, is this the right place?
刚进群，群规在哪里看
new here, what's the topic this week?
""".strip().splitlines()
ADVERTS = """
在家就能做的副业，一单一结，日入三百起，有意者加薇 zq7719
Trade with our mentor, 30% profit weekly guaranteed, write to @profit_desk_77
Работа на дому, от 5000 руб в день, пишите в лс @job_fast22
全网最低价代充，支持花呗，进频道领取优惠 t.me/chongzhi_88
""".strip().splitlines()

NAMES = ("", "Mia, ", "小林，", "Tom: ", "阿明 ", "Оля, ", "Lena ", "老周，")
TAILS = ("", "!", " :)", "～", "…", " 😄", "。", " haha")
"""What talk is told apart by when it comes again: it is said to somebody, in a mood."""

_ADVERT, _NEWCOMER = 50, 7
"""Which of a hundred messages is the advert, and which of twenty a newcomer's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traffic:
    """Messages, with whether the group knows each one's author well."""

    messages: list[Message]
    known: list[bool]


def regulars(count: int) -> list[Message]:
    """Give talk of forty members, two seconds apart; no two of four thousand messages are the same."""
    return said_in_turn(_said(number) for number in range(count))


def _said(number: int) -> str:
    again = number // len(TALK)
    return f"{NAMES[again % len(NAMES)]}{TALK[number % len(TALK)]}{TAILS[again // len(NAMES) % len(TAILS)]}"


def mixed(count: int, *, begin: int = 0) -> Traffic:
    """Give the traffic of a living group; newcomers and advertisers are another person each time."""
    said, known = [], []
    for message in regulars(count):
        place, number = int(message.id) % 100, begin + int(message.id)
        new = place == _ADVERT or place % 20 == _NEWCOMER
        author, text = message.author, message.text
        if new:
            texts = ADVERTS if place == _ADVERT else FIRST
            author, text = Member(id=f"bench:new{number}", name=f"Guest {number}"), texts[number // 20 % len(texts)]
        at = message.at + timedelta(seconds=2 * begin)
        said.append(replace(message, id=str(number), author=author, at=at, text=f"{text} {number}" if new else text))
        known.append(not new)
    return Traffic(messages=said, known=known)
