from datetime import timedelta

from chat.actions import Ban, Kick, Mute, SendMessage, Unban, Unmute
from chat.case import Outcome, Step
from chat.gestures import DirectMessage
from chat.platform import Capabilities
from chat.records import AddWarning, OpenCase
from storage.views import cases
from tests.bot.commands.room import ADMIN, BOB, GROUP, MOD, OFFICE, OTHER, OWNER, Room, of_kind, said


async def test_warnings_climb_the_ladder_and_say_so(room: Room) -> None:
    first = await room.call(MOD, "warn @bob off topic")
    assert "the next warning mutes for one hour" in said(first)
    assert not of_kind(first, Mute)
    second = await room.call(MOD, "warn @bob again")
    assert "for the second time and muted for one hour" in said(second)
    assert [mute.until - room.now for mute in of_kind(second, Mute) if isinstance(mute, Mute)] == [timedelta(hours=1)]
    third = await room.call(MOD, "warn @bob still")
    assert "for the third time and muted for one day" in said(third)
    fourth = await room.call(MOD, "warn @bob really")
    assert "for the 4th time and muted for one day" in said(fourth)


async def test_an_expired_warning_no_longer_counts(room: Room) -> None:
    await room.call(MOD, "warn @bob off topic")
    room.now += timedelta(days=31)
    assert not of_kind(await room.call(MOD, "warn @bob off topic"), Mute)


async def test_warnings_of_another_group_do_not_count(room: Room) -> None:
    await room.fill(OTHER)
    await room.call(MOD, "warn @bob off topic", group=OTHER)
    assert not of_kind(await room.call(MOD, "warn @bob off topic"), Mute)


async def test_a_mute_lasts_as_long_as_it_was_asked_for_and_an_hour_without(room: Room) -> None:
    asked = of_kind(await room.call(MOD, "mute @bob 2小时 太吵"), Mute)
    assert [each.until - room.now for each in asked if isinstance(each, Mute)] == [timedelta(hours=2)]
    usual = of_kind(await room.call(MOD, "mute @bob too loud"), Mute)
    assert [each.until - room.now for each in usual if isinstance(each, Mute)] == [timedelta(hours=1)]


async def test_a_ban_is_for_good_or_for_a_time(room: Room) -> None:
    for_good = await room.call(MOD, "ban @bob adverts")
    assert "banned for good" in said(for_good)
    assert [ban.until for ban in of_kind(for_good, Ban) if isinstance(ban, Ban)] == [None]
    assert "banned for 7 days" in said(await room.call(MOD, "ban @bob 7d adverts"))


async def test_every_sanction_by_hand_opens_a_case_that_names_who_and_why(room: Room) -> None:
    for line, step in (("warn", Step.WARN), ("mute", Step.MUTE), ("kick", Step.KICK), ("ban", Step.BAN)):
        opened = of_kind(await room.call(MOD, f"{line} @bob because"), OpenCase)
        assert isinstance(opened[0], OpenCase)
        file = await cases.case(room.store.database, GROUP, opened[0].case.id)
        assert file is not None
        assert file.case.outcome is Outcome.ACTED
        assert file.case.receipt.verdict.step is step
        assert file.actions
        receipt = await room.told(MOD, f"why {file.case.id}")
        assert "Mod decided it by hand. Reason: because" in receipt


async def test_what_was_lifted_is_lifted(room: Room) -> None:
    assert of_kind(await room.call(MOD, "unmute @bob"), Unmute)
    assert of_kind(await room.call(MOD, "unban @bob"), Unban)


async def test_a_dry_run_does_nothing_on_the_network_and_says_so(room: Room) -> None:
    await room.call(ADMIN, "settings group dry_run on")
    actions = await room.call(MOD, "ban @bob adverts")
    assert not of_kind(actions, Ban, Kick, Mute)
    assert said(actions).startswith("Dry run")


async def test_a_button_in_the_office_can_ban_the_author_of_a_case(room: Room) -> None:
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    case = await room.case(await room.say(BOB, "buy now"), [])
    actions = await room.call(MOD, f"ban {case.id}", place=OFFICE, private=True)
    assert [ban.member.id for ban in of_kind(actions, Ban) if isinstance(ban, Ban)] == [BOB.id]
    answer = of_kind(actions, SendMessage)[-1]
    assert isinstance(answer, SendMessage)
    assert answer.group == OFFICE
    assert answer.buttons


async def test_a_warning_is_kept_once_under_its_case(room: Room) -> None:
    actions = await room.call(MOD, "warn @bob off topic")
    opened, warning = of_kind(actions, OpenCase)[0], of_kind(actions, AddWarning)[0]
    assert isinstance(opened, OpenCase)
    assert isinstance(warning, AddWarning)
    assert opened.case.id == warning.warning


async def test_the_word_clean_takes_away_what_the_banned_wrote(room: Room) -> None:
    for line, clean, why in (
        ("ban @bob 7d clean adverts", True, "adverts"),
        ("ban @bob 清理", True, ""),
        ("ban @bob cleaning adverts", False, "cleaning adverts"),
    ):
        actions = await room.call(MOD, line)
        assert [bool(each.cleanup) for each in of_kind(actions, Ban) if isinstance(each, Ban)] == [clean], line
        assert f"Reason: {why}" in said(actions) if why else "Reason" not in said(actions)


async def test_who_is_warned_by_a_slash_command_hears_it_where_it_was_asked_for(room: Room) -> None:
    actions = await room.call(MOD, "warn @bob off topic", private=True, thread="303")
    notices = [each for each in of_kind(actions, SendMessage) if isinstance(each, SendMessage) and not each.to]
    assert [each.thread for each in notices] == ["303"]
    await room.call(OWNER, f"settings group moderators {OFFICE}")
    actions = await room.call(MOD, "mute @bob", place=OFFICE, thread="9", private=True)
    told = [each for each in of_kind(actions, SendMessage) if isinstance(each, SendMessage)]
    assert [(each.group, each.thread) for each in told] == [(GROUP, ""), (OFFICE, "9")]


async def test_who_is_muted_is_told_in_private_where_the_group_wants_that(room: Room) -> None:
    await room.call(ADMIN, "settings sanctions tell_in_private on")
    (told,) = of_kind(await room.call(MOD, "mute @bob 2h", private=True), DirectMessage)
    assert isinstance(told, DirectMessage)
    assert (told.member.id, bool(told.aloud)) == (BOB.id, True)
    unable = await room.call(MOD, "mute @bob 2h", private=True, able=Capabilities(direct=False))
    assert not of_kind(unable, DirectMessage)
    assert not of_kind(await room.call(MOD, "ban @bob", private=True), DirectMessage)
