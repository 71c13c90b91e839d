"""Presets: sets of settings under one name. What a preset does not name goes back to its default."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from chat.records import Json

Preset: TypeAlias = Mapping[str, Mapping[str, Json]]
"""Section → setting → value."""

PRESETS: Final[Mapping[str, Preset]] = {
    "gentle": {
        "moderation": {"review_above": 0.7, "remove_above": 0.97},
        "sanctions": {"newcomer_spam": "delete", "first_mute_minutes": 15},
        "flood": {"messages": 12},
        "newcomers": {"messages": 3},
    },
    "standard": {},
    "strict": {
        "moderation": {"review_above": 0.5, "remove_above": 0.8},
        "sanctions": {"newcomer_spam": "ban", "first_mute_minutes": 240},
        "flood": {"messages": 6},
        "newcomers": {"messages": 10, "hours": 72},
        "links": {"newcomer_score": 0.35},
        "verification": {"who": "everyone", "how": "picture"},
    },
    "raid": {
        "moderation": {"review_above": 0.4, "remove_above": 0.7},
        "sanctions": {"newcomer_spam": "ban", "first_mute_minutes": 1440},
        "flood": {"messages": 4},
        "newcomers": {"messages": 20, "hours": 168},
        "links": {"newcomer_score": 0.6},
        "invites": {"newcomer_score": 0.9},
        "forwards": {"newcomer_score": 0.6},
        "repeats": {"times": 2},
        "verification": {"who": "everyone", "how": "picture", "minutes": 3},
        "raid": {"joins": 10, "alike": 4, "same": 3, "joiners": "decline"},
    },
}

FIELDS: Final = tuple(
    dict.fromkeys(
        (section, field) for preset in PRESETS.values() for section, fields in preset.items() for field in fields
    )
)
"""Every setting that some preset names, as (section, setting)."""


def differences(name: str, changes: Preset) -> dict[tuple[str, str], Json]:
    """Give what a preset would change in a group with these `changes`; nothing as a value is the default."""
    wanted = PRESETS[name]
    return {
        (section, field): wanted.get(section, {}).get(field)
        for section, field in FIELDS
        if wanted.get(section, {}).get(field) != changes.get(section, {}).get(field)
    }


def preset_of(changes: Preset) -> str:
    """Give the name of the preset that these changes are, or an empty string where they are none as it is."""
    return next((name for name in PRESETS if not differences(name, changes)), "")
