"""Messages that push everything else off the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.detectors.noise import Noise
from moderation.folding.points import distinct
from tests.moderation.said import found, said, score


def test_many_mentions_are_found_from_the_text_and_from_the_network() -> None:
    text = " ".join(f"@member{n}" for n in range(12))
    assert score(Noise, text) >= 0.6
    assert score(Noise, said("hey", mentions=tuple(str(n) for n in range(12)))) >= 0.6
    assert found(Noise, " ".join("@ann_lee" for _ in range(12))) is None


def test_a_call_to_everybody_counts_and_does_not_decide() -> None:
    assert 0 < score(Noise, said("@everyone look", mentions_everyone=True)) < 0.6


@pytest.mark.parametrize("text", ["😂" * 100, "🍀💰" * 40, "买 " + "🔥" * 80])
def test_a_screen_of_emoji_is_found(text: str) -> None:
    assert score(Noise, text) >= 0.6


def test_blank_lines_are_found() -> None:
    assert score(Noise, "see below" + "\n" * 60 + "here") >= 0.6


def test_a_wall_of_the_same_is_found() -> None:
    assert score(Noise, "刷屏刷屏刷屏！" * 200) >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "😂😂😂😂😂😂😂😂😂😂",
        "生日快乐 🎂🎉🎊🥳🎁🎈" * 2,
        "@ann @bob @chen 开会了",
        "\n".join(f"{n:04d}  0x{n * 7919:08x}  call   {n * 31} <main+{n}>" for n in range(60)),
        "\n".join(f"第{n}条：{'请各位同学按时交作业'[n % 5 :]}，不要迟到。" for n in range(20)),
        "for i in range(10):\n    print(i)\n\n\nif x:\n    pass\n",
        "Съешь ещё этих мягких французских булок, да выпей чаю. " * 3,
    ],
)
def test_ordinary_long_or_cheerful_messages_are_not(text: str) -> None:
    assert score(Noise, text) < 0.6


@pytest.mark.parametrize("text", ["\n" * 10_000, "@a" * 3000, "👨‍👩‍👧‍👦" * 500, "🇨" * 999, ""])
def test_extreme_messages_are_survived(text: str) -> None:
    found(Noise, text)


@given(st.text(min_size=4, max_size=300), st.integers(1, 4))
def test_runs_that_differ_are_counted_once_each(text: str, size: int) -> None:
    runs = [text[at : at + size] for at in range(len(text) - size + 1)]
    assert distinct(text, size) == len(set(runs)) / len(runs)
