"""A glance at a text never misses what the costly patterns would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.signs import RUDE, excerpt, signs
from moderation.text import fold
from moderation.vocabulary.calls import CALL
from moderation.vocabulary.contacts import ADD, GIVEN, PERSON, PHONE, WALLET
from moderation.vocabulary.money import MONEY
from moderation.vocabulary.offers import OFFER
from moderation.vocabulary.warnings import WARNING
from tests.moderation.adverts import DISGUISED, SURE
from tests.moderation.ordinary import ORDINARY

KINDS = {
    "offer": OFFER,
    "money": MONEY,
    "call": CALL,
    "account": f"(?:{GIVEN})",
    "reach": f"{PERSON}",
    "warning": WARNING,
    **RUDE,
}
PIECES = [
    *SURE,
    *DISGUISED,
    *ORDINARY,
    "日入500元",
    "от 5000 руб в день",
    "+86 138 0013 8000",
    "٣٤٥ 元一天",
    "you idiot",
    "this is ridiculous, grow up",
    "那些 bullshit 真离谱，幼稚",
    "ты тупой, учись, мразь",
    "@name_1",
]


def seen_too_little(text: str) -> list[str]:
    kinds = [kind for kind, pattern in KINDS.items() if re.search(pattern, text)]
    kinds += ["account"] if re.search(ADD, text) else []
    kinds += ["reach" for pattern in (PHONE, WALLET) if re.search(pattern, text)]
    return [kind for kind in kinds if kind not in signs(text)]


@pytest.mark.parametrize("text", PIECES)
def test_every_kind_of_words_is_seen(text: str) -> None:
    assert seen_too_little(fold(text).text) == []


@given(
    st.lists(st.sampled_from([piece[at : at + 9] for piece in PIECES for at in range(0, len(piece), 4)]), max_size=12)
)
def test_also_in_any_jumble_of_pieces(pieces: list[str]) -> None:
    assert seen_too_little(fold("".join(pieces)).text) == []


@given(st.text(max_size=5000))
def test_an_excerpt_holds_both_ends(text: str) -> None:
    short = excerpt(text)
    assert len(short) <= 2501
    assert text.startswith(short[:1000])
    assert text.endswith(short[-1000:])
