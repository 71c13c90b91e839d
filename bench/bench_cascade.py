"""What it costs to judge a text by what was learnt, in two stages, against the usual way: a scikit-learn pipeline."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.resources import files

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from bench.measure import Stage, cost_us
from bench.sample import messages
from bot.app import load_model
from chat.message import Message
from moderation.reading import read
from moderation.text_model import TextModel

COUNT = 320
BATCH = 64
ROUNDS = 5
SEEDS = ("adverts.jsonl", "everyday.jsonl")


def stages() -> Iterator[Stage]:
    """Measure newcomers, whose every text is looked at twice, and a group where nine in ten are known."""
    model = load_model()
    if model is None:
        return
    posts = messages(COUNT)
    for name, known in (("newcomers", [False] * COUNT), ("nine of ten known", [n % 10 > 0 for n in range(COUNT)])):
        closely = sum(bool(message.reading.vector) for message in read(posts, model, known)) / COUNT
        for size in (1, BATCH):
            cost = cost_us(partial(_read, posts, known, model, size), COUNT, ROUNDS)
            at_once = f"{size} at a time" if size > 1 else "one at a time"
            yield Stage(name=f"read: {name}, {closely:.0%} by meaning, {at_once}", cost_us=cost)
    usual = _usual()
    texts = [post.text for post in posts]
    for size, at_once in ((1, "one at a time"), (COUNT, f"{COUNT} at a time")):
        cost = cost_us(partial(_predict, usual, texts, size), COUNT, ROUNDS)
        yield Stage(name=f"the usual way: scikit-learn pipeline, {at_once}", cost_us=cost)


def _read(posts: Sequence[Message], known: Sequence[bool], model: TextModel, size: int) -> None:
    for start in range(0, len(posts), size):
        read(posts[start : start + size], model, known[start : start + size])


def _usual() -> Pipeline:
    """Fit what most bots use: character n-grams weighed by how rare they are, and logistic regression."""
    seeds = files("bot.training").joinpath("seeds")
    rows = [json.loads(line) for name in SEEDS for line in seeds.joinpath(name).read_text("utf-8").splitlines()]
    pipeline = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4)), LogisticRegression())
    return pipeline.fit([row["text"] for row in rows], [row["label"] == "spam" for row in rows])


def _predict(pipeline: Pipeline, texts: Sequence[str], size: int) -> None:
    for start in range(0, len(texts), size):
        pipeline.predict_proba(texts[start : start + size])
