"""Training from folders of data to files: the weights, their card, and the page about them."""

from pathlib import Path

from bot.training.card import model_card, provenance
from bot.training.corpus import digests, samples
from bot.training.evidence import evidence
from bot.training.fit import SCIKIT_LEARN, Fitted, fit
from moderation.sentences import Sentences
from storage.models import save_text_model

MODEL_FILE = "text.npz"
PAGE_FILE = "model-card.md"


def train(data: Path, out: Path, seed: int) -> Fitted:
    """Train on the folders under `data`, and write the model, its card and its page to `out`.

    The same data and seed give the same bytes. Raises DataError where data is missing or unreadable.
    """
    learnt = samples(data, seed)
    fitted = fit(learnt, evidence(learnt, Sentences()), seed)
    card = provenance(
        seed=seed, scikit_learn=SCIKIT_LEARN, inputs=digests(data), texts=len(learnt), measures=fitted.measures
    )
    save_text_model(fitted.model, out / MODEL_FILE, card)
    (out / PAGE_FILE).write_text(model_card(card, fitted.measures), encoding="utf-8")
    return fitted
