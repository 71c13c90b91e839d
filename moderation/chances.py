"""Chances that a model gives, and what raised them."""

from chat.message import Reading
from chat.words import Words


def chance(reading: Reading, label: str) -> float:
    """Give the model's chance for a label; 0 without a model, and for what is no chance at all."""
    given = reading.scores.get(label, 0.0)
    return given if 0.0 <= given <= 1.0 else 0.0


def reason(key: str, reading: Reading, label: str) -> Words:
    """Say the chance; of the highest one also the pieces of the text that raised it, and what it is without them."""
    given = chance(reading, label)
    if not reading.because or any(other > given for other in reading.scores.values()):
        return Words(key, chance=given)
    pieces = " · ".join(" ".join(piece.split()) for piece in reading.because)
    if reading.otherwise is None:
        return Words(f"{key}-because", chance=given, pieces=pieces)
    return Words(f"{key}-otherwise", chance=given, pieces=pieces, otherwise=reading.otherwise)
