from chat.actions import Retract
from chat.records import ChangeSetting
from tests.bot.commands.room import ADMIN, GROUP, MOD, Room, of_kind


async def test_a_preset_changes_what_is_not_so_already(room: Room) -> None:
    changes = of_kind(await room.call(ADMIN, "preset strict"), ChangeSetting)
    assert [(each.section, each.field, each.value) for each in changes] == [
        ("moderation", "review_above", 0.5),
        ("moderation", "remove_above", 0.8),
        ("sanctions", "newcomer_spam", "ban"),
    ]
    assert of_kind(await room.call(ADMIN, "preset strict"), ChangeSetting) == []
    assert len(of_kind(await room.call(ADMIN, "preset 標準"), ChangeSetting)) == 3


async def test_a_preset_that_is_none_is_answered_with_those_there_are(room: Room) -> None:
    assert "gentle, standard, strict" in await room.told(ADMIN, "preset raid")
    assert of_kind(await room.call(MOD, "preset strict"), ChangeSetting) == []


async def test_done_takes_the_greeting_away(room: Room) -> None:
    (gone,) = of_kind(await room.call(ADMIN, "done"), Retract)
    assert gone.of == f"greeting:{GROUP}"
