from dataclasses import replace
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from chat.actions import SendMessage
from chat.case import Label
from chat.decision import Decision
from chat.events import ButtonPressed, MemberJoined, Reacted, TopicDue
from chat.people import Role, Standing
from chat.plain import plain
from chat.records import CheckIn, CountTopic, RemoveWarning, TrustMember
from storage import tables
from storage.store import Store
from storage.tally import MOST_AT_ONCE
from tests.conftest import OpenStore
from tests.storage.house import (
    ANN,
    BOB,
    GROUP,
    MOD,
    NOW,
    TODAY,
    WHY,
    after,
    called,
    case,
    decided,
    edited,
    live,
    message,
    points,
    posted,
    removal,
    seen,
    setting,
    warning,
)


async def count(store: Store, table: object) -> int:
    return (await store.database.rows(select(func.count()).select_from(table)))[0][0]


async def test_a_new_member_has_no_standing_and_after_a_message_one(store: Store) -> None:
    event = posted("1")
    assert (await seen(store, event)).standing == Standing(member=ANN.id)
    await live(store, decided(event))
    assert (await seen(store, posted("2"))).standing == Standing(member=ANN.id, since=NOW, messages=1)


async def test_events_that_were_kept_are_not_seen_again_and_repeats_in_a_batch_are_one(store: Store) -> None:
    first, second, third = posted("1"), posted("2"), posted("3")
    await live(store, decided(second))
    assert await store.unseen([third, first, second, third, first]) == [third, first]
    assert await store.unseen([]) == []


async def test_the_same_event_id_in_two_groups_is_two_events(store: Store) -> None:
    first = replace(posted("1"), id="same")
    other = replace(posted("1", group="telegram:-2"), id="same")
    await live(store, decided(first))
    assert await store.unseen([first, other]) == [other]


async def test_a_batch_kept_twice_changes_nothing(store: Store) -> None:
    batch = [
        decided(posted("1"), points("e1"), warning("w1"), setting("flood", "messages", 9), removal("0")),
        decided(posted("2", BOB), case("CASE0001", message("2", BOB)), SendMessage(group=GROUP, reason=WHY, text="hi")),
    ]
    await live(store, *batch)
    before = await seen(store, posted("9"))
    rows = [await count(store, table) for table in tables.metadata.sorted_tables]
    await store.keep(batch)
    store.forget([GROUP])
    again = await seen(store, posted("9"))
    assert [await count(store, table) for table in tables.metadata.sorted_tables] == rows
    assert again.standing == before.standing
    assert again.settings.changes == before.settings.changes
    assert again.settings.version == before.settings.version == 1


async def test_of_a_batch_that_was_kept_in_part_the_rest_is_kept(store: Store) -> None:
    first, second = decided(posted("1"), points("e1")), decided(posted("2"), points("e2"))
    await live(store, first)
    await live(store, first, second)
    store.forget([GROUP])
    assert (await seen(store, posted("3"))).standing.points == 10
    assert (await seen(store, posted("3"))).standing.messages == 2


async def test_the_window_comes_back_after_a_restart_in_its_order(store: Store, open_store: OpenStore) -> None:
    said = [posted(str(n), ANN if n % 2 else BOB, f"text {n}", at=after(n)) for n in range(30)]
    await live(store, *(decided(each) for each in said))
    recent = (await seen(await open_store(), posted("99"))).recent
    assert [each.id for each in recent] == [str(n) for n in range(30)]
    assert list(recent) == [each.message for each in said]
    assert [each.id for each in recent.saying("text 7")] == ["7"]


async def test_a_removed_message_leaves_the_window_and_does_not_count(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(posted("1")), decided(posted("2"), removal("1"), removal("2")), decided(posted("3")))
    for each in (store, await open_store()):
        context = await seen(each, posted("9"))
        assert [message.id for message in context.recent] == ["3"]
        assert context.standing.messages == 1


async def test_a_message_removed_twice_counts_once(store: Store) -> None:
    await live(store, decided(posted("1")), decided(posted("2")))
    await live(store, decided(called("a"), removal("1")))
    await live(store, decided(called("b"), removal("1"), removal("unknown")))
    assert (await seen(store, posted("9"))).standing.messages == 1


async def test_an_edit_takes_the_place_of_the_message_and_counts_as_none(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(posted("1")), decided(posted("2")), decided(edited("1", text="changed", at=after(60))))
    for each in (store, await open_store()):
        context = await seen(each, posted("9"))
        assert [message.text for message in context.recent] == ["changed", "hello"]
        assert context.standing.messages == 2


async def test_an_edit_that_comes_before_its_original_ends_the_same(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(edited("1", text="newest", at=after(60))))
    await live(store, decided(edited("1", text="older", at=after(30))))
    await live(store, decided(posted("1", text="oldest")))
    for each in (store, await open_store()):
        context = await seen(each, posted("9"))
        assert [message.text for message in context.recent] == ["newest"]
        assert context.standing.messages == 1


async def test_a_removed_message_does_not_come_back_by_an_edit(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(posted("1"), removal("1")))
    await live(store, decided(edited("1", text="back", at=after(60))))
    for each in (store, await open_store()):
        context = await seen(each, posted("9"))
        assert list(context.recent) == []
        assert context.standing.messages == 0


async def test_warnings_count_until_they_expire_or_are_taken_back(store: Store, open_store: OpenStore) -> None:
    first, second = warning("w1", until=after(100)), warning("w2", until=after(1000))
    await live(store, decided(posted("1"), first, second, first))
    assert (await seen(store, posted("2"))).standing.warnings == 2
    assert (await seen(store, posted("2"), after(100))).standing.warnings == 1
    await live(store, decided(called("1"), second.inverse()))
    for each in (store, await open_store()):
        assert (await seen(each, posted("2"))).standing.warnings == 1
        assert (await seen(each, posted("2"), after(100))).standing.warnings == 0


async def test_one_case_may_warn_both_sides_of_a_quarrel(store: Store) -> None:
    await live(store, decided(posted("1"), warning("CASE", ANN), warning("CASE", BOB)), decided(posted("2", BOB)))
    await live(store, decided(called("1"), RemoveWarning(group=GROUP, reason=WHY, member=ANN, warning="CASE")))
    assert (await seen(store, posted("3"))).standing.warnings == 0
    assert (await seen(store, posted("3", BOB))).standing.warnings == 1


async def test_points_of_one_entry_are_given_once_however_often_it_is_asked(store: Store) -> None:
    await live(store, decided(posted("1"), points("e1"), points("e1", amount=50)))
    await live(store, decided(posted("2"), points("e1")))
    assert (await seen(store, posted("3"))).standing.points == 5
    store.forget([GROUP])
    assert (await seen(store, posted("3"))).standing.points == 5


async def test_points_of_today_begin_anew_each_day_of_the_group(store: Store) -> None:
    await live(store, decided(called("1"), setting("group", "timezone", "Asia/Shanghai")))
    await live(store, decided(posted("1"), points("e1", amount=3), points("e2", amount=4, day="2026-03-02")))
    midnight = NOW.replace(hour=16, minute=0)
    assert (await seen(store, posted("2"), midnight - timedelta(seconds=1))).standing.points_today == 0
    assert (await seen(store, posted("2"), midnight)).standing.points_today == 4
    assert (await seen(store, posted("2"), midnight)).standing.points == 7


async def test_an_entry_of_impossible_size_is_not_entered(store: Store) -> None:
    await live(store, decided(posted("1"), points("e1", amount=MOST_AT_ONCE), points("e2", amount=2**63)))
    await live(store, decided(posted("2"), points("e3", amount=-(MOST_AT_ONCE + 1))))
    for _ in range(2):
        assert (await seen(store, posted("3"))).standing.points == MOST_AT_ONCE
        store.forget([GROUP])


async def test_check_ins_streaks_and_trust_are_remembered(store: Store, open_store: OpenStore) -> None:
    check_in = CheckIn(group=GROUP, reason=WHY, member=ANN, day=TODAY, streak=4)
    trust = TrustMember(group=GROUP, reason=WHY, member=ANN, trusted=True)
    await live(store, decided(called("1", ANN), check_in, trust))
    for each in (store, await open_store()):
        standing = (await seen(each, posted("1"))).standing
        assert (standing.streak, standing.checked_in_on, standing.trusted) == (4, TODAY, True)


async def test_the_last_case_about_a_member_is_part_of_their_standing(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(posted("1"), case("CASE0001", message("1"))))
    for each in (store, await open_store()):
        standing = (await seen(each, posted("2"))).standing
        assert (standing.last_case, standing.last_case_at) == (Label.SPAM, NOW)


async def test_a_member_nobody_has_met_can_be_warned(store: Store) -> None:
    await live(store, decided(called("1"), warning("w1", BOB)))
    standing = (await seen(store, posted("1", BOB))).standing
    assert (standing.since, standing.warnings) == (None, 1)


async def test_a_role_follows_what_the_network_says_last(store: Store, open_store: OpenStore) -> None:
    await live(store, decided(posted("1", MOD)))
    assert (await seen(store, posted("2", MOD))).standing.role is Role.MODERATOR
    demoted = replace(MOD, role=Role.MEMBER, name="Former mod")
    await live(store, decided(posted("2", demoted)))
    for each in (store, await open_store()):
        assert (await seen(each, posted("3", demoted))).standing.role is Role.MEMBER


async def test_settings_hold_changed_values_only_and_count_versions(store: Store, open_store: OpenStore) -> None:
    changes = [setting("flood", "messages", 7), setting("faq", "entries", [{"q": "何时", "a": "今晚"}])]
    await live(store, decided(called("1"), *changes))
    await live(store, decided(called("2"), setting("flood", "messages", None, before=7)))
    other = await open_store()
    for settings in (
        (await seen(store, posted("1"))).settings,
        (await seen(other, posted("1"))).settings,
        await other.settings(GROUP),
        (await other.group_settings())[GROUP],
    ):
        assert settings.changes == {"faq": {"entries": [{"q": "何时", "a": "今晚"}]}}
        assert settings.version == 3
    assert await count(store, tables.settings) == 1


async def test_settings_known_in_memory_include_what_was_decided_last(store: Store) -> None:
    change = decided(called("1"), setting("group", "language", "zh-TW"))
    await store.gather([change.event])
    store.advance(change)
    assert store.known_settings(GROUP).general.language == "zh-TW"
    assert store.known_settings("telegram:-404").version == 0


async def test_a_topic_is_remembered_with_its_last_post(store: Store, open_store: OpenStore) -> None:
    due = TopicDue(id="due", group=GROUP, at=NOW, schedule="s", planned_at=NOW)
    posts = [
        CountTopic(group=GROUP, reason=WHY, topic=topic, post=post, at=at)
        for topic, post, at in (("tea", "p1", after(5)), ("tea", "p2", after(3)), ("rain", "p3", NOW))
    ]
    await live(store, decided(due, *posts))
    for each in (store, await open_store()):
        assert (await seen(each, posted("1"))).topics == {"tea": after(5), "rain": NOW}


async def test_a_context_keeps_the_topics_it_was_given(store: Store) -> None:
    context = await seen(store, posted("1"))
    store.advance(decided(posted("1"), CountTopic(group=GROUP, reason=WHY, topic="tea", post="p", at=NOW)))
    assert context.topics == {}


async def test_groups_know_nothing_of_each_other(store: Store) -> None:
    other = "telegram:-2"
    await live(
        store,
        decided(posted("1"), points("e1"), warning("w1"), setting("flood", "messages", 3), removal("1", group=other)),
    )
    await live(store, decided(posted("1", group=other), points("e1", amount=1, group=other)))
    context = await seen(store, posted("2", group=other))
    assert context.standing == Standing(member=ANN.id, since=NOW, messages=1, points=1, points_today=1)
    assert context.settings.changes == {}
    assert len(context.recent) == 1
    assert len((await seen(store, posted("2"))).recent) == 1


async def test_the_same_number_on_two_networks_is_two_members_and_two_groups(store: Store) -> None:
    telegram, discord = replace(ANN, id="telegram:7"), replace(ANN, id="discord:7")
    await live(store, decided(posted("1", telegram, group="telegram:5"), points("e", telegram, group="telegram:5")))
    context = await seen(store, posted("1", discord, group="discord:5"))
    assert context.standing == Standing(member="discord:7")
    assert len(context.recent) == 0


async def test_a_button_is_about_the_group_of_its_card(store: Store) -> None:
    await live(store, decided(called("1"), setting("group", "language", "zh-CN")))
    press = ButtonPressed(id="b", group="telegram:-office", at=NOW, by=MOD, pressed="undo X", about=GROUP)
    assert (await seen(store, press)).settings.general.language == "zh-CN"


async def test_a_reaction_without_a_member_has_an_empty_standing(store: Store) -> None:
    event = Reacted(id="r", group=GROUP, at=NOW, message="1", emoji="👍", author=ANN)
    await live(store, decided(event, points("e1")))
    assert (await seen(store, event)).standing == Standing()
    assert (await seen(store, posted("1"))).standing.points == 5


async def test_who_joins_is_known_from_then_on(store: Store) -> None:
    await live(store, decided(MemberJoined(id="j", group=GROUP, at=NOW, member=ANN, inviter=BOB)))
    assert (await seen(store, posted("1"))).standing.since == NOW


@pytest.mark.parametrize("text", ["a\x00b", "\ud800 lone", "ok \udfff\x00", "\u202ezalgo҉҉", "𝟙😀" * 50])
async def test_broken_text_that_slipped_through_is_kept_all_the_same(
    store: Store, open_store: OpenStore, text: str
) -> None:
    strange = replace(ANN, id=f"telegram:{text}", name=text, username=text)
    event = posted(text, strange, text)
    await live(
        store,
        decided(event, points(text, strange), warning(text, strange), case("CASE0001", event.message)),
        decided(called("1"), setting("group", "rules", text), SendMessage(group=GROUP, reason=WHY, text=text)),
    )
    assert await store.unseen([event]) == []
    recent = list((await seen(await open_store(), posted("9"))).recent)
    assert [each.text.replace("\0", "") for each in recent] == [plain(text)]


async def test_moments_come_back_with_their_zone_in_utc(store: Store, open_store: OpenStore) -> None:
    there = NOW.astimezone(ZoneInfo("Asia/Shanghai"))
    await live(store, decided(posted("1", at=there)))
    since = (await seen(await open_store(), posted("2"))).standing.since
    assert since == NOW
    assert since is not None
    assert since.tzinfo is UTC


async def test_a_moment_without_zone_is_an_error_that_keeps_nothing(store: Store) -> None:
    with pytest.raises(Exception, match="time zone"):
        await live(store, decided(posted("1", at=NOW.replace(tzinfo=None))))
    store.forget([GROUP])
    assert await count(store, tables.events) == 0


async def test_forgotten_groups_are_loaded_again(store: Store) -> None:
    await live(store, decided(posted("1")))
    store.advance(Decision(event=posted("2"), actions=(points("e1"),)))
    store.forget([GROUP])
    standing = (await seen(store, posted("3"))).standing
    assert (standing.messages, standing.points) == (1, 0)
