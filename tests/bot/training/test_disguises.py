"""What spammers do to letters, and what everybody does who types in a hurry."""

import random
import re
import unicodedata

import pytest

from bot.training.disguises import Change, disguised, hurried, styled
from moderation.text import fold

ADVERT = "Earn money daily without experience, write https://t.me/paroli or discord.gg/Ab3dE9 see www.lamo.top/go"
RUSSIAN = "Заработок дома каждый вечер, подробности писать сюда t.me/paroli"


def _many(text: str, number: int = 600) -> list[str]:
    chance = random.Random(5)
    return [disguised(text, chance) for _ in range(number)]


@pytest.mark.parametrize("change", [disguised, hurried, styled])
def test_the_same_chance_writes_the_same_way(change: Change) -> None:
    once, again = random.Random(3), random.Random(3)
    assert [change(ADVERT, once) for _ in range(50)] == [change(ADVERT, again) for _ in range(50)]


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "е",
            "0",
            "e r i e",
            "e.r.i",
            "\u200b",
            "\u0336",
            "𝐞",
            "🅴",
            "ⓔ",
            "ｅ",
            "hxxp",
            "[.]",
            " dot ",
            "t . me",
            ".gg/A",
        ),
        "mooo",
    ],
)
def test_every_disguise_of_latin_letters_is_worn(sign: str) -> None:
    assert any(sign in text for text in _many(ADVERT, 4000))


@pytest.mark.parametrize("sign", ["o", "3а", "е р", "\u200b", "t,me", "ааа"])
def test_every_disguise_of_cyrillic_letters_is_worn(sign: str) -> None:
    assert any(sign in text for text in _many(RUSSIAN, 4000))


def test_a_disguise_leaves_links_alone_or_breaks_them_on_purpose() -> None:
    for text in _many(ADVERT):
        assert "paroli" in text
        assert "lamo" in text


def test_most_disguises_are_seen_through_by_folding() -> None:
    words = set(fold(RUSSIAN.split(" t.me")[0]).text.split())
    seen = sum(len(words & set(fold(text).text.split())) >= len(words) - 2 for text in _many(RUSSIAN))
    assert seen > 300


def test_haste_is_not_always_seen_and_never_changes_a_link() -> None:
    chance = random.Random(8)
    texts = [hurried("Could you look at https://github.com/Pa/Ro please? Thanks, everyone", chance) for _ in range(300)]
    assert all("github.com/pa/ro" in text.lower() for text in texts)
    assert len(set(texts)) > 80
    assert any(re.search("[😂🔥👍]", text) for text in texts)
    assert any("?" not in text for text in texts)


def test_a_styled_text_differs_in_one_word_and_a_link_is_never_styled() -> None:
    chance = random.Random(1)
    for _ in range(100):
        text = styled("good morning dear friends", chance)
        plain = unicodedata.normalize("NFKC", text)
        assert sum(word in plain.split() for word in ("good", "morning", "dear", "friends")) >= 3
        assert styled("see github.com/pa", chance) == "see github.com/pa"


@pytest.mark.parametrize("text", ["", "k", "да", "🔥", "...", "1234", "https://pa.ro/", "ab cd"])
def test_short_texts_are_disguised_and_hurried_without_harm(text: str) -> None:
    chance = random.Random(2)
    for _ in range(200):
        assert isinstance(disguised(text, chance), str)
        assert isinstance(hurried(text, chance), str)
        assert styled(text, chance) == text
