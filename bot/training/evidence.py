"""What a model sees of the samples: letters, meaning and clues, one row each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

from bot.training.corpus import Sample
from bot.training.letters import matrix
from chat.message import Message
from chat.people import Member
from moderation.clues import clues
from moderation.reading import meant_text, read
from moderation.sentences import SIZE, Sentences
from moderation.text_model import with_rudeness

_BATCH = 128
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)
_WHO = Member(id="train:1", name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The columns (texts, runs and counts), the meaning (texts, SIZE + RUDENESS) and the clues (texts, clues)."""

    columns: sparse.csr_matrix
    meaning: NDArray[np.float32]
    clues: NDArray[np.float32]


def evidence(samples: Sequence[Sample], sentences: Sentences) -> Evidence:
    """Look at every sample as at a newcomer's message."""
    messages = read([_message(sample.text) for sample in samples], None)
    seen = clues(messages)
    return Evidence(
        columns=matrix([message.reading.folded for message in messages]),
        meaning=with_rudeness(_vectors([meant_text(message) for message in messages], sentences), seen),
        clues=seen,
    )


def _message(text: str) -> Message:
    return Message(id="1", group="train:1", author=_WHO, at=_WHEN, text=text)


def _vectors(texts: Sequence[str], sentences: Sentences) -> NDArray[np.float32]:
    """Embed texts of about the same length together, which is faster."""
    vectors = np.zeros((len(texts), SIZE), np.float32)
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        vectors[places] = sentences.embed([texts[place] for place in places])
    return vectors.astype(np.float16).astype(np.float32)  # as a reading carries them
