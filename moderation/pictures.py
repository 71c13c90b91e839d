"""Pictures at the door: drawn by the bot itself, each from its seed, so that the same seed is the same picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from math import cos, pi, sin
from typing import Final, TypeAlias

from PIL import Image, ImageDraw, ImageFont

from chat.words import Words

CHOICES: Final = 6
WIDTH: Final = 360
HEIGHT: Final = 220
FEWEST: Final = 3
"""Shapes to count, at least; at most as many more as there are choices."""

_SHAPES: Final = ("circle", "triangle", "square", "star")
_SIGNS: Final = "ACDEFHJKLMNPRTUVXY3479"
"""Letters and digits that nobody takes for another."""

_SIGNS_SHOWN: Final = 4
_COLUMNS: Final = 6
_ROWS: Final = 3
_PAPER: Final = (246, 240, 226)
_INKS: Final = ((120, 53, 34), (30, 76, 94), (74, 74, 42), (92, 40, 86))

Point: TypeAlias = tuple[float, float]


class Dice:
    """Throws that follow from a seed, as many as are wanted."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8", "replace")
        self._thrown = 0

    def below(self, most: int) -> int:
        """Give a number from 0 to `most` - 1."""
        self._thrown += 1
        digest = sha256(self._seed + self._thrown.to_bytes(4, "big")).digest()
        return int.from_bytes(digest[:8], "big") % most

    def between(self, least: float, most: float) -> float:
        """Give a number from `least` to `most`."""
        return least + (most - least) * self.below(10_001) / 10_000

    def shuffled(self, values: Sequence[int]) -> list[int]:
        """Give the values in another order."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Puzzle:
    """What a picture shows, and what is asked of it. `shape`: to be counted; empty where `signs` are to be read."""

    asked: Words
    answers: Sequence[str]
    right: int
    shape: str = ""
    signs: str = ""


def puzzle(seed: str) -> Puzzle:
    """Give the puzzle of a seed: shapes to count, or signs to read."""
    dice = Dice(f"puzzle:{seed}")
    return _counting(dice) if dice.below(2) else _reading(dice)


def draw(seed: str) -> bytes:
    """Draw the picture of a seed, as PNG of 360 × 220 pixels; takes some milliseconds."""
    shown, dice = puzzle(seed), Dice(f"picture:{seed}")
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    for _ in range(14):
        pen.line([_anywhere(dice), _anywhere(dice)], fill=_faint(dice), width=1 + dice.below(3))
    if shown.shape:
        _draw_shapes(pen, shown.shape, int(shown.answers[shown.right]), dice)
    else:
        _draw_signs(image, shown.signs, dice)
    for _ in range(260):
        pen.point(_anywhere(dice), fill=_faint(dice))
    made = BytesIO()
    image.save(made, "PNG", optimize=False)
    return made.getvalue()


def _counting(dice: Dice) -> Puzzle:
    shape, count = _SHAPES[dice.below(len(_SHAPES))], FEWEST + dice.below(CHOICES)
    asked = Words("door-ask-count", shapes=Words(f"door-shape-{shape}"))
    answers = [str(FEWEST + each) for each in range(CHOICES)]
    return Puzzle(asked=asked, answers=answers, right=count - FEWEST, shape=shape)


def _reading(dice: Dice) -> Puzzle:
    """Give signs to read: the wrong answers differ from the right one in one or two signs."""
    signs = "".join(_SIGNS[dice.below(len(_SIGNS))] for _ in range(_SIGNS_SHOWN))
    answers, right = {signs: None}, dice.below(CHOICES)
    while len(answers) < CHOICES:
        at, other = dice.below(_SIGNS_SHOWN), _SIGNS[dice.below(len(_SIGNS))]
        base = signs if dice.below(2) else list(answers)[-1]
        answers[base[:at] + other + base[at + 1 :]] = None
    wrong = [each for each in answers if each != signs]
    return Puzzle(
        asked=Words("door-ask-read"), answers=[*wrong[:right], signs, *wrong[right:]], right=right, signs=signs
    )


def _draw_shapes(pen: ImageDraw.ImageDraw, shape: str, count: int, dice: Dice) -> None:
    """Draw so many of a shape, and of the others some, each in a place of its own."""
    others = [each for each in _SHAPES if each != shape]
    rest = [others[dice.below(len(others))] for _ in range(4 + dice.below(4))]
    places = dice.shuffled(range(_COLUMNS * _ROWS))
    for place, kind in zip(places, [shape] * count + rest, strict=False):
        wide, high = WIDTH / _COLUMNS, HEIGHT / _ROWS
        x = (place % _COLUMNS + 0.5) * wide + dice.between(-6, 6)
        y = (place // _COLUMNS + 0.5) * high + dice.between(-9, 9)
        outline = _OUTLINES[kind](x, y, dice.between(16, 23), dice.between(0, 2 * pi))
        pen.polygon(outline, fill=_INKS[dice.below(len(_INKS))])


def _draw_signs(image: Image.Image, signs: str, dice: Dice) -> None:
    """Draw signs side by side, each in its own size, turn and ink."""
    for number, sign in enumerate(signs):
        font = ImageFont.load_default(size=dice.between(66, 88))
        tile = Image.new("L", (120, 120), 0)
        ImageDraw.Draw(tile).text((60, 60), sign, fill=255, font=font, anchor="mm")
        tile = tile.rotate(dice.between(-24, 24), resample=Image.Resampling.BICUBIC)
        x = int(28 + number * 78 + dice.between(-6, 6)) - 16
        image.paste(_INKS[dice.below(len(_INKS))], (x, int(dice.between(26, 66))), tile)


def _ring(x: float, y: float, corners: int, radius: Callable[[int], float], turn: float) -> list[Point]:
    step = 2 * pi / corners
    return [(x + radius(at) * cos(turn + at * step), y + radius(at) * sin(turn + at * step)) for at in range(corners)]


_Outline: TypeAlias = Callable[[float, float, float, float], list[Point]]
"""Gives the corners of a shape around a point, so large and so turned."""

_OUTLINES: Final[dict[str, _Outline]] = {
    "circle": lambda x, y, size, turn: _ring(x, y, 48, lambda _: size, turn),
    "triangle": lambda x, y, size, turn: _ring(x, y, 3, lambda _: size * 1.15, turn),
    "square": lambda x, y, size, turn: _ring(x, y, 4, lambda _: size * 1.1, turn),
    "star": lambda x, y, size, turn: _ring(x, y, 10, lambda at: size * (1.25 if at % 2 else 0.5), turn),
}


def _anywhere(dice: Dice) -> Point:
    return dice.between(0, WIDTH), dice.between(0, HEIGHT)


def _faint(dice: Dice) -> tuple[int, int, int]:
    light = 160 + dice.below(50)
    return light, light - dice.below(20), light - 20 - dice.below(20)
