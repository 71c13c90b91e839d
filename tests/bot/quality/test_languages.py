"""Telling languages apart."""

import pytest

from bot.quality.languages import OTHER, language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("does anyone know when it starts?", "English and other Latin"),
        ("Кто знает, когда начало?", "Russian and other Cyrillic"),
        ("有谁知道什么时候开始吗", "Chinese, simplified"),
        ("有誰知道什麼時候開始嗎", "Chinese, traditional"),
        ("今晚幾點開始呀，你哋嚟唔嚟", "Cantonese"),
        ("いつ始まりますか", "Japanese"),
        ("언제 시작하나요", "Korean"),
        ("متى يبدأ", "Arabic"),
        ("用 sudo apt 更新一下再重启", "Chinese, simplified"),
        ("123 🔥 !!", OTHER),
        ("", OTHER),
    ],
)
def test_a_text_is_told_by_its_letters(text: str, name: str) -> None:
    assert language(text) == name
