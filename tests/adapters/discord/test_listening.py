"""What is heard over real sockets."""

from chat.events import MessagePosted
from tests.adapters.discord.conftest import Guest


async def test_a_message_becomes_an_event_with_its_author_and_channel(guest: Guest) -> None:
    said = await guest.fake.say("4", "good evening")
    event = await guest.event(MessagePosted)
    assert event.id == f"discord:100/301:{said['id']}:posted"
    assert (event.group, event.message.id, event.message.thread) == ("discord:100", f"301/{said['id']}", "301")
    assert (event.message.author.id, event.message.author.name, event.message.text) == (
        "discord:4",
        "Ann",
        "good evening",
    )
