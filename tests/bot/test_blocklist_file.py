"""The block list follows its file while the bot runs."""

import os
from pathlib import Path

from structlog.testing import capture_logs

from bot.blocklist_file import BlocklistFile
from bot.pipeline import Pipeline
from chat.records import OpenCase
from storage.store import Store
from tests.bot.street import posted
from tests.bot.test_pipeline import Kept, no_command


async def test_the_list_follows_its_file_and_outlives_one_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "blocklist.txt"
    file = BlocklistFile(path)
    await file.look()
    assert len(file.sites) == 0

    path.write_text("evil.example\n", encoding="utf-8")
    await file.look()
    assert file.sites.listed("evil.example")

    path.unlink()
    path.mkdir()
    with capture_logs() as logs:
        await file.look()
    assert [line["event"] for line in logs] == ["blocklist_not_read"]
    assert file.sites.listed("evil.example")

    path.rmdir()
    await file.look()
    assert len(file.sites) == 0


async def test_a_file_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "blocklist.txt"
    path.write_text("evil.example\n", encoding="utf-8")
    file = BlocklistFile(path)
    await file.look()
    first = file.sites
    await file.look()
    assert file.sites is first
    os.utime(path, ns=(1, 1))
    await file.look()
    assert file.sites is not first


async def test_a_listed_link_is_removed_by_the_whole_pipeline(tmp_path: Path, database_url: str) -> None:
    path = tmp_path / "blocklist.txt"
    path.write_text("evil.example\n", encoding="utf-8")
    file = BlocklistFile(path)
    await file.look()
    store, kept = await Store.open(database_url), Kept()
    try:
        flow = Pipeline(store, now=lambda event: event.at, run_command=no_command, kept=kept, sites=lambda: file.sites)
        await flow.handle([posted(1, "photos of the trip: https://a.evil.example/p")])
    finally:
        await store.close()
    [case] = kept.actions(OpenCase)
    assert case.case.receipt.message.reading.links[0].listed == "evil.example"
