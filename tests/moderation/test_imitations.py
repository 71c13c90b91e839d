"""Domains that are made to be taken for another, and those that only sound like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.imitations import BRANDS, imitated


@pytest.mark.parametrize(
    ("domain", "site"),
    [
        ("paypa1.com", "paypal.com"),
        ("steamcomrnunity.ru", "steamcommunity.com"),
        ("steamcommunlty.com", "steamcommunity.com"),
        ("dlscord.com", "discord.com"),
        ("discord-nitro.gift", "discord.com"),
        ("discordgift.site", "discord.com"),
        ("telegram-premium.top", "telegram.org"),
        ("applesupport.com", "apple.com"),
        ("faceb00k.com", "facebook.com"),
        ("instagramm.com", "instagram.com"),
        ("аррӏе.com", "apple.com"),
        ("oz0n.ru", "ozon.ru"),
    ],
)
def test_a_domain_that_looks_like_a_well_known_one_is_seen_through(domain: str, site: str) -> None:
    assert imitated(domain) == site


@pytest.mark.parametrize(
    "domain",
    [
        "discordjs.guide",
        "steamdb.info",
        "githubstatus.com",
        "googleapis.com",
        "youtube-nocookie.com",
        "amazon.de",
        "twitch.com",
        "facebookmail.com",
        "amazonaws.com",
        "claude.ai",
        "",
        "203.0.113.9",
        "::1",
        "localhost",
    ],
)
def test_a_domain_that_only_shares_a_word_is_left_alone(domain: str) -> None:
    assert imitated(domain) == ""


def test_a_group_protects_its_own_site() -> None:
    assert imitated("1nnkeeper-login.example", ("innkeeper.example",)) == "innkeeper.example"
    assert imitated("innkeeper.example", ("innkeeper.example",)) == ""


@pytest.mark.parametrize("site", BRANDS)
def test_no_well_known_site_imitates_another(site: str) -> None:
    assert imitated(site) == ""


@given(st.text(max_size=80))
def test_whatever_is_no_domain_is_no_error(text: str) -> None:
    assert imitated(text) in {"", *BRANDS}
