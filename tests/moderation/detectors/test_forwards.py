"""What newcomers bring in from elsewhere."""

import pytest

from chat.message import Media, MediaKind, Origin, Reply
from moderation.detectors.forwards import Forwards
from tests.moderation.said import MEMBER, context, found, said, score


@pytest.mark.parametrize("name", ["财富密码频道", "每日優惠", "Crypto Gems", "Скидки дня"])
def test_a_newcomers_forward_from_a_channel_counts_a_little(name: str) -> None:
    forwarded = said("看这个", forward=Origin(kind="channel", name=name))
    assert 0 < score(Forwards, forwarded) < 0.6
    assert found(Forwards, forwarded, context(MEMBER)) is None
    assert found(Forwards, forwarded, context(forwards={"allowed": [name]})) is None


def test_a_forward_from_a_person_does_not_count() -> None:
    assert found(Forwards, said("他说的", forward=Origin(kind="person", name="Bo"))) is None
    assert found(Forwards, said("他说的", forward=Origin(kind="hidden"))) is None


def test_a_quote_fetched_from_another_chat_counts_and_one_from_here_does_not() -> None:
    fetched = said("+", quote="日结500 加微信", reply_to=Reply(message="9", elsewhere=True))
    here = said("+", quote="日结500 加微信", reply_to=Reply(message="9"))
    assert score(Forwards, fetched) > 0
    assert found(Forwards, here) is None


def test_a_shared_story_counts() -> None:
    assert score(Forwards, said("", media=(Media(kind=MediaKind.STORY),))) > 0
    assert found(Forwards, said("", media=(Media(kind=MediaKind.PHOTO),))) is None
