"""Ranking scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.training.measures import auc

SCORES = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=30)


@given(SCORES)
def test_auc_is_the_share_of_pairs_in_order_with_ties_counting_half(rows: list[tuple[bool, int]]) -> None:
    pairs = [(yes, no) for truth, yes in rows if truth for other, no in rows if not other]
    found = auc(np.array([truth for truth, _ in rows]), np.array([float(score) for _, score in rows]))
    if pairs:
        assert found == pytest.approx(sum((yes > no) + (yes == no) / 2 for yes, no in pairs) / len(pairs))
    else:
        assert found is None
