"""A quarrel in a stretch of conversation: moderators are asked once."""

from collections.abc import Sequence

import pytest

from chat.case import Step
from chat.message import Message
from moderation.detectors.heat import Heat
from moderation.moderation import judge
from tests.moderation.said import ANN, BO, MEMBER, context, found, said

QUARRELS = [
    ["你懂不懂啊，别乱说", "你才不懂，闭嘴吧", "你有病吧？脑残", "你就是个废物，滚蛋", "滚，智障", "你妈的"],
    ["你識唔識㗎", "你咪亂講，收皮啦", "你個仆街", "死蠢，收皮", "低能", "仆街"],
    [
        "you have no idea, read the docs",
        "shut up, you are an idiot",
        "you moron, shut up",
        "go to hell, asshole",
        "stfu loser",
    ],
    ["ты вообще читал?", "заткнись, дурак", "сам ты идиот", "пошёл ты, дебил", "придурок"],
]


def talk(lines: Sequence[str], apart: float = 20) -> list[Message]:
    messages: list[Message] = []
    for number, line in enumerate(lines):
        by = BO if number % 2 else ANN
        messages.append(said(line, by, second=number * apart, name=str(number), to=messages[-1] if messages else None))
    return messages


def asked(messages: list[Message]) -> list[int]:
    known = [context(MEMBER, recent=messages[:n], second=n) for n in range(len(messages))]
    return [n for n, message in enumerate(messages) if found(Heat, message, known[n]) is not None]


@pytest.mark.parametrize("lines", QUARRELS)
def test_a_quarrel_is_asked_about_once(lines: list[str]) -> None:
    assert len(asked(talk(lines))) == 1


def test_it_never_acts() -> None:
    messages = talk(QUARRELS[0] * 3)
    steps = {judge(m, context(MEMBER, recent=messages[:n])).step for n, m in enumerate(messages)}
    assert steps <= {Step.NONE, Step.ASK}


@pytest.mark.parametrize(
    "lines",
    [
        ["你说得对", "我不同意你的看法", "你再看看文档？", "好吧，你是对的", "谢谢你"],
        ["you are wrong about this", "no, you are, see line 12", "ah, you are right", "thanks!"],
        ["这破电脑垃圾", "我的也是，垃圾系统", "微软真是废物", "哈哈哈同意"],
        ["ты не прав", "почему? посмотри код", "а, вижу, спасибо", "не за что"],
    ],
)
def test_a_disagreement_is_no_quarrel(lines: list[str]) -> None:
    assert asked(talk(lines)) == []


def test_one_member_who_swears_alone_is_no_quarrel() -> None:
    alone = [said(line, second=n * 20, name=str(n)) for n, line in enumerate(QUARRELS[0])]
    assert asked(alone) == []


def test_rude_words_hours_apart_are_no_quarrel() -> None:
    assert asked(talk(QUARRELS[0], apart=3600)) == []
