"""What is left when the bot is killed: all of an event or nothing, and a sound file."""

import random
import subprocess
import sys
from pathlib import Path
from time import sleep

from sqlalchemy import text

from storage.store import Store
from tests.storage.house import posted, seen

ROOT = Path(__file__).parents[2]
KILLS = 6


def keep_until_killed(url: str, begin: int, seconds: float) -> int:
    """Give how many events the keeper says it had kept when it was killed."""
    keeper = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.keeper", url, str(begin)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert keeper.stdout is not None
    assert keeper.stdout.readline() == "ready\n"
    sleep(seconds)
    keeper.kill()
    said = keeper.stdout.read().split()
    keeper.stdout.close()
    keeper.wait(10)
    return int(said[-1]) if said else begin


async def test_killed_at_any_moment_every_event_is_kept_whole_or_not_at_all(database_url: str) -> None:
    chance = random.Random(7)
    kept = 0
    for _ in range(KILLS):
        told = keep_until_killed(database_url, kept, chance.uniform(0.01, 0.25))
        store = await Store.open(database_url)
        kept = await whole(store)
        assert kept >= told, "what was said to be kept is there"
        await store.close()


async def whole(store: Store) -> int:
    """Check that all tables know the same events, and give how many."""
    if store.database.is_sqlite:
        assert (await store.database.rows(text("PRAGMA integrity_check")))[0][0] == "ok"
    counts = {
        table: (await store.database.rows(text(f"SELECT count(*) FROM {table}")))[0][0]
        for table in ("events", "messages", "points", "warnings", "outbox", "journal")
    }
    assert len(set(counts.values())) == 1, counts
    standing = (await seen(store, posted("next"))).standing
    assert (standing.messages, standing.points) == (counts["events"], counts["events"] * 5)
    return counts["events"]
