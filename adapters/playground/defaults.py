"""Defaults: the settings the lobby opens with, changed values only, as an owner would have set them."""

from typing import Final

from adapters.playground.people import OFFICE
from chat.records import Json

TOPICS: Final = (
    "今晚的灯下话题：哪一本书让你想给作者写封信？",
    "Tonight's question: which book would you hand to a stranger on a train?",
    "灯下话题：你读书时配什么茶？",
    "Lamplight topic: a line you underlined this week?",
)

_FAQ: Final[list[Json]] = [
    {
        "questions": ["读书会几点开始？", "读书会什么时候？", "活动时间是几点？"],
        "answer": "读书会每周四晚上八点在群里开始，迟到也欢迎。",
    },
    {
        "questions": ["When does the reading night start?", "What time is the reading night?"],
        "answer": "The reading night starts every Thursday at 20:00, right here. Coming late is fine.",
    },
    {
        "questions": ["积分怎么获得？", "怎么赚积分？", "积分有什么用？"],
        "answer": "聊天、回答别人和每天 /checkin 都有积分，/top 看排行榜。",
    },
    {
        "questions": ["How do I earn points?", "What are points for?"],
        "answer": "Talk, answer people, and /checkin once a day; /top shows the leaderboard.",
    },
]

SETTINGS: Final[dict[str, dict[str, Json]]] = {
    "group": {
        "moderators": OFFICE,
        "timezone": "Asia/Shanghai",
        "rules": "1. 友善 Be kind.\n2. 不发广告 No adverts.\n3. 有话好好说 Talk it over.",
        "notice_seconds": 300,
        "quiet_from": 0,
        "quiet_until": 0,
    },
    "faq": {"entries": _FAQ, "pause": 0},
    "phrases": {"words": ["代购", "代購", "buy for you"], "score": 0.7, "stage": "review"},
    # The advertisement's scene is played again and again, each time by somebody new: that is a raid anywhere else,
    # and a campaign, of which only the first removal would have a card.
    "raid": {"enabled": False},
    "campaigns": {"enabled": False},
    "verification": {"how": "picture"},
    "topics": {"topics": list(TOPICS), "schedule": "* * * * *"},
}
"""Section → field → value of `playground:lobby`."""
