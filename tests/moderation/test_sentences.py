"""Sentences as numbers: the same meaning lies close, and no text is too long, too strange or too much."""

from unicodedata import normalize

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.sentences import SIZE, UNHURRIED, Sentences, packed, shortened, unpacked

SENTENCES = Sentences()


def test_a_sentence_lies_closer_to_its_translation_than_to_another_sentence() -> None:
    here, there, other = SENTENCES.embed(["where can I buy a ticket?", "请问在哪里可以买票?", "我家的猫昨晚没睡觉"])
    assert here @ there > here @ other + 0.3


def test_nothing_gives_nothing() -> None:
    assert SENTENCES.embed([]).shape == (0, SIZE)


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "☃" * 4096, "\n" * 9999, "a" * 4096, "🧑‍🤝‍🧑" * 500])
def test_a_strange_text_has_a_vector_of_length_one(text: str) -> None:
    (vector,) = SENTENCES.embed([text])
    assert np.isclose(np.linalg.norm(vector), 1.0, atol=1e-3)


def test_a_vector_in_company_is_the_vector_alone() -> None:
    texts = ["see you at eight", "晚上八点见", "увидимся в восемь"]
    together = SENTENCES.embed(texts)
    alone = np.concatenate([SENTENCES.embed([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-5)


def test_a_packed_vector_comes_back() -> None:
    vectors = SENTENCES.embed(["one", "two"])
    assert np.allclose(unpacked([packed(vector) for vector in vectors]), vectors, atol=1e-3)


def test_a_packed_vector_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        unpacked([b"\x00" * 6])


@given(st.text(max_size=2000))
def test_a_text_that_fits_is_read_whole(text: str) -> None:
    if len(text) <= 384 and len(normalize("NFKC", text)) <= 768:
        assert shortened(text, 384) == text


@given(st.text("ab中文", min_size=385, max_size=3000))
def test_of_a_long_text_the_beginning_and_the_end_are_read(text: str) -> None:
    beginning, end = shortened(text, 384).split(" ")
    assert text.startswith(beginning)
    assert text.endswith(end)
    assert (len(beginning), len(end)) == (256, 128)


def test_of_many_pieces_the_middle_is_left_out_unless_there_is_time() -> None:
    start, end = (
        "今天天气很好，我们先去公园散步，然后去河边吃饭，" * 3,
        "晚上八点在老地方集合，别忘了带上雨伞和相机。" * 3,
    )
    one, other = (f"{start}{middle}{end}" for middle in ("路上有很多人在放风筝", "昨天的会议改到下周三"))
    assert np.allclose(*SENTENCES.embed([one, other]), atol=1e-6)
    assert not np.allclose(*Sentences(UNHURRIED).embed([one, other]), atol=1e-3)


def test_a_long_text_is_read_by_half_as_many_pieces() -> None:
    said = "we walk along the river and then we have tea "
    one, other = (f"{said * 4}{middle}{said * 20}" for middle in ("at the old mill ", "in the new town "))
    assert np.allclose(*SENTENCES.embed([one, other]), atol=1e-6)
    assert not np.allclose(*SENTENCES.embed([one[:600], other[:600]]), atol=1e-3)
