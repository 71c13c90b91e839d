"""Messages made to break, slow or confuse: each is judged, and none raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.language import LANGUAGES, language
from chat.message import Message
from chat.people import Member
from chat.words import Words
from moderation.detectors import DETECTORS
from moderation.moderation import judge
from moderation.reading import read
from tests.moderation.said import GROUP, NOON, context, said

STRANGE = [
    *("", " \n\t ", "\u200b\u200c\u200d", "\x00\x00", "\ud800 half a pair \udfff", "{0.__class__}%s%n{{7*7}}"),
    *(
        "﷽" * 4096,
        "a" + "\u0301" * 4095,
        "a\u0301" * 2048,
        "\u202e" * 4000,
        "\U000e0041" * 3000,
        "ß" * 4096,
        "İ" * 4096,
    ),
    *("👨‍👩‍👧‍👦" * 500, "🇨" * 4001, "\n" * 10_000, "x" * 5_000_000, "1" * 20_000, "\\" * 4096, "(" * 4096, "你" * 4096),
    *("@a1234 " * 3000, "https://a.com/ " * 3000, "t.me/" * 1000, "+86 138 0013 8000 " * 200, "0x" + "f" * 4000),
    *("加微信" * 1400, "加v" * 2000, "$500 per day " * 300, "傻逼" * 2000, "￼" * 4096, "兼职" * 2000, "от 5 " * 900),
]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_message_is_read_and_judged(text: str) -> None:
    bare = Message(id="1", group=GROUP, author=Member(id="playground:1", name=text[:256]), at=NOON, text=text)
    [message] = read([bare], None)
    verdict = judge(message, context())
    assert 0.0 <= verdict.score <= 1.0


@given(st.text(), st.text(max_size=30))
def test_no_text_and_no_name_breaks_anything(text: str, name: str) -> None:
    message = said(text, Member(id="playground:1", name=name))
    verdict = judge(message, context(recent=[said(text, second=-1, name="0")]))
    assert 0.0 <= verdict.score <= 1.0


@given(st.floats(), st.floats())
def test_scores_of_a_broken_model_break_nothing(spam: float, conflict: float) -> None:
    verdict = judge(said("hello", scores={"spam": spam, "conflict": conflict}), context())
    assert all(0.0 <= score <= 1.0 for score in verdict.scores.values())


@pytest.mark.parametrize("kind", DETECTORS, ids=lambda kind: kind.section)
def test_every_detector_has_a_name_in_every_language_and_a_sentence_for_every_setting(kind) -> None:
    for tag in LANGUAGES:
        assert language(tag).say(Words(f"detector-{kind.section}")) != f"detector-{kind.section}"
    assert kind.__doc__
    assert all(field.description for field in kind.model_fields.values())
