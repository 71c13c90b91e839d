"""Reading back is chosen, declined and stopped by buttons."""

from chat.actions import SendMessage
from chat.platform import Capabilities
from chat.records import ChangeSetting
from tests.bot.commands.room import ADMIN, MOD, Room, of_kind, said

READS = Capabilities(reads_back=True)


async def offered(room: Room) -> list[str]:
    (answer,) = await room.call(MOD, "history", able=READS)
    assert isinstance(answer, SendMessage)
    return [button.command for button in answer.buttons]


async def test_who_wants_nothing_read_back_says_so_and_nothing_changes(room: Room) -> None:
    assert await offered(room) == ["history 7", "history 30", "history 90", "history no"]
    for line in ("history no", "history stop", "history 不"):
        actions = await room.call(ADMIN, line, able=READS)
        assert not of_kind(actions, ChangeSetting)
        assert "/history 30 does so at any time" in said(actions)


async def test_what_is_being_read_can_be_stopped_by_the_same_words(room: Room) -> None:
    await room.call(ADMIN, "history 30", able=READS)
    assert (await offered(room))[-1] == "history stop"
    actions = await room.call(ADMIN, "history no", able=READS)
    assert of_kind(actions, ChangeSetting)
    assert (await offered(room))[-1] == "history no"
