"""Writing in the name of a channel."""

from chat.people import Kind, Member
from moderation.detectors.channels import Channels
from tests.moderation.said import ANN, TRUSTED, context, found, said, score

PROMO = Member(id="playground:-100", name="福利频道", username="promo_channel", kind=Kind.CHANNEL)


def test_a_foreign_channel_counts_and_does_not_decide() -> None:
    assert 0 < score(Channels, said("大家好", PROMO)) < 0.6


def test_a_person_is_no_channel() -> None:
    assert found(Channels, said("大家好", ANN)) is None


def test_an_allowed_or_trusted_channel_may_write() -> None:
    for name in ("福利频道", "@promo_channel", "playground:-100", "-100"):
        assert found(Channels, said("hi", PROMO), context(channels={"allowed": [name]})) is None
    assert found(Channels, said("hi", PROMO), context(TRUSTED)) is None
