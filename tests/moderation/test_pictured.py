"""What stands on a picture is judged, and the receipt says that it stood there."""

from dataclasses import replace

import pytest

from chat.case import Label, Step, Verdict
from chat.context import Context
from chat.language import LANGUAGES, language
from chat.message import Media, MediaKind, Message, Picture
from chat.taught import TaughtPicture
from moderation.detectors.pictures import Pictures
from moderation.moderation import judge
from moderation.pictured import read_apart, speaks_of_pictures
from moderation.reading import read
from tests.moderation.said import MEMBER, NEWCOMER, REGULAR, context, said, score

INVITE = Picture(codes=("https://t.me/+AbCdEfGh123",))
SITE = Picture(codes=("https://fast-gains.example.net/start",))
LOOK = "fbda8425c0d4b14f"


def carrying(picture: Picture | None, text: str = "", kind: MediaKind = MediaKind.PHOTO) -> Message:
    plain = said(text, media=(Media(kind=kind, file="f1", picture=picture),))
    [message] = read_apart([plain], lambda some, _places: read(some, None))
    return message


def keys(verdict: Verdict) -> dict[str, str]:
    return {each.detector: each.reason.key for each in verdict.findings}


def flipped(bits: int) -> str:
    return f"{int(LOOK, 16) ^ ((1 << bits) - 1):016x}"


def taught(label: Label) -> Context:
    return replace(context(), taught_pictures=(TaughtPicture(look=LOOK, label=label),))


def test_a_newcomers_invitation_in_a_code_is_removed_and_said_to_stand_in_one() -> None:
    verdict = judge(carrying(INVITE, "早上好"), context(NEWCOMER))
    assert verdict.step >= Step.DELETE
    assert keys(verdict)["invites"] == "found-on-code"


def test_a_newcomers_unknown_site_in_a_code_is_asked_about() -> None:
    assert judge(carrying(SITE), context(NEWCOMER)).step is Step.ASK


@pytest.mark.parametrize("standing", [MEMBER, REGULAR])
def test_a_members_code_is_no_more_than_a_written_address(standing: object) -> None:
    on_picture = judge(carrying(INVITE), context(standing))  # type: ignore[arg-type]
    written = judge(carrying(None, INVITE.codes[0]), context(standing))  # type: ignore[arg-type]
    assert on_picture.score == pytest.approx(written.score)
    assert on_picture.step is Step.NONE


def test_what_is_also_written_beside_the_picture_is_not_said_to_stand_on_it() -> None:
    text = Picture(text="join the group t.me/+AbCdEfGh123")
    verdict = judge(carrying(text, "join t.me/+AbCdEfGh123"), context(NEWCOMER))
    assert keys(verdict)["invites"] == "found-invites-private"


def test_codes_that_lead_nowhere_are_nothing() -> None:
    for code in ("WIFI:S:cafe;T:WPA;P:hello;;", "4006381333931", "BEGIN:VEVENT", "https://www.youtube.com/watch?v=1"):
        verdict = judge(carrying(Picture(codes=(code,))), context(NEWCOMER))
        assert verdict.step is Step.NONE


@pytest.mark.parametrize(
    ("picture", "key"),
    [
        (Picture(text="日结500元 手机兼职刷单 无需押金 加微信 xq88321 名额有限"), "found-on-writing"),
        (Picture(text="手机兼职刷单 加微信 xq88321", codes=("https://t.me/+AbCdEfGh123",)), "found-on-both"),
    ],
)
def test_words_on_a_picture_are_judged_as_words(picture: Picture, key: str) -> None:
    verdict = judge(carrying(picture), context(NEWCOMER))
    assert verdict.step is not Step.NONE
    assert key in keys(verdict).values()
    assert speaks_of_pictures(verdict.findings)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_where_it_stood_is_said_in_every_language(tongue: str) -> None:
    both = Picture(text="手机兼职刷单 加微信 xq88321", codes=INVITE.codes)
    for picture in (INVITE, Picture(text=both.text), both):
        for finding in judge(carrying(picture), context(NEWCOMER)).findings:
            assert "found-" not in language(tongue).say(finding.reason)
    words = Pictures().look(carrying(Picture(look=LOOK)), taught(Label.SPAM))
    assert words is not None
    assert "64" in language(tongue).say(words.reason)


@pytest.mark.parametrize(("bits", "least", "most"), [(0, 0.95, 1), (2, 0.95, 1), (4, 0.7, 0.89), (6, 0.6, 0.7)])
def test_the_less_a_picture_looks_like_a_taught_one_the_less_sure_it_is(bits: int, least: float, most: float) -> None:
    assert least <= score(Pictures, carrying(Picture(look=flipped(bits))), taught(Label.SPAM)) <= most


def test_what_differs_in_more_bits_than_the_limit_is_another_picture() -> None:
    assert Pictures().look(carrying(Picture(look=flipped(7))), taught(Label.SPAM)) is None
    assert Pictures().look(carrying(Picture(look="")), taught(Label.SPAM)) is None


def test_stickers_are_everybodys() -> None:
    sticker = carrying(Picture(look=LOOK), kind=MediaKind.STICKER)
    assert Pictures().look(sticker, taught(Label.SPAM)) is None


def test_a_picture_taught_as_fine_is_let_through_but_not_the_words_beside_it() -> None:
    fine = taught(Label.OK)
    assert judge(carrying(Picture(look=LOOK, codes=INVITE.codes)), fine).step is Step.NONE
    beside = carrying(Picture(look=LOOK), "日结500元 手机兼职刷单 加微信 xq88321 https://t.me/+AbCdEfGh123")
    assert judge(beside, fine).step >= Step.DELETE
