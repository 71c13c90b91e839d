"""The same again and again from one member."""

import pytest

from chat.message import Message
from moderation.detectors.repeats import Repeats
from tests.moderation.said import BO, context, found, said


def again(text: str, times: int, apart: float = 10) -> list[Message]:
    return [said(text, second=n * apart, name=str(n)) for n in range(times)]


def last_of(messages: list[Message]):
    return found(Repeats, messages[-1], context(recent=messages[:-1]))


@pytest.mark.parametrize(
    "text",
    ["求关注我的频道，谢谢大家", "請大家幫忙投票給我", "please follow my new channel", "подпишитесь на мой канал"],
)
def test_the_fifth_time_is_asked_about_and_the_sixth_removed(text: str) -> None:
    assert last_of(again(text, 4)) is None
    fifth, sixth = last_of(again(text, 5)), last_of(again(text, 6))
    assert fifth is not None
    assert sixth is not None
    assert 0.6 <= fifth.score < 0.9 <= sixth.score


def test_a_question_asked_again_every_other_minute_is_asked_about_and_never_removed() -> None:
    last = last_of(again("有人知道这个报错怎么解决吗？", 6, apart=90))
    assert last is not None
    assert 0.6 <= last.score < 0.9


def test_small_changes_do_not_hide_a_repeat() -> None:
    messages = [
        said(f"please follow my brand new channel today {'!' * n}", second=n * 30, name=str(n)) for n in range(6)
    ]
    assert last_of(messages) is not None


@pytest.mark.parametrize(
    "text",
    [
        "哈哈哈哈哈哈哈",
        "+1",
        "gm",
        "ok",
        "签到",
        "打卡 签到",
        "早上好",
        "/price btc usdt",
        "lol lol lol lol",
        "спасибо",
        "",
    ],
)
def test_what_everybody_says_all_the_time_is_no_repeat(text: str) -> None:
    assert last_of(again(text, 10)) is None


def test_different_texts_are_no_repeat() -> None:
    lines = [
        "一個很長的開頭，我們去哪裡吃飯",
        "完全不同的另外一句話呢",
        "明天再說吧，不過我想問一下",
        "其實我覺得都可以",
        "好吧那就這樣決定了，晚上見",
    ]
    assert last_of([said(line, second=n * 30, name=str(n)) for n, line in enumerate(lines)]) is None


def test_a_question_asked_again_the_next_hour_is_no_repeat() -> None:
    assert last_of(again("有人知道这个报错怎么解决吗？", 6, apart=900)) is None


def test_other_peoples_words_are_no_repeat_of_mine() -> None:
    others = [said("happy new year to all of you", BO, second=n, name=str(n)) for n in range(8)]
    assert found(Repeats, said("happy new year to all of you", second=20), context(recent=others)) is None
