"""The operator's block list: whatever is under a listed site is found, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from moderation.blocklist import Blocklist, marked
from moderation.detectors.links import Links
from tests.moderation.said import MEMBER, context, found, said, score

HOSTS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=5).map(".".join)


@given(st.sets(HOSTS, max_size=20), HOSTS)
def test_a_host_is_listed_if_it_or_a_parent_of_it_is(listed: set[str], host: str) -> None:
    labels = host.split(".")
    parents = {".".join(labels[at:]) for at in range(len(labels))}
    found = Blocklist(listed).listed(host)
    assert bool(found) == bool(parents & listed)
    assert found in {"", *listed}


def test_a_link_to_a_listed_site_counts_for_everybody_and_is_named_by_the_entry() -> None:
    sites = Blocklist(["evil.example.org"])
    bad = marked(said("see https://shop.evil.example.org/a"), sites)
    assert score(Links, bad, context(MEMBER)) >= 0.9
    assert bad.reading.links[0].listed == "evil.example.org"
    assert found(Links, marked(said("see https://good.example.org/a"), sites), context(MEMBER)) is None


def test_what_the_group_allows_is_allowed_whatever_the_operator_lists() -> None:
    sites = Blocklist(["evil.example"])
    ours = context(links={"allowed": ["evil.example"]})
    assert found(Links, marked(said("https://evil.example/a"), sites), ours) is None


@given(st.text(max_size=300))
def test_no_host_breaks_it(host: str) -> None:
    assert Blocklist(["a.example"]).listed(host) in ("", "a.example")
