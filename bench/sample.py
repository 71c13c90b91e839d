"""Messages to measure with: ordinary talk of a mixed group, and now and then something else. All made up."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from chat.message import Message
from chat.people import Member

TEXTS = (
    "anyone else having trouble with the login page since the update?",
    "今晚八点语音房聊聊新版本，来的扣1",
    "ok",
    "我昨天试了一下，把缓存清掉之后就好了，你们也可以试试看",
    "lol that is exactly what happened to me last week 😂😂",
    "請問大家，這個活動是週六還是週日？我有點搞混了",
    "docs are at https://docs.example.org/guide/install#linux if you need them",
    "Кто-нибудь знает, когда будет следующая встреча?",
    "谢谢！已经解决了",
    "the 2.4.1 build fails with error: undefined reference to `foo_bar`, any idea?",
    "哈哈哈哈哈哈",
    "@mia could you send me the slides from yesterday? thanks a lot",
    "出个二手显示器，27寸，800块自提，有兴趣的私聊",
    "日结500元，手机就能做，加微信 xq88321 备注兼职",
    "gm everyone",
    "我觉得你说得对，不过第二点我不太同意，价格其实没有那么贵",
)


def messages(count: int) -> list[Message]:
    """Give `count` messages by forty members, two seconds apart."""
    return said_in_turn(
        f"{TEXTS[number % len(TEXTS)]}{' ' + str(number) if number % 3 else ''}" for number in range(count)
    )


def said_in_turn(texts: Iterable[str]) -> list[Message]:
    """Give texts as messages by forty members, two seconds apart."""
    began = datetime(2026, 3, 1, 12, tzinfo=UTC)
    members = [Member(id=f"bench:{number}", name=f"Member {number}") for number in range(40)]
    return [
        Message(
            id=str(number),
            group="bench:1",
            author=members[number * 7 % 40],
            at=began + timedelta(seconds=2 * number),
            text=text,
        )
        for number, text in enumerate(texts)
    ]
