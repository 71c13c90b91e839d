"""What is known of somebody else than the caller, as rules would see it."""

from bot.commands.command import Call
from chat.context import Context
from chat.events import MessagePosted
from chat.message import Message


async def context_of(call: Call, message: Message) -> Context:
    """Give the context in which a message's author stands at this moment. Only reads."""
    event = MessagePosted(id=f"{call.event.id}:about", group=call.group, at=call.context.now, message=message)
    await call.store.gather([event])
    return call.store.context(
        event, now=call.context.now, capabilities=call.context.capabilities, model=call.context.model
    )
