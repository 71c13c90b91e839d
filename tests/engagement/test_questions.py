import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.questions import LONGEST, asks


@pytest.mark.parametrize(
    "text",
    [
        "How do I change my nickname",
        "anyone know a good dentist",
        "is the shop open on sundays",
        "Meeting tonight?",
        "请问怎么提现",
        "在哪里下载客户端",
        "能不能开发票",
        "這週的聚會在哪裡",
        "有沒有人會修腳踏車",
        "退款幾天到帳？",
        "Подскажите, где правила",
        "можно ли привести друга",
    ],
)
def test_a_question_is_seen_with_and_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
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
    ],
)
def test_talk_marks_and_links_are_no_questions(text: str) -> None:
    assert not asks(text)


@given(st.text())
def test_any_text_is_a_question_or_not(text: str) -> None:
    assert asks(text) in (True, False)
