"""Advertisements are found from the first message on, with and without a model, and disguise does not help."""

from dataclasses import replace

import pytest

from chat.case import Label, Step
from chat.message import Media, MediaKind
from moderation.moderation import judge
from tests.moderation.adverts import DISGUISED, SURE
from tests.moderation.said import NEWCOMER, REGULAR, context, said

FIRST = context(replace(NEWCOMER, messages=0))
GONE = (Step.DELETE, Step.MUTE, Step.KICK, Step.BAN)


@pytest.mark.parametrize("text", [*SURE, *DISGUISED])
def test_an_advert_is_removed_where_the_model_is_sure(text: str) -> None:
    verdict = judge(said(text, scores={"spam": 0.97, "conflict": 0.01}), FIRST)
    assert verdict.label is Label.SPAM
    assert verdict.step in GONE, verdict.findings


@pytest.mark.parametrize("text", [text for text in SURE if "Казино" not in text])
def test_without_a_model_the_moderators_are_at_least_asked(text: str) -> None:
    assert judge(said(text), FIRST).step in (Step.ASK, *GONE)


def test_an_advert_in_a_caption_a_poll_or_a_button_is_found_too() -> None:
    photo = said(SURE[0], media=(Media(kind=MediaKind.PHOTO),))
    poll = said("", media=(Media(kind=MediaKind.POLL, text=SURE[0]),))
    button = said("", buttons=(SURE[0], "https://lucky.example/1"))
    for message in (photo, poll, button):
        assert judge(message, FIRST).step in GONE


def test_padding_before_an_advert_does_not_hide_it() -> None:
    padded = "今天天气不错，我们一起出去散步吧。" * 200 + SURE[0]
    assert judge(said(padded[:4000] if len(padded) < 4000 else padded[-4000:]), FIRST).step in GONE


def test_an_advert_that_is_only_quoted_is_not_the_repliers() -> None:
    assert judge(said("这种广告怎么又来了", quote=SURE[0]), FIRST).step is Step.NONE


def test_a_regulars_odd_message_is_left_alone_and_a_plain_advert_of_theirs_is_asked_about() -> None:
    odd = said("双十一有人要拼单吗？返现 30 元，私聊我", scores={"spam": 0.9})
    assert judge(odd, context(REGULAR)).step is Step.NONE
    assert judge(said(SURE[0], scores={"spam": 0.97}), context(REGULAR)).step is Step.ASK
