"""Warm: lives one life of each kind before anybody is counted, so that those forked from here need not learn to live.

Imported by the process that the lives are forked from, and by nothing else.
"""

import asyncio
import tempfile
from pathlib import Path

from chat.wire import dump, load_action
from tests.faults.deeds import KINDS, furnish
from tests.faults.life import live
from tests.faults.worlds import StreetWorld


def warm_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database, street = Path(folder, "inn.db"), StreetWorld(Path(folder, "street"))
        asyncio.run(furnish(database, street.place))
        for kind in KINDS:
            load_action(dump(street.place.deed(kind)))
        live("street", street.place, street.url, str(database), "SendMessage", "")


warm_up()
