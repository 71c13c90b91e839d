"""Every address in a message is found, also where it is disguised, and what is none is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.links import MOST, find_links


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("看这里example.com快来", "example.com"),
        ("網址：https://sub.example.co.uk/路徑", "example.co.uk"),
        ("hxxps://evil[.]com/x", "evil.com"),
        ("evil(dot)com", "evil.com"),
        ("evil。top", "evil.top"),
        ("EXAMPLE.COM/Path", "example.com"),
        ("https://xn--80ak6aa92e.com/", "аррӏе.com"),
        ("казино.рф/бонус", "казино.рф"),
        ("http://1.2.3.4/x", "1.2.3.4"),
        ("http://[::1]/x", "::1"),
        ("http://3232235777/", "3232235777"),
        ("https://google.com@evil.com/", "evil.com"),
        ("https://example.com./trailing", "example.com"),
        ("(see https://example.com/a)", "example.com"),
        ("tg://resolve?domain=abc", "t.me"),
        ("https://example.com/\u202egnp.exe", "example.com"),
    ],
)
def test_an_address_is_found(text: str, domain: str) -> None:
    assert [link.domain for link in find_links(text)] == [domain]


@pytest.mark.parametrize(
    "text",
    [
        "main.py", "README.md", "v1.2.3", "3.14", "10.30am", "e.g. this", "done.It works", "好。那就这样",
        "user.name = x", "ann@example.com", "...", "a.b.c", "os.path.join", "U.S.A.", "т.е. так", "и т.д.", "1.5折",
        "http://", "://", "www.",
    ],
)  # fmt: skip
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert find_links(text) == ()


@pytest.mark.parametrize(
    ("text", "invite"),
    [
        ("t.me/+AbCdEf12", True),
        ("t.me/joinchat/AAAA", True),
        ("t.me/some_channel", True),
        ("some.t.me/1", True),
        ("t.me/some_channel/123", False),
        ("t.me/c/123/45", False),
        ("t.me/addstickers/abc", False),
        ("discord.gg/abc", True),
        ("https://discord.com/invite/abc", True),
        ("https://discord.com/channels/1/2", False),
        ("https://chat.whatsapp.com/AbC", True),
        ("https://qm.qq.com/q/abc", True),
        ("https://github.com/a/b", False),
    ],
)
def test_invitations_are_told_from_other_links(text: str, invite: bool) -> None:
    [link] = find_links(text)
    assert link.invite is invite


def test_marked_addresses_are_hidden_unless_they_stand_in_the_text() -> None:
    [shown] = find_links("go to example.com/a now", marked=["https://example.com/a"])
    [hidden] = find_links("go here now", marked=["https://example.com/a"])
    assert (shown.hidden, hidden.hidden) == (False, True)


def test_three_thousand_addresses_are_read_in_a_few_milliseconds_and_most_left_out() -> None:
    text = " ".join(f"https://site{n}.com/a" for n in range(3000))
    find_links(text)
    began = time.process_time()
    assert len(find_links(text)) == MOST
    assert time.process_time() - began < 0.02


@pytest.mark.parametrize(
    "text", ["a." * 4000 + "com", "a-" * 4000 + ".com", "http://a@" * 900, "://" * 2000, "[.]" * 2000]
)
def test_no_text_makes_it_slow(text: str) -> None:
    find_links(text)
    began = time.process_time()
    find_links(text)
    assert time.process_time() - began < 0.02


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_breaks_it(text: str, marked: list[str]) -> None:
    for link in find_links(text, marked):
        assert link.domain
        assert link.url


@pytest.mark.parametrize(
    ("address", "domains"),
    [
        ("https://www.google.com/url?q=https://evil.top/x&sa=D", ["google.com", "evil.top"]),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fspam.bet%2Fa", ["facebook.com", "spam.bet"]),
        ("https://link.zhihu.com/?target=https%3A//github.com/a/b", ["zhihu.com", "github.com"]),
        ("https://google.com/search?q=hello", ["google.com"]),
        ("https://vk.com/away.php?to=javascript:alert(1)", ["vk.com"]),
        ("https://google.com/url?q=http://[bad", ["google.com"]),
        ("https://google.com/url?" + "&".join(f"a{n}=1" for n in range(90)), ["google.com"]),
        ("https://example.org/?url=https://evil.top/x", ["example.org"]),
    ],
)
def test_an_address_that_hands_on_is_read_to_where_it_leads(address: str, domains: list[str]) -> None:
    assert [link.domain for link in find_links(f"look {address}")] == domains
