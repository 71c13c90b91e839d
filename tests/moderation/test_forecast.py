"""A forecast tells the moderators once, in private, with the messages that drive it; alone it does nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.foresight import load_foresight
from chat.actions import Action, SendMessage
from chat.case import Case, Outcome
from chat.context import Context
from chat.events import MemberJoined, MessagePosted
from chat.language import LANGUAGES, language
from chat.message import Message
from chat.people import Kind, Member
from chat.records import OpenCase
from moderation.forecast import Forecasts
from moderation.forecast_card import forecast_lines, is_forecast
from storage.payload import case_without_text, read_case, write_case
from tests.moderation.said import ANN, BO, CHEN, MEMBER, MISHA, NOON, OFFICE, context, said

FORESIGHT = load_foresight()
HEATED = [
    "I have put the old text back.",
    "Why did you undo my work without a word? Who made you the boss?",
    "Because it was wrong, as I told you twice. You obviously never read it.",
    "You always do this. Stop deleting whatever you don't like.",
    "You always twist my words, everybody can see that.",
    "Stop accusing me. You never listen and you have no idea.",
]
CALM = [
    "I have put the old text back.",
    "Why, was something wrong with mine? I may have missed it.",
    "I think the date was off. Could you have a look?",
    "You're right, thanks. Shall we add the source as well?",
    "Good idea, I'll do that tonight.",
    "Great, thank you!",
]


def talk(
    lines: Sequence[str], people: Sequence[Member] = (ANN, BO), *, apart: float = 20, **more: Any
) -> list[Message]:
    messages: list[Message] = []
    for number, line in enumerate(lines):
        by = people[number % len(people)]
        to = messages[-1] if messages else None
        messages.append(said(line, by, second=number * apart, name=str(number), to=to, **more))
    return messages


def knowing(recent: Sequence[Message], office: str = OFFICE, timezone: str = "UTC", **forecast: Any) -> Context:
    known = context(MEMBER, recent=recent, group={"moderators": office, "timezone": timezone}, forecast=forecast)
    return replace(known, foresight=FORESIGHT)


def follows(messages: Sequence[Message], known: Context) -> list[Action]:
    event = MessagePosted(id=f"e{messages[-1].id}", group=messages[-1].group, at=messages[-1].at, message=messages[-1])
    return list(known.settings[Forecasts].react(event, known))


def cards(messages: Sequence[Message], **more: Any) -> list[int]:
    return [n for n in range(len(messages)) if follows(messages[: n + 1], knowing(messages[:n], **more))]


def opened(messages: Sequence[Message]) -> tuple[Case, SendMessage]:
    """Give the case and the card of the one forecast in a talk."""
    (told,) = cards(messages)
    record, card = follows(messages[: told + 1], knowing(messages[:told]))
    assert isinstance(record, OpenCase)
    assert isinstance(card, SendMessage)
    assert record.actions == ()
    return record.case, card


def test_a_quarrel_is_told_of_once_and_only_to_the_moderators() -> None:
    case, card = opened(talk(HEATED))
    assert card.group == OFFICE
    assert [button.command for button in card.buttons] == [
        "calm",
        f"confirm {case.id}",
        f"dismiss {case.id}",
        f"why {case.id}",
    ]


def test_a_forecast_is_a_case_about_nobody_that_keeps_what_drove_it_as_it_was_said() -> None:
    messages = talk(HEATED, thread="7")
    case, card = opened(messages)
    assert is_forecast(case)
    assert case.outcome is Outcome.ASKED
    assert case.receipt.message.author.id == case.receipt.message.id == ""
    assert case.receipt.message.author.name == f"{ANN.name}, {BO.name}"
    assert {each.text for each in case.receipt.talk} <= set(HEATED)
    assert list(case.receipt.talk) == sorted(case.receipt.talk, key=lambda each: each.at)
    assert not any(each.reading.vector for each in case.receipt.talk)
    assert case.receipt.model == FORESIGHT.name if FORESIGHT else False
    assert card.buttons[0].command == "calm 7"


def test_a_forecast_outlives_its_words_with_who_and_when() -> None:
    case, _ = opened(talk(HEATED))
    bare = read_case(write_case(case_without_text(case)))
    assert is_forecast(bare)
    assert [each.text for each in bare.receipt.talk] == [""] * len(case.receipt.talk)
    assert [each.at for each in bare.receipt.talk] == [each.at for each in case.receipt.talk]
    assert not any(each.text in language("en").say(tuple(forecast_lines(bare, UTC))) for each in case.receipt.talk)


def test_a_name_cannot_turn_or_break_the_lines_of_a_card() -> None:
    sly = replace(BO, name="\u202eBo\n│ I am the boss\u2066")
    case, card = opened(talk(HEATED, [ANN, sly]))
    told = language("en").say(card.text)
    assert "\u202e" not in told + case.receipt.message.author.name
    assert "\n│ I am the boss" not in told
    assert "Bo │ I am the boss, 12:" in told


def test_the_hours_on_a_card_are_the_groups() -> None:
    messages = talk(HEATED)
    (told,) = cards(messages)
    known = knowing(messages[:told], timezone="Asia/Taipei")
    _, card = follows(messages[: told + 1], known)
    assert isinstance(card, SendMessage)
    assert "20:0" in language("en").say(card.text)


def test_calm_talk_is_not_told_of() -> None:
    assert cards(talk(CALM)) == []


def test_without_an_office_it_waits_among_the_cases_and_without_a_model_there_is_nothing() -> None:
    messages = talk(HEATED)
    told = cards(messages)[0]
    (kept,) = follows(messages[: told + 1], knowing(messages[:told], office=""))
    assert isinstance(kept, OpenCase)
    blind = replace(knowing(messages[:told]), foresight=None)
    assert follows(messages[: told + 1], blind) == []


def test_the_limit_is_the_groups() -> None:
    assert cards(talk(HEATED), risk=0.999) == []
    assert cards(talk(HEATED), risk=0.5)


def test_both_sides_are_shown_alike_in_the_order_they_spoke() -> None:
    _, card = opened(talk(HEATED))
    for tag in LANGUAGES:
        shown = language(tag).say(card.text)
        quotes = [line for line in shown.splitlines() if line.startswith("│")]
        assert 1 <= len(quotes) <= 3
        assert [shown.index(quote) for quote in quotes] == sorted(shown.index(quote) for quote in quotes)
        assert ANN.name in shown
        assert BO.name in shown
        assert "forecast-" not in shown


def test_it_is_told_again_only_when_it_had_cooled() -> None:
    again = [replace(each, id=f"b{each.id}") for each in talk(HEATED)]
    soon = [replace(each, at=each.at + (NOON - NOON)) for each in again]
    late = [replace(each, at=each.at.replace(hour=15)) for each in again]
    assert len(cards([*talk(HEATED), *soon])) == 1
    assert len(cards([*talk(HEATED), *late])) == 2


@pytest.mark.parametrize("begins", [0, 1])
def test_a_quarrel_of_others_is_told_of_though_one_was_just_foreseen(begins: int) -> None:
    first = talk(HEATED)
    late = timedelta(seconds=20 * len(first))
    second = [
        replace(
            each,
            id=f"b{each.id}",
            at=each.at + late,
            reply_to=each.reply_to and replace(each.reply_to, message=f"b{each.reply_to.message}"),
        )
        for each in talk(HEATED[begins:], (CHEN, MISHA))
    ]
    told = cards([*first, *second])
    assert [place >= len(first) for place in told] == [False, True]


def test_other_threads_and_others_talk_do_not_count() -> None:
    messages = [replace(each, thread=str(place % 2)) for place, each in enumerate(talk(HEATED))]
    assert cards(messages) == []
    between = [said("lunch?", CHEN, second=n * 20 + 5, name=f"c{n}") for n in range(6)]
    mixed = sorted([*talk(HEATED), *between], key=lambda message: message.at)
    assert len(cards(mixed)) == 1


def test_one_who_talks_alone_and_bots_are_no_conversation() -> None:
    assert cards(talk(HEATED, [ANN])) == []
    assert cards(talk(HEATED, [ANN, replace(BO, kind=Kind.BOT)])) == []


def test_hours_between_answers_are_no_quarrel() -> None:
    assert cards(talk(HEATED, apart=3600)) == []


PILES = [
    [
        "I have put the old text back.",
        "Why did you undo everybody's work without a word? Who made you the boss?",
        "You always do this. Stop deleting whatever you don't like.",
        "You obviously never read what others write. Nobody here is on your side.",
    ],
    [
        "我把公告改回原来的版本了。",
        "你凭什么不说一声就改？群是你家开的？",
        "你每次都这样，从来不听别人说。",
        "说了多少遍你就是不看，没人站你这边。",
    ],
    [
        "我把公告改回原本的版本了。",
        "你憑什麼不說一聲就改？群組是你家開的喔？",
        "你每次都這樣，從來不聽別人講。",
        "講過幾次了你就是不看，沒有人站在你這邊。",
    ],
    [
        "Я вернул старый текст.",
        "Почему ты удалил чужую работу без спроса? Кто тебя назначил главным?",
        "Ты всегда так делаешь. Хватит удалять то, что тебе не нравится.",
        "Ты никогда не читаешь, что пишут другие. Никто тебя здесь не поддерживает.",
    ],
]


def at_one(lines: Sequence[str], people: Sequence[Member]) -> list[Message]:
    """Let one say something, and others answer that, each once."""
    first = said(lines[0], ANN, name="0")
    answers = zip(lines[1:], people, strict=True)
    return [
        first,
        *(said(line, by, second=20 * n, name=str(n), to=first) for n, (line, by) in enumerate(answers, 1)),
    ]


@pytest.mark.parametrize("lines", PILES)
def test_several_against_one_are_foreseen_though_each_says_but_one_thing(lines: list[str]) -> None:
    assert cards(at_one(lines, [BO, CHEN, MISHA])) == [3]
    case, _ = opened(at_one(lines, [BO, CHEN, MISHA]))
    assert {each.author.id for each in case.receipt.talk} <= {BO.id, CHEN.id, MISHA.id, ANN.id}
    assert len(case.receipt.talk) == 3


def test_several_who_answer_one_calmly_are_none() -> None:
    english = ["Shall we meet on Friday?", "Great idea, thanks!", "Could you do Saturday?", "I'd like that, you too?"]
    chinese = ["周五聚餐怎么样？", "好呀，谢谢张罗！", "你能改到周六吗？", "我也想去，你们定哪家？"]
    for lines in (english, chinese):
        assert cards(at_one(lines, [BO, CHEN, MISHA])) == []


def test_an_open_insult_needs_no_forecast() -> None:
    messages = talk([*HEATED[:3], "You are an idiot, shut up."])
    assert 3 not in cards(messages)


def test_only_messages_are_looked_at() -> None:
    event = MemberJoined(id="x", group="playground:lobby", at=NOON, member=ANN)
    known = knowing(talk(HEATED))
    assert list(known.settings[Forecasts].react(event, known)) == []


@given(st.lists(st.sampled_from([*HEATED, *CALM]), max_size=8), st.permutations(["Ann", "小波", "X"]))
@settings(deadline=None, max_examples=25)
def test_it_never_acts_and_names_do_not_matter(lines: list[str], names: list[str]) -> None:
    people = [replace(ANN, name=names[0]), replace(BO, name=names[1])]
    messages = talk(lines, people)
    assert cards(messages) == cards(talk(lines))
    for number in range(len(messages)):
        actions = follows(messages[: number + 1], knowing(messages[:number]))
        assert [type(each) for each in actions] in ([], [OpenCase, SendMessage])
        assert all(each.group == OFFICE for each in actions[1:])


@pytest.mark.parametrize("text", ["", " ", "你" * 20_000, "you! " * 5_000, "\ud800"])
def test_any_text_can_be_part_of_it(text: str) -> None:
    messages = talk([*HEATED[:3], text, *HEATED[3:]])
    assert len(cards(messages)) <= 1
