import pytest

from chat.language import LANGUAGES, language
from chat.words import Words

HOSTILE = [
    "{0.__class__}",
    "{ $name }",
    "%s%n",
    "{{7*7}}",
    "</a>",
    "*_[",
    "@everyone",
    "\u3164",
    "-term",
    'a"b',
    "line\nbreak",
]


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_call_themselves_is_never_read_as_a_template(name: str, tag: str) -> None:
    assert name in language(tag).say(Words("unmuted", name=name))


def test_a_name_cannot_turn_the_sentence_around_it() -> None:
    assert language("en").say(Words("unmuted", name="\u202eevil\u2066")) == "evil can write again."


def test_an_unknown_key_is_shown_rather_than_lost() -> None:
    assert language("zh-TW").say(Words("no-such-key", name="Ann")) == "no-such-key name=Ann"


@pytest.mark.parametrize(
    ("tag", "nearest"), [("zh", "zh-CN"), ("zh-Hant-TW", "zh-TW"), ("zh-HK", "zh-TW"), ("fr", "en"), ("", "en")]
)
def test_any_tag_leads_to_the_nearest_language(tag: str, nearest: str) -> None:
    assert language(tag).tag == nearest
