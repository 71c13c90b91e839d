"""How well a group knows somebody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chat.people import Kind, Standing
from moderation.newcomers import Acquaintance, Newcomers, acquaintance
from tests.moderation.said import ANN, MEMBER, NEWCOMER, NOON, REGULAR, TRUSTED, context


@pytest.mark.parametrize(
    ("standing", "known"),
    [
        (Standing(), Acquaintance.NEWCOMER),
        (NEWCOMER, Acquaintance.NEWCOMER),
        (replace(MEMBER, messages=4), Acquaintance.NEWCOMER),
        (replace(REGULAR, since=NOON - timedelta(hours=3)), Acquaintance.NEWCOMER),
        (replace(REGULAR, since=None), Acquaintance.NEWCOMER),
        (MEMBER, Acquaintance.MEMBER),
        (replace(REGULAR, since=NOON - timedelta(days=2)), Acquaintance.MEMBER),
        (REGULAR, Acquaintance.REGULAR),
        (TRUSTED, Acquaintance.TRUSTED),
        (replace(NEWCOMER, trusted=True), Acquaintance.TRUSTED),
    ],
)
def test_it_takes_messages_and_time(standing: Standing, known: Acquaintance) -> None:
    assert acquaintance(ANN, context(standing)) is known


def test_a_channel_stays_a_newcomer_until_it_is_trusted() -> None:
    channel = replace(ANN, kind=Kind.CHANNEL)
    assert acquaintance(channel, context(REGULAR)) is Acquaintance.NEWCOMER
    assert acquaintance(channel, context(TRUSTED)) is Acquaintance.TRUSTED


def test_a_clock_that_went_back_makes_nobody_a_regular() -> None:
    assert acquaintance(ANN, context(replace(REGULAR, since=NOON + timedelta(days=9)))) is Acquaintance.NEWCOMER


def test_the_better_known_the_less_counts() -> None:
    shares = [Newcomers().share(known) for known in Acquaintance]
    assert shares == sorted(shares, reverse=True)
