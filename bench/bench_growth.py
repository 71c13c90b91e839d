"""How cost grows, as the exponent of a power law: 0 is not at all, 1 in proportion.

Text length: folding and judging by letters, from 64 to 4,096 characters. Burst: a member's last twenty messages of a
burst against the first twenty. Lessons: judging with a head of the group's own, from 10 lessons to 400. Words and
patterns: looking for the group's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from statistics import median

import numpy as np

from bench.measure import Stage, Work, cost_us, exponent, interleaved
from bench.traffic import regulars
from bot.app import load_model
from chat.context import Context
from chat.lessons import OwnHead
from chat.message import Message
from chat.people import Standing
from chat.recent import Recent
from chat.settings import GroupSettings
from moderation.moderation import judge
from moderation.own_head import Lesson, fit
from moderation.patterns import PatternSet
from moderation.reading import read
from moderation.sentences import SIZE, packed
from moderation.wordlist import WordList

COUNT = 300
LENGTHS = (64, 256, 1024, 4096)
LESSONS = (10, 100, 400)
WORDS = (100, 1000, 10_000)
PATTERNS = (10, 100, 300)
BURST = 400
SETTINGS = GroupSettings()


def stages() -> Iterator[Stage]:
    """Measure what must not grow, or not faster than what is read."""
    yield from _lengths()
    yield from _burst()
    yield from _lessons()
    yield from _lists()


def _lengths() -> Iterator[Stage]:
    model = load_model()
    letters = replace(model, sentences=None) if model else None
    talk = " ".join(message.text for message in regulars(1000))
    [base] = regulars(1)

    def look(length: int) -> None:
        posts = [replace(base, text=talk[at : at + length]) for at in range(0, 4000, 400)]
        _judge(read(posts, letters), None)

    spent = interleaved({str(length): Work(do=partial(look, length), messages=10) for length in LENGTHS}, 5)
    costs = [median(spent[str(length)]) for length in LENGTHS]
    yield from _grown("text length", LENGTHS, costs, budget=1.1)


def _burst() -> Iterator[Stage]:
    [base] = regulars(1)
    posts = read([_again(base, number) for number in range(BURST)], None)
    spent: list[list[float]] = [[], []]
    for _ in range(5):
        recent = Recent()
        for begin, costs in ((0, None), (20, spent[0]), (40, None), (BURST - 20, spent[1])):
            span = posts[begin : begin + 20] if costs is not None or begin == 0 else posts[begin : BURST - 20]
            if costs is None:
                _judge(span, None, recent)
            else:
                costs.append(cost_us(partial(_look, span, recent), len(span), rounds=3))
                _judge(span, None, recent)
    yield from _grown("a member's burst", (20, BURST), [median(costs) for costs in spent], budget=0.05)


def _again(base: Message, number: int) -> Message:
    return replace(base, id=str(number), at=base.at + timedelta(milliseconds=100 * number), text=f"look {number} here")


def _lessons() -> Iterator[Stage]:
    chance = np.random.default_rng(3)
    subjects = chance.normal(size=(2, SIZE))
    lessons = [_lesson(subjects[place % 2] + chance.normal(size=SIZE), place) for place in range(max(LESSONS))]
    for many in (1, *LESSONS):
        budget = 10_000 if many == max(LESSONS) else None
        cost = cost_us(partial(fit, lessons[:many]), 1, rounds=7)
        yield Stage(name=f"fit a head to {many} lessons", figure=cost, budget=budget)
    posts = [replace(message, reading=_meant(message, chance)) for message in read(regulars(COUNT), None)]
    heads: dict[int, OwnHead | None] = {0: None} | {many: fit(lessons[:many]) for many in LESSONS}
    works = {str(many): Work(do=partial(_judge, posts, head), messages=COUNT) for many, head in heads.items()}
    spent = {many: median(costs) for many, costs in interleaved(works).items()}
    yield Stage(name="judge, nothing taught", figure=spent["0"])
    yield from _grown("lessons", LESSONS, [spent[str(many)] for many in LESSONS], budget=0.05)


def _lesson(vector: np.ndarray, place: int) -> Lesson:
    meaning = packed((vector / np.linalg.norm(vector)).astype(np.float32))
    return Lesson(vector=meaning, chance=0.05 + place % 9 / 10, spam=place % 2 == 0)


def _meant(message: Message, chance: np.random.Generator) -> object:
    vector = chance.normal(size=SIZE)
    meaning = packed((vector / np.linalg.norm(vector)).astype(np.float32))
    return replace(message.reading, vector=meaning, scores={"spam": 0.1, "conflict": 0.02})


def _lists() -> Iterator[Stage]:
    texts = [message.reading.folded for message in read(regulars(COUNT), None)]
    for name, sizes, budget, make in (
        ("words", WORDS, 0.2, lambda many: WordList(f"wort{number}x" for number in range(many))),
        ("patterns", PATTERNS, 0.3, lambda many: PatternSet(rf"spam{number}\s+\d+" for number in range(many))),
    ):
        works = {str(many): Work(do=partial(_find, make(many), texts), messages=COUNT) for many in sizes}
        costs = [median(each) for each in interleaved(works).values()]
        yield from _grown(name, sizes, costs, budget=budget)


def _find(looked_for: WordList | PatternSet, texts: Sequence[str]) -> None:
    for text in texts:
        looked_for.first(text)


def _grown(name: str, sizes: Sequence[int], costs: Sequence[float], *, budget: float) -> Iterator[Stage]:
    """Give the cost at the smallest and the largest size, and the exponent between all."""
    for size, cost in ((sizes[0], costs[0]), (sizes[-1], costs[-1])):
        yield Stage(name=f"{name}: {size:,}", figure=cost)
    yield Stage(name=f"{name}: exponent", figure=exponent(sizes, costs), unit="", budget=budget)


def _judge(posts: Sequence[Message], taught: OwnHead | None, recent: Recent | None = None) -> None:
    recent = Recent() if recent is None else recent
    for post in posts:
        _look([post], recent, taught)
        recent.add(post)


def _look(posts: Sequence[Message], recent: Recent, taught: OwnHead | None = None) -> None:
    for post in posts:
        standing = Standing(member=post.author.id, since=post.at, messages=3)
        judge(post, Context(now=post.at, settings=SETTINGS, standing=standing, recent=recent, taught=taught))
