"""Disguise is found; honest scripts and emoji never are."""

import pytest

from moderation.detectors.obfuscation import Obfuscation
from tests.moderation.said import found, score


@pytest.mark.parametrize(
    ("text", "trace"),
    [
        ("Зapaбoтoк в интернете", "lookalike"),
        ("cheap раyраl ассоunts", "lookalike"),
        ("兼\u200b职\u200b日\u200b结 找\u200b我", "hidden"),
        ("f\u200br\u200be\u200be money", "hidden"),
        ("𝐄𝐚𝐫𝐧 𝐦𝐨𝐧𝐞𝐲 𝐟𝐚𝐬𝐭", "stylised"),
        ("ⓕⓡⓔⓔ ⓜⓞⓝⓔⓨ", "enclosed"),
        ("free\u202e yenom \u202dnow", "bidi"),
        ("加 微 信 领 取，长 期 兼 职 日 结", "spaced"),
    ],
)
def test_each_disguise_is_named_with_its_count(text: str, trace: str) -> None:
    finding = found(Obfuscation, text)
    assert finding is not None
    assert finding.reason.key == f"found-obfuscation-{trace}"
    assert int(str(finding.reason.values["count"])) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦" * 50,
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿 против 🇷🇺 и 🇨🇳",
        "السلام عليكم، كيف حالك اليوم؟",
        "می‌خواهم بروم",
        "क्‍या हाल है",
        "Привет, как дела? Сегодня хорошая погода",
        "naïve café, Ångström, Straße, İstanbul, Tiếng Việt",
        "我在用 iPhone 和 WhatsApp 聊天",
        "今天好開心呀！！！！！哈哈哈哈哈哈",
        "ok…… 好吧～～～",
        "温度 25℃，编号№5，①第一 ②第二",
        "µs and kΩ, x² + y² = r²",
    ],
)
def test_honest_writing_is_never_disguise(text: str) -> None:
    assert found(Obfuscation, text) is None


def test_disguise_alone_is_never_asked_about() -> None:
    zalgo = "".join(letter + "\u0300\u0301\u0302\u0303\u0304" for letter in "everything is cursed")
    assert score(Obfuscation, zalgo + " f\u200br\u200be\u200be раyраl ⓐⓑⓒⓓ 𝐄𝐚𝐫𝐧𝐄𝐚𝐫𝐧") < 0.6
