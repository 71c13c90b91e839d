"""The menu: what Discord shows, in three languages, to those who may."""

import re
from pathlib import Path
from typing import Any

import discord
import pytest

from adapters.discord.menu import changes, menu, options_of
from adapters.discord.rights import FOR_COMMANDS, INVITE, NEEDED, lacking, lacking_for_commands
from chat.language import has
from tests.adapters.discord.conftest import SPECS

OFFERED = menu(SPECS)
BY_NAME = {spec.name: spec for spec in SPECS}
NAME = re.compile(r"[-_'\w]{1,32}")


def test_every_command_is_offered_and_four_entries_for_a_message() -> None:
    assert [each["name"] for each in OFFERED if each["type"] == 1] == [spec.name for spec in SPECS]
    assert [each["name"] for each in OFFERED if each["type"] == 3] == [
        "Report",
        "Why",
        "Delete from here",
        "Mark as spam",
    ]


@pytest.mark.parametrize("offered", OFFERED, ids=lambda each: each["name"])
def test_names_and_descriptions_are_ones_that_discord_takes(offered: dict[str, Any]) -> None:
    for part in (offered, *offered["options"]):
        if offered["type"] == 1:
            names = [part["name"], *part["name_localizations"].values()]
            assert all(NAME.fullmatch(name) and name == name.lower() for name in names)
            texts = [part["description"], *part["description_localizations"].values()]
            assert all(1 <= len(text) <= 100 for text in texts)
        assert set(part["name_localizations"]) == {"zh-CN", "zh-TW"}
    required = [option["required"] for option in offered["options"]]
    assert required == sorted(required, reverse=True)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("mute", ["member", "duration", "reason"]),
        ("ban", ["member", "case", "duration", "choice", "reason"]),
        ("poll", ["question", "answers"]),
        ("slow", ["duration"]),
        ("title", ["member", "title"]),
        ("purge", ["member", "count"]),
        ("settings", ["section", "setting", "value"]),
        ("stage", ["detector", "choice"]),
        ("lang", ["choice"]),
        ("confirm", ["case"]),
        ("faq", ["what"]),
        ("rules", []),
    ],
)
def test_options_are_those_of_the_usage(command: str, options: list[str]) -> None:
    assert [option.name for option in options_of(BY_NAME[command])] == options


def test_who_may_not_call_a_command_does_not_see_it() -> None:
    shown = {each["name"]: each["default_member_permissions"] for each in OFFERED}
    assert (shown["points"], shown["ban"], shown["lang"]) == (None, 1 << 13, 1 << 5)
    assert (shown["Report"], shown["Mark as spam"]) == (None, 1 << 13)


def test_what_discord_has_already_is_not_put_again() -> None:
    there = [{**each, "id": str(n), "version": "1", "nsfw": False} for n, each in enumerate(OFFERED)]
    for each in there:
        powers = each["default_member_permissions"]
        each["default_member_permissions"] = None if powers is None else str(powers)
    assert changes(there, OFFERED) == ([], [])
    assert changes([], OFFERED) == (OFFERED, [])
    assert changes([*there, {"id": "99", "name": "old", "type": 1}], OFFERED) == ([], ["99"])
    there[0] = {**there[0], "default_member_permissions": "8"}
    assert changes(there, OFFERED) == ([OFFERED[0]], [])
    assert changes("nonsense", OFFERED)[0] == OFFERED


def test_the_invite_link_asks_for_exactly_what_is_needed() -> None:
    page = (Path(__file__).parents[3] / "docs" / "discord.md").read_text("utf-8")
    assert f"permissions={INVITE}\n" in page
    rights = NEEDED | FOR_COMMANDS
    assert len(rights) == INVITE.bit_count() == 15
    named = {name.replace("view_channels", "view_channel"): True for name in rights}
    assert discord.Permissions(**named).value == INVITE
    assert all(right.replace("_", " ") in page.lower() for right in rights)
    assert all(has(f"lacks-{right.replace('_', '-')}") for right in rights)
    assert lacking_for_commands(INVITE) == ()
    assert lacking_for_commands(0) == tuple(FOR_COMMANDS)
    assert lacking(INVITE) == ()
    assert lacking(0) == tuple(NEEDED)
    assert lacking(1 << 3) == ()
