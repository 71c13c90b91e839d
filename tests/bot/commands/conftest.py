from collections.abc import AsyncIterator

import pytest

from tests.bot.commands.room import Room
from tests.bot.commands.room import room as opened


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    async with opened() as one:
        yield one
