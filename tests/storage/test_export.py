import json

import pytest

from chat.settings import Catalogue, General, GroupSettings
from storage.export import ImportFault, export_group, import_settings
from storage.store import Store
from tests.storage.house import GROUP, MOD, after, called, case, decided, live, message, posted, removal, setting

CATALOGUE = Catalogue([General])
OTHER = "telegram:-2"


async def test_settings_go_out_and_come_back_in_another_group(store: Store) -> None:
    changes = [setting("group", "language", "zh-TW"), setting("group", "rules", "請友善\n<b>%s{0}</b>")]
    await live(store, decided(called("1"), *changes))
    lines = [line async for line in export_group(store.database, GROUP)]
    records = import_settings(lines, group=OTHER, by=MOD, catalogue=CATALOGUE, now=GroupSettings())
    await live(store, decided(called("2", group=OTHER), *records))
    assert (await store.settings(OTHER)).changes == (await store.settings(GROUP)).changes
    again = import_settings(lines, group=OTHER, by=MOD, catalogue=CATALOGUE, now=await store.settings(OTHER))
    assert again == []


async def test_every_case_of_the_group_is_exported_and_of_no_other(store: Store) -> None:
    numbers = range(205)
    opened = [decided(posted(str(n)), case(f"C{n}", message(str(n)), [removal(str(n))], at=after(n))) for n in numbers]
    await live(store, *opened)
    await live(store, decided(posted("1", group=OTHER), case("X", message("1", group=OTHER))))
    lines = [json.loads(line) async for line in export_group(store.database, GROUP)]
    assert [line["kind"] for line in lines] == ["settings"] + ["case"] * 205
    assert [line["case"]["id"] for line in lines[1:]] == [f"C{n}" for n in reversed(numbers)]
    assert lines[1]["actions"][0]["is"] == "DeleteMessage"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "5",
        "null",
        '{"kind": "settings"}',
        '{"kind": "settings", "changes": []}',
        '{"kind": "settings", "changes": {"group": 5}}',
        '{"kind": "settings", "changes": {"group": {"language": "xx"}}}',
        '{"kind": "settings", "changes": {"nowhere": {"a": 1}}}',
        '{"kind": "settings", "changes": {"group": {"retention_days": 1e999}}}',
        '{"a": ' * 2000,
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_changed(line: str) -> None:
    with pytest.raises(ImportFault, match="line 2"):
        import_settings(["", line], group=GROUP, by=MOD, catalogue=CATALOGUE, now=GroupSettings())
