"""Texts that say nearly the same share a key, and others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.likeness import likeness
from moderation.text import fold

SERIES = [
    ("兼职日结，每天{n}元，详情联系 @help{n}abc，名额有限先到先得", 8),
    ("Join the best signals group, {n} members already, write to @boss{n} or open https://x{n}.example/go", 8),
    ("Нужны люди на удалёнку, оплата {n} в неделю, пиши @hr{n}, количество мест ограничено", 8),
]


@pytest.mark.parametrize(("text", "count"), SERIES)
def test_a_text_with_other_numbers_names_and_links_shares_a_key(text: str, count: int) -> None:
    keys = [set(likeness(fold(text.format(n=131 * n)).text)) for n in range(1, count)]
    assert all(keys[0] & other for other in keys)


def test_other_texts_share_none() -> None:
    texts = [fold(text.format(n=1)).text for text, _ in SERIES] + ["今天晚上一起去吃火锅吧，我知道一家新开的店"]
    keys = [set(likeness(text)) for text in texts]
    assert all(not (one & other) for at, one in enumerate(keys) for other in keys[at + 1 :])


@given(st.text(max_size=600))
def test_every_text_has_five_keys_or_none_and_always_the_same(text: str) -> None:
    keys = likeness(text)
    assert len(keys) in (0, 5)
    assert likeness(text) == keys
