"""Codes on pictures: which of a message's links stand on one."""

from chat.message import Link, Message


def on_code(link: Link, message: Message) -> bool:
    """Tell whether a link is what a code on one of the message's pictures says."""
    address = _bare(link.url)
    return any(address in _bare(code) for picture in message.pictures for code in picture.codes)


def _bare(address: str) -> str:
    lower = address.strip().lower().rstrip("/")
    return lower.partition("://")[2] or lower
