"""An advert is seen through every dress by the shipped model, and texts made to be slow are read like any."""

from dataclasses import replace
from pathlib import Path

import pytest

from bench.hostile import TEXTS
from chat.case import Step
from chat.message import Media, MediaKind, Message, Reply
from chat.people import Member
from chat.plain import plain
from moderation.moderation import judge
from moderation.reading import read
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.models import load_text_model
from tests.moderation.said import ANN, GROUP, NOON, REGULAR, context

MODEL = Path(__file__).parents[2] / "moderation" / "models" / "text.npz"
ADVERT = "兼职日结，一天300-500，手机就能做，加微信 abc12345"


@pytest.fixture(scope="module")
def model() -> TextModel:
    return replace(load_text_model(MODEL), sentences=Sentences())


def _said(text: str, **more: object) -> Message:
    return Message(id="1", group=GROUP, author=ANN, at=NOON, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_made_to_be_slow_is_read_and_judged(name: str, model: TextModel) -> None:
    bare = _said(plain(TEXTS[name]), links=tuple(f"https://b{n}.com/" for n in range(20)))
    for by in (replace(model, sentences=None), model):
        [message] = read([bare], by)
        assert 0.0 <= judge(message, context()).score <= 1.0
        assert len(message.reading.vector) in (0, 1024)
        assert len(message.reading.folded) <= 4096


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00", "\u200b\u200c", "\u3164"])
def test_of_nothing_nothing_is_made(text: str, model: TextModel) -> None:
    [message] = read([_said(text)], model)
    assert judge(message, context()).step is Step.NONE


@pytest.mark.parametrize(
    "text",
    [
        "兼\u200b职日结，一天300-500，手机就能做，加\u200b微\u200b信 abc12345",
        "兼职日结，一天３００-５００，手机就能做，加微信 ａｂｃ１２３４５",
        "兼\u00ad职\u034f日\ufe0f结，一天300-500，手机就能做，加微信 abc12345",
        "兼\U000e0041职日结，一天300-500，手机就能做，加微信 𝐚𝐛𝐜𝟏𝟐𝟑𝟒𝟓",
        "兼 职 日 结，一天300-500，手机就能做，加 微 信 abc12345",
        "\u202e兼职日结，一天300-500，手机就能做，加微信 abc12345\u202c",
        "兼職日結，一天300-500，手機就能做，加微信 abc12345",
    ],
)
def test_an_advert_is_seen_through_its_dress(text: str, model: TextModel) -> None:
    [message] = read([_said(text)], model)
    assert judge(message, context()).step is not Step.NONE


@pytest.mark.parametrize("kind", [MediaKind.PHOTO, MediaKind.STORY, MediaKind.CONTACT, MediaKind.POLL])
def test_an_advert_is_seen_where_it_is_no_text(kind: MediaKind, model: TextModel) -> None:
    [message] = read([_said("", media=(Media(kind=kind, text=ADVERT),))], model)
    assert judge(message, context()).step is not Step.NONE


def test_a_quoted_advert_is_not_blamed_on_who_answers_it(model: TextModel) -> None:
    answer = _said("别信，这是骗子", quote=ADVERT, reply_to=Reply(message="0", author="playground:9"))
    [message] = read([answer], model)
    assert judge(message, context()).step is Step.NONE


def test_an_advert_quoted_from_elsewhere_is_its_authors(model: TextModel) -> None:
    [message] = read([_said("", quote=ADVERT, reply_to=Reply(message="0", elsewhere=True))], model)
    assert judge(message, context()).step is not Step.NONE


def test_a_link_behind_a_word_or_a_button_is_found(model: TextModel) -> None:
    behind = _said("click here", links=("https://t.me/+AbCdEfGhIjK",))
    button = _said("click here", buttons=("go", "https://t.me/+AbCdEfGhIjK"))
    for message in read([behind, button], model):
        assert any(link.invite for link in message.reading.links)


def test_a_long_honest_text_does_not_hide_an_advert(model: TextModel) -> None:
    padding = "今天天气不错，我们下午去公园走走，晚上回来一起做饭。"
    for text in (f"{padding}\n{ADVERT}", f"{ADVERT}\n{padding}"):
        [message] = read([_said(text)], model)
        assert judge(message, context()).step is not Step.NONE


def test_a_known_member_who_turns_to_adverts_is_asked_about(model: TextModel) -> None:
    advert = "高价收U，秒到账，日赚5000，稳赚不赔，加我 t.me/+AbCdEfGhIjK 或微信 abc12345"
    [message] = read([_said(advert)], model, [True])
    assert message.reading.vector
    assert judge(message, context(REGULAR)).step is not Step.NONE


def test_a_name_of_any_kind_is_no_trouble(model: TextModel) -> None:
    for name in ("\u202eevil\u2066", "\u3164" * 256, "{0.__class__}", "</a>*_[`", "👨\u200d👩" * 100, ""):
        said = replace(_said("hello"), author=Member(id="playground:1", name=name))
        [message] = read([said], model)
        assert judge(message, context()).step in (Step.NONE, Step.ASK)
