import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.language import LANGUAGES, language
from moderation import pictures
from moderation.questions import CHOICES, How, question


@given(st.text(max_size=40), st.sampled_from(list(How)))
def test_a_question_has_a_few_different_answers_and_one_is_right(name: str, how: How) -> None:
    asked = question(name, how)
    assert len(set(asked.answers)) == len(asked.answers) == (pictures.CHOICES if how is How.PICTURE else CHOICES)
    assert 0 <= asked.right < len(asked.answers)
    assert (asked.picture is not None) is (how is How.PICTURE)
    assert question(name, how) == asked


@given(st.text(max_size=40))
def test_the_right_answer_to_a_sum_is_the_sum(name: str) -> None:
    asked = question(name, How.SUM)
    one, other = (int(str(asked.asked.values[each])) for each in ("one", "other"))
    assert asked.answers[asked.right] == str(one + other)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_things_are_named_in_every_language(tag: str) -> None:
    for number in range(60):
        said = language(tag).say(question(str(number), How.BUTTON).asked)
        assert "door-thing" not in said


def test_every_place_is_right_sometimes() -> None:
    assert {question(str(number), How.BUTTON).right for number in range(60)} == set(range(CHOICES))
