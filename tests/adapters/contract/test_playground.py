"""The playground passes the contract."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.playground.people import LOBBY, Account
from adapters.playground.platform import Playground
from adapters.playground.wishes import PressButton, Say
from chat.events import Event, MemberLeft
from chat.people import Kind, Member
from tests.adapters.contract.contract import Contract
from tests.adapters.playground.stand_ins import COMMANDS, Collector, running


class PlaygroundStand:
    """The lobby, in which a newcomer lives."""

    group = LOBBY
    topic = role = ""

    def __init__(self, platform: Playground, collector: Collector, guest: Account) -> None:
        self.platform = platform
        self.collector = collector
        self.guest = guest.id

    async def say(self, text: str) -> Event:
        await self.platform.fulfil(Say.model_validate({"as": self.guest, "chat": "lobby", "text": text}))
        return self._last()

    async def bot_says(self, text: str) -> Event:
        bot = Member(id="playground:900", name="Promo", username="promo_bot", kind=Kind.BOT)
        self.platform.world.keep(Account(member=bot, face="P", tone="ink", part="guest", playable=True))
        await self.platform.fulfil(Say.model_validate({"as": bot.id, "chat": "lobby", "text": text}))
        return self._last()

    async def press(self, message: str, label: str) -> Event:
        (command,) = (each.command for each in self.platform.world.post(message).buttons if each.label == label)
        await self.platform.fulfil(
            PressButton.model_validate({"as": self.guest, "message": message, "command": command})
        )
        return self._last()

    def _last(self) -> Event:
        return [event for event in self.collector.events if not isinstance(event, MemberLeft)][-1]

    def text(self, message: str) -> str | None:
        found = self.platform.world.posts.get(message)
        return found.text if found else None

    @property
    def _account(self) -> Account:
        return self.platform.world.accounts[self.guest]

    def picture(self, message: str) -> bool:
        return bool(self.platform.world.posts[message].picture)

    def may_write(self) -> bool:
        return not self._account.muted_at(self.platform.world.clock())

    def pinned(self, message: str) -> bool:
        return self.platform.world.posts[message].pinned

    def reactions(self, message: str) -> list[str]:
        return list(self.platform.world.posts[message].reactions)

    def poll(self, message: str) -> tuple[str, list[str], bool]:
        raise NotImplementedError

    def pace(self) -> float:
        raise NotImplementedError

    def topic_is_open(self) -> bool:
        raise NotImplementedError

    def title(self) -> bool:
        raise NotImplementedError

    def alone(self) -> list[str]:
        return [post.text for post in self.platform.world.posts.values() if post.to == self.guest]

    def shut_up(self) -> None:
        """Nobody can do that here."""

    def is_in(self) -> bool:
        return self._account.present

    def may_return(self) -> bool:
        return not self._account.banned_at(self.platform.world.clock())


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[PlaygroundStand]:
    collector = Collector()
    async with running(Playground(tmp_path, port=0, commands=COMMANDS, cast=False), collector) as playground:
        yield PlaygroundStand(playground, collector, await playground.enter())


class TestPlayground(Contract):
    pass
