"""The past of a group that is already talking: what the bot has heard itself stays as it is."""

from dataclasses import replace
from pathlib import Path

from bot.past import Past
from chat.decision import Decision
from chat.people import Role
from storage.store import Store
from storage.views.past import known_members
from tests.bot.street import GROUP, NOON, member, posted


async def test_a_past_before_what_was_heard_makes_members_older_and_takes_nothing_from_them(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'inn.db'}")
    heard = posted(5, "I am here now, with the name I have today", by=member(1, role=Role.ADMIN), seconds=500)
    await store.gather([heard])
    store.advance(Decision(event=heard))
    await store.keep([Decision(event=heard)])
    old = replace(member(1), name="An older name")
    past = Past(store, GROUP, now=NOON)
    await past.take_in([posted(n, f"What I said long ago, part {n}", by=old, seconds=n * 60) for n in (1, 2)] + [heard])
    assert (past.taken.messages, past.taken.known) == (2, 1)
    known = await known_members(store.database, GROUP, [old.id])
    assert (known[old.id][0].name, known[old.id][0].role) == ("Member 1", Role.ADMIN)
    store.forget([GROUP])
    await store.gather([heard])
    standing = store._memory.tallies[GROUP, old.id]
    assert (standing.messages, standing.since) == (3, posted(1, "", seconds=60).at)
    await store.close()
