import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.questions import LONGEST, asks, may_ask

QUESTIONS = [
    "How do I change my nickname",
    "anyone know a good dentist",
    "hey all, is there a meeting tonight",
    "Ann: can you send me the slides",
    "Meeting tonight?",
    "请问怎么提现",
    "在哪里下载客户端",
    "有人知道怎么报名吗",
    "這週的聚會在哪裡",
    "有沒有人會修腳踏車",
    "退款幾天到帳？",
    "Подскажите, где правила",
    "можно ли привести друга",
    "Всем привет, кто-нибудь идёт на встречу?",
]
HINTS = [
    "i know what you mean",
    "when it rains we stay inside",
    "怎么说呢，还是算了吧",
    "我知道他是什么人",
    "не знаю что сказать",
]
NONE = [
    "",
    "?",
    "???",
    "👍",
    "thanks a lot, that helped",
    "我到家了",
    "今天好累，先睡了",
    "明天見",
    "https://shop.example/item?id=4",
    "Спасибо большое",
    "x?" * LONGEST,
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_is_seen_with_and_without_its_mark(text: str) -> None:
    assert asks(text)
    assert may_ask(text)


@pytest.mark.parametrize("text", HINTS)
def test_a_question_word_in_the_middle_of_talk_is_only_a_hint(text: str) -> None:
    assert may_ask(text)
    assert not asks(text)


@pytest.mark.parametrize("text", NONE)
def test_talk_marks_and_links_are_no_questions(text: str) -> None:
    assert not asks(text)
    assert not may_ask(text)


@given(st.text())
def test_any_text_is_a_question_or_not(text: str) -> None:
    assert asks(text) in (True, False)


@pytest.mark.parametrize(
    "text", ["a" * LONGEST, "什么时候" * 75, "hey, " * 60, "a-a" * 100, "how " * 75, "怎" * LONGEST]
)
def test_the_worst_text_is_read_in_a_blink(text: str) -> None:
    began = time.process_time()
    for _ in range(20):
        asks(text)
        may_ask(text)
    assert (time.process_time() - began) / 20 < 0.005
