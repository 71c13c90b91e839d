from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from chat.language import LANGUAGES, language
from moderation.pictures import CHOICES, FEWEST, HEIGHT, WIDTH, Dice, draw, puzzle

SEEDS = [str(number) for number in range(40)]


@given(st.text(max_size=40))
def test_a_puzzle_has_six_different_answers_and_one_is_right(seed: str) -> None:
    shown = puzzle(seed)
    assert len(set(shown.answers)) == len(shown.answers) == CHOICES
    assert bool(shown.shape) != bool(shown.signs)
    assert shown.answers[shown.right] == (shown.signs or str(FEWEST + shown.right))
    assert puzzle(seed) == shown


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=40))
def test_the_same_seed_is_the_same_picture_of_a_size_that_any_network_takes(seed: str) -> None:
    drawn = draw(seed)
    assert drawn == draw(seed)
    assert drawn != draw(f"{seed}.")
    with Image.open(BytesIO(drawn)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(drawn) < 60_000


def test_the_shapes_in_a_picture_are_as_many_as_the_answer_says() -> None:
    """Count patches of ink: all of them are shapes, and the right answer is never more than that."""
    for seed in SEEDS:
        shown = puzzle(seed)
        if shown.shape:
            assert FEWEST <= int(shown.answers[shown.right]) <= inked(draw(seed))


def test_both_kinds_every_shape_and_every_place_come_up() -> None:
    shown = [puzzle(f"{seed}.{more}") for seed in SEEDS for more in range(8)]
    assert {each.shape for each in shown} == {"", "circle", "triangle", "square", "star"}
    assert {each.right for each in shown} == set(range(CHOICES))


def test_what_is_asked_is_said_in_every_language() -> None:
    for tag in LANGUAGES:
        for seed in SEEDS:
            assert "door-" not in language(tag).say(puzzle(seed).asked)


@given(st.text(max_size=20), st.integers(1, 50))
def test_dice_stay_in_their_bounds_and_lose_nothing(seed: str, most: int) -> None:
    dice = Dice(seed)
    assert all(0 <= dice.below(most) < most for _ in range(20))
    assert 1.5 <= dice.between(1.5, 2.5) <= 2.5
    assert sorted(dice.shuffled(range(most))) == list(range(most))


def inked(drawn: bytes) -> int:
    """Give how many patches of dark ink a picture has, of at least a hundred pixels each."""
    with Image.open(BytesIO(drawn)) as image:
        wide, dark = image.width, image.convert("L").point(lambda light: 255 * (light < 110)).tobytes()
    left, patches = {at for at, value in enumerate(dark) if value}, 0
    while left:
        size, edge = 0, [left.pop()]
        while edge:
            at, size = edge.pop(), size + 1
            near = {at - 1, at + 1, at - wide, at + wide} & left
            left -= near
            edge += near
        patches += size >= 100
    return patches
