"""Several against one: moderators are asked when they become many, whatever language they are rude in."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pydantic import ValidationError

from chat.case import Step
from chat.message import Message, Reply
from chat.people import Member
from moderation.detectors.pile_on import PileOn
from moderation.moderation import judge
from tests.moderation.said import ANN, BO, CHEN, MEMBER, MISHA, context, found, said

RUDE = [
    ["you are an idiot", "shut up, loser", "go to hell, moron"],
    ["你就是个废物", "闭嘴吧脑残", "滚，白痴"],
    ["你就是個廢物", "收皮啦仆街", "低能，滾蛋"],
    ["заткнись, дурак", "сам ты идиот", "придурок, пошёл ты"],
]
OTHERS = (BO, CHEN, MISHA)


def round_of(lines: Sequence[str], people: Sequence[Member] = OTHERS, apart: float = 20) -> list[Message]:
    """Let Ann say something, and others answer her."""
    first = said("I think the old schedule was better.", ANN, name="0")
    answers = [
        said(line, by, second=apart * number, name=str(number), to=first)
        for number, (line, by) in enumerate(zip(lines, people, strict=True), 1)
    ]
    return [first, *answers]


def asked(messages: Sequence[Message], **section: object) -> list[int]:
    known = [context(MEMBER, recent=messages[:n], second=n, pile_on=section) for n in range(len(messages))]
    return [n for n, message in enumerate(messages) if found(PileOn, message, known[n]) is not None]


@pytest.mark.parametrize("lines", RUDE)
def test_the_third_against_one_is_asked_about(lines: list[str]) -> None:
    assert asked(round_of(lines)) == [3]


def test_those_who_go_on_and_those_who_join_later_are_no_second_pile_on() -> None:
    lines = [*RUDE[0], *RUDE[0], "what an idiot you are"]
    assert asked(round_of(lines, [*OTHERS, *OTHERS, replace(BO, id="playground:9", name="Zoe")])) == [3]


def test_how_many_it_takes_is_the_groups() -> None:
    assert asked(round_of(RUDE[0]), members=2) == [2]
    assert asked(round_of(RUDE[0]), members=4) == []


def test_one_who_is_rude_three_times_is_no_pile_on() -> None:
    assert asked(round_of(RUDE[0], [BO, BO, BO])) == []


def test_those_who_merely_disagree_are_no_pile_on() -> None:
    assert asked(round_of(["I disagree", "no, the new one is better", "你说得不对，看看文档"])) == []


def test_rude_words_about_a_thing_or_at_different_people_are_no_pile_on() -> None:
    loose = [replace(each, reply_to=None) for each in round_of(["this driver is trash", "stupid driver", "what crap"])]
    assert asked(loose) == []
    messages = round_of(RUDE[0])
    apart = [*messages[:3], replace(messages[3], reply_to=Reply(message="2", author=CHEN.id))]
    assert asked(apart) == []


def test_a_mention_counts_as_an_answer() -> None:
    ann = replace(ANN, username="Ann_K")
    first = said("I think the old schedule was better.", ann, name="0")
    answers = [
        replace(each, reply_to=None, mentions=("@ann_k",)) for each in round_of([f"{line}" for line in RUDE[0]])[1:]
    ]
    assert asked([first, *answers]) == [3]


def test_long_after_each_other_they_are_no_pile_on() -> None:
    assert asked(round_of(RUDE[0], apart=900)) == []


def test_ones_own_message_and_an_edit_are_not_against_anybody() -> None:
    messages = round_of(RUDE[0], [BO, CHEN, ANN])
    assert asked(messages) == []
    edited = round_of(RUDE[0])
    assert asked([*edited[:3], replace(edited[3], edited_at=edited[3].at)]) == []


def test_it_asks_and_never_acts_and_names_both_sides() -> None:
    messages = round_of(RUDE[1])
    verdict = judge(messages[3], context(MEMBER, recent=messages[:3]))
    assert verdict.step is Step.ASK
    (reason,) = [each.reason for each in verdict.findings if each.detector == "pile_on"]
    assert reason.values["names"] == ", ".join(each.name for each in OTHERS)
    assert reason.values["name"] == ANN.name
    with pytest.raises(ValidationError):
        PileOn(stage="enforce")
