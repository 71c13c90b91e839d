"""What is read out of messages before any rule sees them."""

from dataclasses import replace
from pathlib import Path

from chat.message import Media, MediaKind, Reply
from moderation.reading import read
from moderation.sentences import SIZE, Sentences
from storage.models import load_text_model
from tests.moderation.said import said

LETTERS = load_text_model(Path("moderation/models/text.npz"))
MODEL = replace(LETTERS, sentences=Sentences())
ADVERT = "兼职刷单日赚500，加微信 abc12345"


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
    high, low = read([said(ADVERT), said("今天天气不错")], MODEL)
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


def test_the_meaning_of_a_strangers_text_is_looked_at() -> None:
    [one, none] = read([said("今天天气不错"), said("")], MODEL)
    assert len(one.reading.vector) == 2 * SIZE
    assert none.reading.vector == b""


def test_of_those_who_are_known_only_what_is_suspicious_is_looked_at_closely() -> None:
    calm, suspicious, stranger = read(
        [said("今天天气不错"), said(ADVERT), said("今天天气不错")], MODEL, [True, True, False]
    )
    assert not calm.reading.vector
    assert suspicious.reading.vector
    assert stranger.reading.vector
    assert calm.reading.scores


def test_without_the_encoder_the_letters_and_clues_decide() -> None:
    advert, talk = read([said(ADVERT), said("今天天气不错")], LETTERS)
    assert not advert.reading.vector
    assert advert.reading.scores["spam"] > 0.6 > talk.reading.scores["spam"]


def test_pieces_are_named_as_they_were_written_and_what_is_left_without_them_is_less() -> None:
    [advert] = read([said("大家好！\n兼 職 刷單日賺500元，加V信 abc12345 哦")], MODEL)
    assert all(piece in advert.text for piece in advert.reading.because)
    assert advert.reading.otherwise is not None
    assert advert.reading.otherwise < advert.reading.scores["spam"]


def test_a_kept_message_has_no_vector() -> None:
    [message] = read([said(ADVERT)], MODEL)
    assert not message.without_vector().reading.vector
    assert message.without_vector().reading.scores == message.reading.scores


def test_a_disguise_hardly_changes_what_is_thought_of_a_text() -> None:
    plain, hidden = read([said(ADVERT), said("\u200b".join(ADVERT))], MODEL)
    assert abs(plain.reading.scores["spam"] - hidden.reading.scores["spam"]) < 0.05
