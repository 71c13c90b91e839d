"""Links of newcomers to unknown sites, links that lie, and the group's own lists."""

import pytest

from chat.message import Origin
from moderation.detectors.links import Links
from tests.moderation.said import MEMBER, context, found, said, score


@pytest.mark.parametrize(
    "text",
    [
        "快来注册 best-deals.shop/abc",
        "點這裡 https://lucky888.top/join",
        "look at hxxps://my-site[.]xyz/go",
        "жми https://vk-win.bet/a",
        "看evil-site.vip/x领取",
        "短链 https://t.cn/A6abcde",
        "http://203.0.113.9/login",
    ],
)
def test_a_newcomers_link_to_an_unknown_site_counts_a_little(text: str) -> None:
    assert 0.2 <= score(Links, text) < 0.6
    assert found(Links, text, context(MEMBER)) is None


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/a/b/issues/1",
        "https://www.youtube.com/watch?v=1",
        "https://zh.wikipedia.org/wiki/客栈",
        "https://www.zhihu.com/question/1",
        "b23.tv/abcdef",
        "https://habr.com/ru/post/1/",
        "see main.py, README.md and a.rs",
        "version 1.2.3, e.g. 3.14 or 10.30am",
        "mail me at ann@example.com",
    ],
)
def test_common_sites_files_and_versions_say_nothing(text: str) -> None:
    assert found(Links, text) is None


def test_an_address_of_the_readers_own_machine_says_nothing() -> None:
    assert found(Links, "http://localhost:8000/docs and http://192.168.1.1/ or http://nas.local/") is None


def test_a_denied_site_counts_for_everybody_and_an_allowed_one_for_nobody() -> None:
    denied = context(MEMBER, links={"denied": ["https://Bad.example/x", "worse.example"]})
    assert score(Links, "go to http://shop.bad.example/1", denied) >= 0.9
    both = context(links={"denied": ["bad.example"], "allowed": ["bad.example"]})
    assert found(Links, "go to https://bad.example/1", both) is None


def test_a_link_that_shows_one_site_and_leads_to_another_is_found() -> None:
    lying = said("log in at paypal.com please", links=("https://evil.example/login",))
    assert score(Links, lying) >= 0.6 > score(Links, lying, context(MEMBER)) > 0.3


def test_a_link_behind_words_counts_more_than_a_plain_one() -> None:
    behind = said("click me", links=("https://unknown.example/1",))
    plain = said("https://unknown.example/1", links=("https://unknown.example/1",))
    assert score(Links, behind) > score(Links, plain) > 0


def test_a_post_that_is_full_of_links_shows_no_other_site() -> None:
    news = said("今日新闻：详情（a.com）和更多内容", links=("https://b.example/1", "https://c.example/2"))
    assert score(Links, news, context(MEMBER)) == 0
    readme = said("改一下 README.md", links=("https://github.com/a/b/blob/main/README.md",))
    assert found(Links, readme) is None


def test_links_in_a_forwarded_post_count_less() -> None:
    links = ("https://unknown.example/1",)
    forwarded = said("今日要闻", links=links, forward=Origin(kind="channel", name="新闻"))
    assert 0 < score(Links, forwarded) < score(Links, said("今日要闻", links=links))


def test_a_user_name_before_a_host_is_how_technicians_write() -> None:
    for text in (
        "git clone https://ann@bitbucket.org/a/b.git",
        "ssh://git@git.mycompany.com/repo",
        "ftp://user@1.2.3.4/",
    ):
        assert score(Links, text) < 0.5


def test_an_address_before_an_at_sign_is_no_disguise() -> None:
    assert score(Links, "https://google.com@evil.example/a", context(MEMBER)) >= 0.6


def test_a_domain_in_borrowed_letters_is_found_also_in_punycode() -> None:
    assert score(Links, "вход https://xn--pypal-4ve.com/login", context(MEMBER)) >= 0.6
    assert found(Links, "https://сайт.рф/новости", context(MEMBER)) is None


def test_a_button_hides_its_address() -> None:
    button = said("hello", buttons=("Open", "https://unknown.example/1"))
    assert score(Links, button) > 0.3


def test_a_site_made_to_be_taken_for_another_is_found_unless_it_is_the_groups_own() -> None:
    assert score(Links, "log in at https://steamcomrnunity.ru/trade") >= 0.7
    assert score(Links, "log in at https://steamcomrnunity.ru/trade", context(MEMBER)) >= 0.5
    ours = {"own": ["inn-guests.example"]}
    assert score(Links, "https://inn-guest.example/a", context(links=ours)) >= 0.7
    assert found(Links, "https://inn-guests.example/a", context(links=ours)) is None
