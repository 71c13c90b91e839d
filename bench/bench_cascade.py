"""What reading costs in two stages: letters and clues of every message, its meaning only where that can matter.

The mix is that of a living group: of a hundred messages 94 are regulars' talk, 5 newcomers' first messages, 1 an
advert. The meaning is looked at of what newcomers write, and of what is suspicious; besides, of one message in 64
(in quiet groups one in 8 or fewer) so that the limits can follow from the group's own talk, whoever wrote it.
How often regulars need it depends on how they talk: that of the mix is calm and holds few numbers; the harder talk is
the sixteen texts of the other tables, two of them a sale and an advert, many with a number behind them.
scikit-learn's pipeline (characters, TF-IDF, logistic regression) is what most bots do; it is measured in turn with ours
on the same texts; like for like it does what "letters alone" does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from bench.measure import Stage, Work, cost_us, interleaved, ratio
from bench.peers import plain_pipeline
from bench.sample import messages
from bench.traffic import ADVERTS, Traffic, mixed, regulars
from bot.app import load_model
from chat.message import Message
from moderation.calibrating import MOST_ONE_IN, is_sampled
from moderation.reading import meant_text, read
from moderation.sentences import Sentences
from moderation.text_model import TextModel

COUNT = 400
ROUNDS = 5
SIZES = (1, 100)
ENCODED = (1, 16, 128)


def stages() -> Iterator[Stage]:
    """Measure reading of regulars, newcomers and the mix, the encoder by itself, and scikit-learn's pipeline."""
    model = load_model()
    if model is None or model.sentences is None:
        return
    said = regulars(COUNT)
    traffics = {
        "regulars": Traffic(messages=said, known=[True] * COUNT),
        "regulars, harder talk": Traffic(messages=messages(COUNT), known=[True] * COUNT),
        "newcomers": Traffic(messages=said, known=[False] * COUNT),
        "the mix": mixed(COUNT),
        "the mix, with what is scored for the limits": _sampled(mixed(COUNT)),
    }
    spent = interleaved(_works(traffics, model), ROUNDS)
    costs = {name: sorted(rounds)[ROUNDS // 2] for name, rounds in spent.items()}
    for name, traffic in traffics.items():
        needed = sum(bool(each.reading.vector) for each in read(traffic.messages, model, traffic.known)) / COUNT
        yield Stage(name=f"{name}: need the second stage", figure=100 * needed, unit="%")
        for size in SIZES:
            yield Stage(name=f"{name}: read, {size} at a time", figure=costs[f"{name} {size}"])
    adverts = [replace(said[place], text=text) for place, text in enumerate(ADVERTS)]
    cost = cost_us(partial(read, adverts, model), len(adverts), rounds=ROUNDS)
    yield Stage(name="an advert: read, with the words that gave it away", figure=cost)
    yield Stage(name="scikit-learn's pipeline, 1 at a time", figure=costs["plain 1"])
    yield Stage(name="scikit-learn's pipeline, 100 at a time", figure=costs["plain 100"])
    for size in SIZES:
        for ours in ("letters alone", "regulars", "the mix"):
            dearer = ratio(spent[f"plain {size}"], spent[f"{ours} {size}"])
            yield Stage(name=f"scikit-learn's pipeline, {size} at a time, over {ours}", figure=dearer, unit="×")
    yield from _encoder(said, model.sentences)


def _works(traffics: dict[str, Traffic], model: TextModel) -> dict[str, Work]:
    works = {
        f"{name} {size}": Work(do=partial(_read, traffic, size, model), messages=COUNT)
        for name, traffic in traffics.items()
        for size in SIZES
    }
    texts = [message.text for message in traffics["the mix"].messages]
    pipeline = plain_pipeline()
    folded = [message.reading.folded for message in read(traffics["the mix"].messages, None)]
    works |= {f"letters alone {size}": Work(do=partial(_score, model, folded, size), messages=COUNT) for size in SIZES}
    return works | {
        f"plain {size}": Work(do=partial(_predict, pipeline, texts, size), messages=COUNT) for size in SIZES
    }


def _read(traffic: Traffic, size: int, model: TextModel) -> None:
    for at in range(0, COUNT, size):
        read(traffic.messages[at : at + size], model, traffic.known[at : at + size])


def _score(model: TextModel, folded: Sequence[str], size: int) -> None:
    for at in range(0, COUNT, size):
        model.margins(folded[at : at + size])


def _sampled(traffic: Traffic) -> Traffic:
    """Let the meaning of those messages be looked at that are scored for the limits."""
    known = [
        known and not is_sampled(f"{message.id}:posted", MOST_ONE_IN)
        for message, known in zip(traffic.messages, traffic.known, strict=True)
    ]
    return Traffic(messages=traffic.messages, known=known)


def _predict(pipeline: object, texts: Sequence[str], size: int) -> None:
    for at in range(0, COUNT, size):
        pipeline.predict_proba(texts[at : at + size])  # type: ignore[attr-defined]  # it ships no types


def _encoder(said: Sequence[Message], sentences: Sentences) -> Iterator[Stage]:
    texts = [meant_text(message) for message in read(said, None)]
    for size in ENCODED:
        batches = [texts[at : at + size] for at in range(0, COUNT, size)]
        cost = cost_us(partial(_embed, sentences, batches), COUNT, rounds=3)
        yield Stage(name=f"sentence encoder, {size} at a time", figure=cost, budget=2500)
    longest = max(texts, key=len) * 20
    cost = cost_us(partial(sentences.embed, [longest]), 1)
    yield Stage(name="sentence encoder, the longest text", figure=cost, budget=5000)


def _embed(sentences: Sentences, batches: Sequence[Sequence[str]]) -> None:
    for batch in batches:
        sentences.embed(batch)
