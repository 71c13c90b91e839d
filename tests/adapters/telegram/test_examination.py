"""What /doctor finds."""

from datetime import timedelta
from typing import Any

import pytest

from adapters.telegram.examination import faults

WELL: dict[str, Any] = {
    "me": {"can_read_all_group_messages": False},
    "member": {"status": "administrator", "can_delete_messages": True, "can_restrict_members": True},
    "chat": {"type": "supergroup"},
    "webhook": {"url": "", "pending_update_count": 3},
    "skew": timedelta(seconds=2),
}


def test_where_all_is_well_nothing_is_found() -> None:
    assert list(faults(**WELL)) == []


@pytest.mark.parametrize(
    ("about", "keys"),
    [
        (
            {"member": {"status": "member"}},
            ["doctor-no-admin", "lacks-can-delete-messages", "lacks-can-restrict-members", "doctor-privacy"],
        ),
        ({"member": WELL["member"] | {"can_delete_messages": False}}, ["lacks-can-delete-messages"]),
        ({"chat": {"type": "group"}}, ["doctor-basic-group"]),
        ({"webhook": {"url": "https://x.example"}}, ["doctor-webhook"]),
        ({"webhook": {"pending_update_count": 5000}}, ["doctor-backlog"]),
        ({"skew": timedelta(hours=-1)}, ["doctor-clock"]),
    ],
)
def test_each_fault_is_found(about: dict[str, Any], keys: list[str]) -> None:
    assert [each.key for each in faults(**(WELL | about))] == keys
