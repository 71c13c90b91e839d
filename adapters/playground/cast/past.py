"""The past: what the regulars said before the first visitor came, so that the bot knows them as regulars."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from adapters.playground.incoming import message_of
from adapters.playground.people import LOBBY, MODERATOR, OWNER, PRIYA, TOM, YATING, ZHOU, Account
from adapters.playground.posts import Post
from chat.events import Event, MemberJoined, MessagePosted

FIRST_NUMBER: Final = 1_000
"""Messages of the past have numbers below this one."""

SAID: Final = 35
"""Messages of each regular."""

SHOWN: Final = 12
"""Messages of the past that still stand on the page."""

DAYS: Final = 40

_HABITS: Final[dict[Account, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    ZHOU: (
        ("今天早上又翻了几页《边城》", "刚泡好一壶老白茶", "下班路上听完一章", "周末去了趟旧书店", "雨下了一整天"),
        (
            "，写得真干净。",
            "，心里安静下来了。",
            "，想起小时候的河边。",
            "，推荐给睡不着的人。",
            "，就是看得太慢。",
            "，忍不住又读了一遍。",
            "，晚上接着看。",
        ),
    ),
    PRIYA: (
        (
            "Finished another chapter on the train",
            "The library was lovely today",
            "Tea and a short story",
            "Reread my notes",
            "Tried reading aloud",
        ),
        (
            ", and the ending surprised me.",
            ", worth every minute.",
            ", slower than I planned.",
            ", and it made me laugh twice.",
            ", I will bring it on Thursday.",
            ", the translator did a fine job.",
            ", now I miss the mountains.",
        ),
    ),
    YATING: (
        ("昨晚把《台北人》看完了", "咖啡廳人好多", "圖書館借到新書", "今天天氣很舒服", "在捷運上讀詩"),
        (
            "，餘味很長。",
            "，還是很開心。",
            "，想跟大家分享。",
            "，差點坐過站。",
            "，筆記寫了三頁。",
            "，下次聚會再聊。",
            "，好適合散步。",
        ),
    ),
    TOM: (
        (
            "Half way through the big Russian one",
            "My bookshelf finally arrived",
            "Read to the kids tonight",
            "Walked to the harbour with a paperback",
            "Swapped novels with a neighbour",
        ),
        (
            ", no regrets.",
            ", so many names to remember.",
            ", they asked for one more page.",
            ", wind and all.",
            ", I think I got the better deal.",
            ", my legs are tired now.",
            ", tea first though.",
        ),
    ),
    MODERATOR: (
        ("Welcome, everyone who is new this week", "I pinned the reading list"),
        (". Enjoy your stay!", ", have a look.", "."),
    ),
    OWNER: (("谢谢大家把这里弄得这么暖和", "书单更新好了"), ("，慢慢看。", "，茶也备好了。", "。")),
}


def past_of(began: datetime) -> Sequence[Event]:
    """Give the past of a playground that opened at `began`, oldest first."""
    joins = [_joined(account, began) for account in _HABITS]
    return [*joins, *sorted(_said(began), key=lambda event: event.at)]


def posts_of(past: Iterable[Event]) -> Sequence[Post]:
    """Give the last messages of the past as they stand on the page."""
    said = [event.message for event in past if isinstance(event, MessagePosted)][-SHOWN:]
    return [Post(id=m.id, chat=m.group, author=m.author, at=m.at, text=m.text) for m in said]


def _joined(account: Account, began: datetime) -> MemberJoined:
    at = began - timedelta(days=DAYS + 1)
    return MemberJoined(id=f"{LOBBY}:{account.id}:joined", group=LOBBY, at=at, member=account.member)


def _said(began: datetime) -> Iterable[MessagePosted]:
    """Spread everybody's sentences over the days before, each one different from all others."""
    number = 0
    for place, (account, (openings, endings)) in enumerate(_HABITS.items()):
        count = min(SAID, len(openings) * len(endings))
        for n in range(count):
            number += 1
            ago = timedelta(days=DAYS) * (count - n) / count + timedelta(minutes=37 * place)
            text = openings[n % len(openings)] + endings[n % len(endings)]
            post = Post(id=str(number), chat=LOBBY, author=account.member, at=began - ago, text=text)
            yield MessagePosted(id=f"{LOBBY}:{number}:posted", group=LOBBY, at=post.at, message=message_of(post))
