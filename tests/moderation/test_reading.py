"""What is read out of messages before any rule sees them."""

from dataclasses import replace
from pathlib import Path

from chat.message import Media, MediaKind, Reply
from moderation.reading import read
from storage.models import load_text_model
from tests.moderation.said import said

MODEL = load_text_model(Path("moderation/models/text.npz"))


def test_messages_are_read_in_their_order_and_those_without_text_too() -> None:
    texts = ["加 微 信 領取", "", "hello https://example.com/a", "   ", "привет"]
    messages = read([replace(said("x"), text=text) for text in texts], MODEL)
    assert [each.text for each in messages] == texts
    assert [bool(each.reading.folded) for each in messages] == [True, False, True, False, True]
    assert [bool(each.reading.scores) for each in messages] == [True, False, True, False, True]
    assert messages[0].reading.folded == "加微信 领取"
    assert messages[2].reading.links[0].domain == "example.com"


def test_a_batch_is_read_as_its_messages_alone() -> None:
    texts = ["稳赚不赔，加微信 abc12345", "今晚吃什么", "earn $500 daily", "всем привет", "好"]
    together = read([replace(said("x"), text=text) for text in texts], MODEL)
    for text, one in zip(texts, together, strict=True):
        [alone] = read([replace(said("x"), text=text)], MODEL)
        assert alone.reading.folded == one.reading.folded
        assert abs(alone.reading.scores["spam"] - one.reading.scores["spam"]) < 1e-5


def test_the_pieces_that_raised_a_high_score_are_named_and_those_of_a_low_one_are_not() -> None:
    high, low = read([said("兼职刷单日赚500，加微信 abc12345"), said("今天天气不错")], MODEL)
    assert high.reading.because
    assert not low.reading.because


def test_captions_polls_files_and_buttons_are_read_and_a_quote_from_here_is_not() -> None:
    poll = said("", media=(Media(kind=MediaKind.POLL, text="加微信領獎嗎"),))
    button = said("", buttons=("點我", "https://example.com/a"))
    quoting = said("好", quote="加微信領獎", reply_to=Reply(message="1"))
    fetching = said("好", quote="加微信領獎", reply_to=Reply(message="1", elsewhere=True))
    assert "加微信" in poll.reading.folded
    assert button.reading.links[0].hidden
    assert quoting.reading.folded == "好"
    assert "加微信" in fetching.reading.folded


def test_nothing_to_read_is_no_trouble() -> None:
    assert read([], MODEL) == []
    assert read([], None) == []
