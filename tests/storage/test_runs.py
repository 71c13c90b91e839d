import asyncio
from datetime import timedelta

from storage.database import Database
from storage.runs import Runs
from tests.storage.house import NOW


async def test_of_several_who_claim_a_run_exactly_one_gets_it(database_url: str) -> None:
    databases = [await Database.open(database_url) for _ in range(3)]
    claims = await asyncio.gather(*(Runs(each).claim("evening", NOW) for each in databases * 4))
    assert sorted(claims) == [False] * 11 + [True]
    for each in databases:
        await each.close()


async def test_runs_are_claimed_each_for_itself_and_the_newest_is_known(database_url: str) -> None:
    database = await Database.open(database_url)
    runs = Runs(database)
    assert await runs.last_run("evening") is None
    assert await runs.claim("evening", NOW)
    assert await runs.claim("evening", NOW - timedelta(days=1))
    assert await runs.claim("morning", NOW + timedelta(days=1))
    assert not await runs.claim("evening", NOW)
    assert await runs.last_run("evening") == NOW
    await database.close()
