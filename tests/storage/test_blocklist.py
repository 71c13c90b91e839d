"""A block list is read from the files people have, and whatever is no site in them is passed over."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.blocklist import BlocklistError, read_blocklist

FILE = """\ufeff# sites of last week
! of an ad blocker
evil.example
0.0.0.0 ads.example # a hosts file
127.0.0.1\tlocalhost
::1 localhost
||trap.example^$third-party
@@||good.example^
https://lure.example/path?x=1
*.wild.example
手机.中国
not a site
-bad-.example
"""


def test_every_common_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "blocklist.txt"
    path.write_text(FILE, encoding="utf-8")
    read = read_blocklist(path)
    for host in ("evil.example", "ads.example", "trap.example", "lure.example", "wild.example", "手机.中国"):
        assert read.sites.listed(f"www.{host}") == host
    assert len(read.sites) == 6
    assert read.passed_over == 2
    assert not read.sites.listed("good.example")


def test_a_file_that_is_not_there_is_one_line_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(BlocklistError, match="cannot be read") as error:
        read_blocklist(tmp_path / "none.txt")
    assert "\n" not in str(error.value)


@given(st.binary(max_size=2000))
def test_no_file_breaks_it(content: bytes) -> None:

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blocklist.txt"
        path.write_bytes(content)
        assert len(read_blocklist(path).sites) <= content.count(b".") + 1
