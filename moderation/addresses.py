"""Contacts: ways to reach somebody outside the group, as they stand in a folded text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from moderation.signs import excerpt, signs
from moderation.vocabulary.contacts import ADD, GIVEN, PERSON, PHONE, WALLET

_GIVEN: Final = re.compile(GIVEN)
_ADD: Final = re.compile(ADD)
_PERSON: Final = re.compile(PERSON)
_PHONE: Final = re.compile(PHONE)
_WALLET: Final = re.compile(WALLET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach somebody: `kind` is `channel`, `person`, `phone` or `wallet`; `id` may be empty.

    `asked`: the text asks to be added or written to, not only names an account.
    """

    kind: str
    channel: str
    id: str = ""
    asked: bool = False


@lru_cache(maxsize=256)
def contact(folded: str) -> Contact | None:
    """Give the plainest way to reach somebody that stands in a folded text."""
    text = excerpt(folded)
    seen = signs(text)
    found = _account(text) if "account" in seen else None
    if found is None and "reach" in seen:
        return _reached(text)
    return found


def _account(text: str) -> Contact | None:
    added, given = _ADD.search(text), _GIVEN.search(text)
    if given and _is_account(given["channel"], given["id"]):
        return Contact(kind="channel", channel=given["channel"], id=given["id"], asked=added is not None)
    if added and (added["id"] or len(added["channel"]) > 1 or added["channel"] == "v"):
        return Contact(kind="channel", channel=added["channel"], id=added["id"] or "", asked=True)
    return None


def _is_account(channel: str, account: str) -> bool:
    """Tell an account from the next word of an English sentence ("telegram desktop", "line number")."""
    return not channel.isascii() or not account.isascii() or not account.isalpha()


def _reached(text: str) -> Contact | None:
    if person := _PERSON.search(text):
        return Contact(kind="person", channel="✉", id=person["id"], asked=True)
    if phone := _PHONE.search(text):
        return Contact(kind="phone", channel="☎", id=phone[0])
    if wallet := _WALLET.search(text):
        coin = next(name.upper() for name, found in wallet.groupdict().items() if found)
        return Contact(kind="wallet", channel=coin, id=wallet[0])
    return None
