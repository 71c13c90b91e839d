"""Chances that a model gives, and what raised them."""

from chat.message import Reading

_SHOWN = 5


def chance(reading: Reading, label: str) -> float:
    """Give the model's chance for a label; 0 without a model, and for what is no chance at all."""
    given = reading.scores.get(label, 0.0)
    return given if 0.0 <= given <= 1.0 else 0.0


def pieces(reading: Reading, label: str) -> str:
    """Give the pieces of the text that raised this label's chance, if it is the one that was explained."""
    if not reading.because or any(other > reading.scores.get(label, 0.0) for other in reading.scores.values()):
        return ""
    return " · ".join([piece for piece in reading.because if len(piece) > 1][:_SHOWN])
