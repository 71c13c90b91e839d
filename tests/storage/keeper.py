"""Keeps batches in a database until it is killed: run by the crash tests as a process of its own."""

import asyncio
import sys
from itertools import count

from chat.actions import SendMessage
from storage.store import Store
from tests.storage.house import GROUP, WHY, decided, live, points, posted, warning

BATCH = 10


async def keep(url: str, begin: int) -> None:
    store = await Store.open(url)
    tell("ready")
    for first in count(begin, BATCH):
        batch = []
        for number in range(first, first + BATCH):
            said = posted(str(number))
            notice = SendMessage(group=GROUP, reason=WHY, text="hi")
            batch.append(decided(said, points(f"e{number}"), warning(f"w{number}"), notice))
        await live(store, *batch)
        tell(str(first + BATCH))


def tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(keep(sys.argv[1], int(sys.argv[2])))
