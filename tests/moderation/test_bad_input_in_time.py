"""Every message made to break, slow or hide something is judged by the shipped model in time, and seen through.

On one core that has nothing else to do, all but the meaning takes less than five thousandths of a second, and the
meaning of ordinary prose four more; of a text that is all rare signs, each of which is read by itself, up to ten. The
tests run on machines that do other things as well. What is worked out for a receipt alone is not counted.
"""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from chat.case import Step
from chat.message import Media, MediaKind, Message, Reply
from chat.people import Member
from chat.plain import plain
from moderation import reading
from moderation.moderation import judge
from moderation.reading import read
from moderation.sentences import Sentences
from moderation.text_model import TextModel
from storage.models import load_text_model
from tests.moderation.said import ANN, GROUP, NOON, REGULAR, context

MODEL = Path(__file__).parents[2] / "moderation" / "models" / "text.npz"
WITHOUT_MEANING, WITH_MEANING = 0.015, 0.03
ADVERT = "兼职日结，一天300-500，手机就能做，加微信 abc12345"

SLOW = {
    "as long as Telegram allows": "今天晚上八点在老地方集合，" * 315,
    "as long as Discord allows": "please tell me how this works " * 133,
    "a million characters": "free money " * 95_000,
    "a letter under four thousand marks": "a" + "\u0301" * 4095,
    "marks over and over": "a\u0301" * 2048,
    "one sign that grows eighteenfold": "\ufdfa" * 4096,
    "halves of pairs": "\ud800\udfff" * 2000,
    "nothing but zeros": "\x00" * 4096,
    "text that runs backwards": "\u202eabc\u2066def\u2069" * 500,
    "hidden between all letters": "s\u200bp\u200ba\u200bm " * 500,
    "look-alikes": "pаypаl gіft " * 340,
    "full width": "ｆｒｅｅ　ｍｏｎｅｙ " * 370,
    "mathematical": "𝐅𝐫𝐞𝐞 𝐦𝐨𝐧𝐞𝐲 " * 370,
    "tags that nobody sees": "hi" + "\U000e0041" * 4000,
    "soft hyphens, joiners and variants": "a\u00ad\u034f\ufe0f" * 1000,
    "families of emoji": "👨\u200d👩\u200d👧\u200d👦" * 500,
    "half a flag": "🇨" * 4001,
    "letters that grow when folded": "ßΐİı" * 1024,
    "Arabic with digits": "أعط ١٢٣ نقطة 456 " * 240,
    "only marks": "?!…。、" * 800,
    "only emoji": "🔥💰🚀" * 1300,
    "ten thousand lines": "\n" * 10_000,
    "three thousand addresses": "https://a.com/ " * 3000,
    "three thousand mentions": "@a1234 " * 3000,
    "every letter a word": "a b c d " * 500,
    "every word another": " ".join(f"w{number}" for number in range(900)),
    "every character another": "".join(map(chr, range(0x4E00, 0x5E00))),
    "one advert after the other": f"{ADVERT}\n" * 100,
}


@pytest.fixture(scope="module")
def model() -> TextModel:
    return replace(load_text_model(MODEL), sentences=Sentences())


def _said(text: str, **more: object) -> Message:
    return Message(id="1", group=GROUP, author=ANN, at=NOON, text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SLOW)
def test_it_is_read_and_judged_in_time(name: str, model: TextModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "EXPLAINED_FROM", 2.0)
    bare = _said(plain(SLOW[name]), links=tuple(f"https://b{n}.com/" for n in range(20)))
    for by, most in ((replace(model, sentences=None), WITHOUT_MEANING), (model, WITH_MEANING)):
        spent = []
        for _ in range(3):
            began = time.process_time()
            [message] = read([bare], by)
            verdict = judge(message, context())
            spent.append(time.process_time() - began)
        assert 0.0 <= verdict.score <= 1.0
        assert len(message.reading.vector) in (0, 1024)
        assert min(spent) < most


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
