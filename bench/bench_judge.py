"""What it costs to judge messages that have been read: all detectors, the weighing, the sanction."""

from collections.abc import Iterator, Sequence
from functools import partial

from bench.measure import Stage, cost_us
from bench.sample import messages
from chat.context import Context
from chat.message import Message
from chat.people import Standing
from chat.recent import Recent
from chat.settings import GroupSettings
from moderation.moderation import judge
from moderation.reading import read

COUNT = 2_000
SETTINGS = GroupSettings()
WORDY = GroupSettings({"phrases": {"words": [f"phrase number {n}" for n in range(1000)],
                                   "patterns": [rf"spam{n}\s+\d+" for n in range(30)]}})  # fmt: skip


def stages() -> Iterator[Stage]:
    """Give the cost of folding and finding links, and of judging: a newcomer, and a group with phrases of its own."""
    posts = messages(COUNT)
    said = read(posts, None)
    yield Stage(name="read: fold, links (no model)", figure=cost_us(partial(read, posts, None), COUNT), budget=5)
    yield Stage(name="judge: all detectors", figure=cost_us(partial(_judge, said, SETTINGS), COUNT), budget=35)
    wordy = cost_us(partial(_judge, said, WORDY), COUNT)
    yield Stage(name="judge: with 1,000 words and 30 patterns", figure=wordy, budget=38)


def _judge(posts: Sequence[Message], settings: GroupSettings) -> None:
    recent = Recent()
    for post in posts:
        standing = Standing(member=post.author.id, since=post.at, messages=3)
        judge(post, Context(now=post.at, settings=settings, standing=standing, recent=recent))
        recent.add(post)
