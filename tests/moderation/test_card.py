"""What moderators see of a case."""

import pytest

from chat.actions import SendMessage
from chat.events import MessagePosted
from chat.language import LANGUAGES, language
from chat.people import Member
from moderation.moderation import Moderation
from tests.moderation.adverts import SURE
from tests.moderation.said import GROUP, OFFICE, context, said


def card(text: str = SURE[0], name: str = "Ann", **more) -> SendMessage:
    message = said(text, Member(id="playground:1", name=name), **more)
    known = context(group={"moderators": OFFICE})
    posted = MessagePosted(id="e1", group=GROUP, at=message.at, message=message)
    return [each for each in Moderation().react(posted, known) if isinstance(each, SendMessage)][-1]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_card_says_what_who_why_how_sure_and_what_would_have_changed_it(tag: str) -> None:
    text = language(tag).say(card().text)
    assert "兼职日结，一天300-500" in text
    assert "Ann (playground:1)" in text.replace("（", " (").replace("）", ")")
    assert "abc12345" in text
    assert "0.9" in text
    assert "=" not in text.replace("= ", "", 1), "a key without words"


def test_the_buttons_of_an_act_and_of_a_question_differ() -> None:
    acted = [each.command.split()[0] for each in card().buttons]
    asked = [each.command.split()[0] for each in card("兼职日结，一天300，私聊我").buttons]
    assert acted == ["why", "undo", "ban", "teach"]
    assert asked == ["confirm", "dismiss", "why", "ban", "teach"]
    case = card().key.removeprefix("card:")
    assert all(each.command.endswith(f" {case}") for each in card().buttons)


def test_a_long_text_is_cut_and_every_line_marked_as_quoted() -> None:
    text = language("en").say(card(SURE[0] + "\n" + "很长的广告" * 500).text)
    quoted = [line for line in text.splitlines() if line.startswith("│ ")]
    assert len(quoted) == 2
    assert len("".join(quoted)) < 320


def test_marks_that_turn_the_direction_do_not_reach_the_card() -> None:
    text = language("en").say(card(SURE[0] + "\u202e", name="Ann\u202etxet\u2066").text)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("name", ["{0.__class__}", "%s%n", "{{7*7}}", "{ $text }", "</a>", "\u3164", ""])
def test_a_name_is_shown_as_it_is_and_never_read_as_a_template(name: str) -> None:
    assert (name.strip() or "?") in language("zh-CN").say(card(name=name).text)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_quarrels_card_suggests_the_same_words_for_both(tag: str) -> None:
    text = language(tag).say(card("你是不是脑残啊", scores={"conflict": 0.97}).text)
    assert "💬" in text
