"""Why a text was taken for what it was taken for: its own words, and what it would be without them."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from moderation.because import MOST_PIECES, because


def counting(word: str, asked: list[str]) -> object:
    """Give chances that rise with how often a word is said, and note what was asked."""

    def chances(texts: Sequence[str]) -> Sequence[float]:
        asked.extend(texts)
        return [text.count(word) / (1 + text.count(word)) for text in texts]

    return chances


def test_the_piece_that_tells_is_named_and_what_is_left_without_it() -> None:
    pieces, otherwise = because("hello there, win big, see you", counting("win", []), 0.5)
    assert pieces == ("win",)
    assert otherwise == 0


def test_as_many_pieces_are_named_as_it_takes_and_no_more() -> None:
    pieces, otherwise = because("win a win or win", counting("win", []), 0.5)
    assert pieces == ("win", "win", "win")
    assert otherwise == 0
    pieces, otherwise = because("win win win win win x", counting("win", []), 0.5)
    assert len(pieces) == 3
    assert otherwise == 2 / 3


def test_pieces_are_named_as_they_were_written() -> None:
    text = "大家好，Ｗｉｎ 加微信 abc！"
    pieces, _ = because(text, counting("Ｗｉｎ", []), 0.5)
    assert pieces == ("Ｗｉｎ",)


def test_a_text_of_one_piece_has_no_otherwise() -> None:
    assert because("win", counting("win", []), 0.5) == (("win",), None)
    assert because("…", counting("win", []), 0.5) == ((), None)


@given(st.text(max_size=3000))
def test_however_long_a_text_little_is_asked_and_every_piece_stands_in_it(text: str) -> None:
    asked: list[str] = []
    pieces, otherwise = because(text, counting("a", asked), 0.5)
    assert len(asked) <= MOST_PIECES + 3
    assert all(piece in text for piece in pieces)
    assert otherwise is None or 0 <= otherwise <= 1
