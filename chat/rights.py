"""Rights: what stops where a network does not let the bot do something."""

from chat.language import has
from chat.words import Words


def lack(right: str) -> Words:
    """Say that a right, in the network's own words, is missing, and what stops without it where that is known."""
    key = f"lacks-{right.lower().replace('_', '-').replace(' ', '-')}"
    return Words(key) if has(key) else Words("lacks-other", right=right)
