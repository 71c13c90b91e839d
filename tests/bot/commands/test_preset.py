"""/preset: sets of settings, shown, set and taken back whole."""

import pytest

from bot.presets import PRESETS, differences, preset_of
from bot.rules import CATALOGUE
from chat.actions import Retract, SendMessage
from chat.records import ChangeSetting
from engagement.greeting import PRESETS as OFFERED
from tests.bot.commands.room import ADMIN, GROUP, MOD, Room, of_kind


def values(actions: object) -> dict[str, object]:
    assert isinstance(actions, list)
    return {f"{each.section}.{each.field}": each.value for each in of_kind(actions, ChangeSetting)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_sets_only_what_there_is_to_values_that_can_be_and_are_no_defaults(name: str) -> None:
    for section, fields in PRESETS[name].items():
        for field, value in fields.items():
            assert CATALOGUE.validate(section, field, value, fields) == value
            assert CATALOGUE.kinds[section].model_fields[field].default != value, f"{section}.{field}"
    assert preset_of(PRESETS[name]) == name


def test_the_greeting_offers_presets_that_there_are() -> None:
    assert set(OFFERED) < set(PRESETS)


def test_the_stricter_a_preset_the_less_it_takes() -> None:
    limits = [CATALOGUE.kinds["moderation"].model_validate(PRESETS[name].get("moderation", {})) for name in PRESETS]
    assert [each.remove_above for each in limits] == sorted((each.remove_above for each in limits), reverse=True)  # type: ignore[attr-defined]


async def test_a_preset_changes_what_is_not_so_already(room: Room) -> None:
    first = await room.call(ADMIN, "preset strict")
    assert values(first)["moderation.review_above"] == 0.5
    assert len(values(first)) == len(differences("strict", {}))
    assert values(await room.call(ADMIN, "preset strict")) == {}
    assert set(values(await room.call(ADMIN, "preset 標準")).values()) == {None}


async def test_a_preset_leaves_other_settings_alone(room: Room) -> None:
    await room.call(ADMIN, "settings points message 3")
    await room.call(ADMIN, "preset raid")
    await room.call(ADMIN, "preset standard")
    assert (await room.store.settings(GROUP)).changes == {"points": {"message": 3}}


async def test_without_a_name_it_shows_what_each_would_change_and_changes_nothing(room: Room) -> None:
    shown = await room.call(MOD, "preset")
    (answer,) = shown
    assert isinstance(answer, SendMessage)
    assert [button.command for button in answer.buttons] == ["preset gentle", "preset strict", "preset raid"]
    told = await room.told(MOD, "preset")
    assert "Now: Standard." in told
    assert "moderation.remove_above: 0.9 → 0.97" in told
    await room.call(ADMIN, "settings flood messages 9")
    assert "Now: Your own." in await room.told(MOD, "preset")


async def test_a_preset_is_taken_back_whole_to_what_was_there_before(room: Room) -> None:
    await room.call(ADMIN, "settings flood messages 9")
    before = (await room.store.settings(GROUP)).changes
    actions = await room.call(ADMIN, "preset strict")
    (button,) = next(each for each in actions if isinstance(each, SendMessage)).buttons
    await room.call(ADMIN, "settings newcomers hours 7")
    assert "flood.messages: 6 → 9" in await room.told(ADMIN, button.command)
    assert (await room.store.settings(GROUP)).changes == {**before, "newcomers": {"hours": 7}}


async def test_undo_by_itself_takes_back_the_last_one(room: Room) -> None:
    assert "nothing" in await room.told(ADMIN, "preset undo")
    await room.call(ADMIN, "preset raid")
    await room.call(ADMIN, "preset undo")
    assert (await room.store.settings(GROUP)).changes == {}


async def test_a_preset_that_is_none_is_answered_with_those_there_are(room: Room) -> None:
    assert "gentle, standard, strict, raid" in await room.told(ADMIN, "preset fierce")
    assert of_kind(await room.call(MOD, "preset strict"), ChangeSetting) == []


async def test_done_takes_the_greeting_away(room: Room) -> None:
    (gone,) = of_kind(await room.call(ADMIN, "done"), Retract)
    assert gone.of == f"greeting:{GROUP}"  # type: ignore[attr-defined]
