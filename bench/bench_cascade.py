"""What the second stage costs, how often it is needed, and what the plain way would cost: scikit-learn's pipeline."""

from collections.abc import Iterator

from bench.measure import Stage, cost_us
from bench.sample import messages
from bot.app import load_model
from moderation.reading import meant_text, read

COUNT = 512
BATCHES = (1, 16, 128)


def stages() -> Iterator[Stage]:
    """Measure reading as newcomers' and as regulars' messages, the encoder by itself, and scikit-learn's pipeline."""
    model = load_model()
    if model is None or model.sentences is None:
        return
    said = list(messages(COUNT))
    known = [True] * COUNT
    share = sum(bool(message.reading.vector) for message in read(said, model, known)) / COUNT
    first = cost_us(lambda: read(said, model, known), COUNT, rounds=3)
    yield Stage(name=f"read: regulars ({share:.1%} need the second stage)", cost_us=first, budget_us=150)
    yield Stage(name="read: newcomers (100% do)", cost_us=cost_us(lambda: read(said, model), COUNT, rounds=3))
    texts = [meant_text(message) for message in read(said, None)]
    sentences = model.sentences
    for size in BATCHES:
        batches = [texts[at : at + size] for at in range(0, COUNT, size)]
        cost = cost_us(lambda batches=batches: [sentences.embed(batch) for batch in batches], COUNT, rounds=3)
        yield Stage(name=f"sentence encoder, {size} at a time", cost_us=cost, budget_us=2500)
    longest = max(texts, key=len) * 20
    yield Stage(
        name="sentence encoder, the longest text",
        cost_us=cost_us(lambda: sentences.embed([longest]), 1),
        budget_us=5000,
    )
    yield from _plain(texts)


def _plain(texts: list[str]) -> Iterator[Stage]:
    """Measure what most bots do: characters, TF-IDF and a linear model in scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    pipeline = make_pipeline(TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4)), LogisticRegression())
    pipeline.fit(texts, [place % 2 for place in range(len(texts))])
    alone = cost_us(lambda: [pipeline.predict_proba([text]) for text in texts], len(texts), rounds=3)
    yield Stage(name="scikit-learn's pipeline, 1 at a time", cost_us=alone)
    together = cost_us(lambda: pipeline.predict_proba(texts), len(texts), rounds=3)
    yield Stage(name=f"scikit-learn's pipeline, {len(texts)} at a time", cost_us=together)
