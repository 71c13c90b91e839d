import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.terms import LONGEST_TEXT, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("請問退款多久到帳？", "退款多久到账"),
        ("ＨＯＷ do I join?!", "how do i join"),
        ("What's new", "whats new"),
        ("麻烦问一下，怎么进群", "怎么进群"),
        ("ГДЕ файлы?", "где файлы"),
    ],
)
def test_script_width_case_marks_and_courtesy_make_no_difference(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_chinese_beside_latin_letters_is_told_apart() -> None:
    assert words("vpn怎么用2次") == ["vpn", "怎么用", "2", "次"]


def test_what_carries_the_meaning_weighs_more_than_what_builds_the_sentence() -> None:
    found = terms("怎么退款 how refund")
    assert found["退款"] > found["怎么"]
    assert found["=refund"] > found["=how"]


@pytest.mark.parametrize("text", ["", "?!", "👍👍", "\ud800", "\ud800怎么\udfff", "\x00", "ﷺ" * 5000, "́" * 5000])
def test_text_nobody_could_mean_is_no_error(text: str) -> None:
    assert len(terms(text)) <= 4 * LONGEST_TEXT


@given(st.text())
def test_weights_are_never_below_zero(text: str) -> None:
    assert all(weight > 0 for weight in terms(text).values())
