"""What is heard over real sockets: every kind once, then what goes wrong."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.answers import DiscordError
from adapters.discord.rights import INVITE
from bot.networks import suggestions
from chat.events import (
    ButtonPressed,
    CommandCalled,
    Intercepted,
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MessageEdited,
    MessagePosted,
    Reacted,
    RightsChanged,
)
from chat.people import Kind, Power, Role
from tests.adapters.discord.conftest import SPECS, Guest, connected
from tests.adapters.discord.server import FakeDiscord, Fault, until
from tests.adapters.discord.specification import FILE, faults
from tests.adapters.discord.world import BOT, EVERYONE_MAY, EVERYTHING, Server, snowflake, user


async def test_a_message_becomes_an_event_with_its_author_and_channel(guest: Guest) -> None:
    said = await guest.fake.say("4", "good evening")
    event = await guest.event(MessagePosted)
    assert event.id == f"discord:100/301:{said['id']}:posted"
    assert (event.group, event.message.id, event.message.thread) == ("discord:100", f"301/{said['id']}", "301")
    assert (event.message.author.id, event.message.author.name) == ("discord:4", "Ann")
    assert event.message.text == "good evening"


async def test_roles_are_those_of_the_server(guest: Guest) -> None:
    for author in "1234":
        await guest.fake.say(author, "hello")
    await guest.event(MessagePosted, 4)
    roles = [event.message.author.role for event in guest.of(MessagePosted)]  # type: ignore[attr-defined]
    assert roles == [Role.OWNER, Role.MODERATOR, Role.ADMIN, Role.MEMBER]


async def test_the_gateway_is_read_compressed(guest: Guest) -> None:
    assert guest.fake.compressed == ["zlib-stream"]


async def test_an_edit_is_an_event_of_its_own_and_the_same_form_twice_the_same_event(guest: Guest) -> None:
    said = await guest.fake.say("4", "good evening")
    new = {**said, "content": "https://casino.example/x", "edited_timestamp": "2026-03-02T12:00:00+00:00"}
    for _ in range(2):
        await guest.fake.tell("MESSAGE_UPDATE", guest.fake.server.told(new))
    await guest.event(MessageEdited, 2)
    one, two = guest.of(MessageEdited)
    assert one == two
    assert one.message.text == "https://casino.example/x"  # type: ignore[attr-defined]


async def test_an_edit_without_the_authors_roles_has_them_looked_up(guest: Guest) -> None:
    said = await guest.fake.say("2", "good evening")
    await guest.fake.tell("MESSAGE_UPDATE", {**said, "guild_id": "100", "content": "edited"})
    event = await guest.event(MessageEdited)
    assert event.message.author.role is Role.MODERATOR


async def test_somebody_comes_and_goes(guest: Guest) -> None:
    member = guest.fake.server.join(user("55", "New"))
    await guest.fake.tell("GUILD_MEMBER_ADD", {**member, "guild_id": "100"})
    await guest.fake.tell("GUILD_MEMBER_REMOVE", {"user": member["user"], "guild_id": "100"})
    assert (await guest.event(MemberJoined)).member.name == "New"
    assert (await guest.event(MemberLeft)).member.id == "discord:55"


async def test_reactions_are_put_and_taken_back(guest: Guest) -> None:
    about = {"user_id": "4", "channel_id": "301", "message_id": "7", "guild_id": "100", "type": 0, "burst": False}
    about["emoji"] = {"id": None, "name": "👍"}
    await guest.fake.tell("MESSAGE_REACTION_ADD", {**about, "member": guest.fake.server.members["4"]})
    await guest.fake.tell("MESSAGE_REACTION_REMOVE", about)
    await guest.event(Reacted, 2)
    put, back = guest.of(Reacted)
    assert (put.message, put.emoji, put.count, back.count) == ("301/7", "👍", 1, -1)  # type: ignore[attr-defined]


async def test_the_bot_does_not_hear_itself_and_knows_bots_and_webhooks(guest: Guest) -> None:
    await guest.fake.say(BOT, "my own words")
    guest.fake.server.join(user("66", "Robo", bot=True))
    await guest.fake.say("66", "beep")
    await guest.fake.say("67", "from a hook", webhook_id="67")
    await guest.event(MessagePosted, 2)
    assert [each.message.author.kind for each in guest.of(MessagePosted)] == [Kind.BOT, Kind.BOT]  # type: ignore[attr-defined]


async def test_direct_messages_are_nobodys_business(guest: Guest) -> None:
    said = guest.fake.server.say("4", "psst")
    await guest.fake.tell("MESSAGE_CREATE", said)
    await guest.fake.say("4", "hello")
    assert (await guest.event(MessagePosted)).message.text == "hello"


async def test_the_bots_own_rights_are_told_when_it_comes_and_when_they_change(guest: Guest) -> None:
    came = await guest.event(RightsChanged)
    assert (came.here, came.arrived, came.lacks) == (True, True, ())
    guest.fake.server.roles["203"] = (EVERYONE_MAY, 10)
    roles = {role["id"]: role for role in guest.fake.server.payload()["roles"]}
    for _ in range(2):
        await guest.fake.tell("GUILD_ROLE_UPDATE", {"guild_id": "100", "role": roles["203"]})
    changed = await guest.event(RightsChanged, 2)
    assert (changed.here, changed.arrived) == (True, False)
    assert {"manage_messages", "moderate_members", "ban_members"} < set(changed.lacks)
    await guest.fake.tell("GUILD_DELETE", {"id": "100", "unavailable": True})
    await guest.fake.tell("GUILD_CREATE", guest.fake.server.payload())
    await guest.event(RightsChanged, 3)
    await guest.fake.tell("GUILD_DELETE", {"id": "100"})
    await until(lambda: not guest.of(RightsChanged)[-1].here)  # type: ignore[attr-defined]
    assert [(each.here, each.arrived) for each in guest.of(RightsChanged)] == [  # type: ignore[attr-defined]
        (True, True), (True, False), (True, True), (False, False),
    ]  # fmt: skip
    assert guest.of(RightsChanged)[0].id == guest.of(RightsChanged)[2].id


async def test_permissions_that_the_bot_does_not_need_are_not_announced(guest: Guest) -> None:
    await guest.event(RightsChanged)
    for powers in (EVERYTHING | 1 << 4, EVERYTHING, INVITE, INVITE | 1 << 28):
        guest.fake.server.roles["203"] = (powers, 10)
        roles = {role["id"]: role for role in guest.fake.server.payload()["roles"]}
        await guest.fake.tell("GUILD_ROLE_UPDATE", {"guild_id": "100", "role": roles["203"]})
    await guest.fake.say("4", "hello")
    await guest.event(MessagePosted)
    assert len(guest.of(RightsChanged)) == 1


async def test_who_becomes_or_no_longer_is_a_moderator_is_known_at_once(guest: Guest) -> None:
    ann = guest.fake.server.members["4"]
    for roles, nick in ((["201"], None), (["201"], None), ([], None), ([], "日结500")):
        await guest.fake.tell("GUILD_MEMBER_UPDATE", {**ann, "roles": roles, "nick": nick, "guild_id": "100"})
    await guest.event(MemberChanged, 3)
    await guest.fake.say("4", "hello")
    await guest.event(MessagePosted)
    told = [event.member for event in guest.of(MemberChanged) if isinstance(event, MemberChanged)]
    assert [(each.role, each.name) for each in told] == [
        (Role.MODERATOR, "Ann"), (Role.MEMBER, "Ann"), (Role.MEMBER, "日结500"),
    ]  # fmt: skip
    assert told[0].barred == (Power.KICK, Power.BAN)
    renamed = [event.renamed for event in guest.of(MemberChanged) if isinstance(event, MemberChanged)]
    assert renamed == [False, False, True]


async def test_what_automod_holds_back_is_told_once_with_who_and_why(guest: Guest) -> None:
    held = {"guild_id": "100", "user_id": "4", "rule_id": "77", "rule_trigger_type": 1, "channel_id": "301"}
    held |= {"content": "日结500 加我", "matched_keyword": "日结*", "matched_content": "日结"}
    for kind in (1, 2):
        await guest.fake.tell("AUTO_MODERATION_ACTION_EXECUTION", {**held, "action": {"type": kind}})
    await guest.event(Intercepted, 2)
    first, second = guest.of(Intercepted)
    assert isinstance(first, Intercepted)
    assert isinstance(second, Intercepted)
    assert (first.rule, first.word, first.did) == ("No adverts", "日结*", "blocked")
    assert (first.message.text, first.message.author.name, first.message.id) == ("日结500 加我", "Ann", "")
    assert first.id == second.id
    assert len([1 for method, path, _ in guest.fake.requests if path.endswith("/auto-moderation/rules/77")]) == 1


# interactions


def interaction(kind: int, data: dict[str, Any], by: str, fake: FakeDiscord, **more: Any) -> dict[str, Any]:
    number = snowflake()
    fake.rest.tokens.add(f"token-{number}")
    return {
        "id": number, "application_id": "901", "type": kind, "token": f"token-{number}", "version": 1,
        "guild_id": "100", "channel_id": "301", "channel": fake.server.channels["301"], "data": data,
        "member": {**fake.server.members[by], "permissions": "0"}, "locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": {}, "context": 0, "attachment_size_limit": 0, **more,
    }  # fmt: skip


async def test_a_slash_command_is_deferred_at_once_and_called(guest: Guest) -> None:
    options = [
        {"name": "reason", "type": 3, "value": "adverts everywhere"},
        {"name": "member", "type": 6, "value": "4"},
        {"name": "duration", "type": 3, "value": "2h"},
    ]
    resolved = {"users": {"4": user("4", "Ann")}, "members": {"4": {"roles": []}}}
    data = {"id": "5", "name": "mute", "type": 1, "options": options, "resolved": resolved}
    asked = interaction(2, data, "2", guest.fake)
    guest.kept = False
    await guest.fake.tell("INTERACTION_CREATE", asked)
    call = await guest.event(CommandCalled)
    assert (call.name, call.arguments, call.by.role, call.private) == (
        "mute",
        "2h adverts everywhere",
        Role.MODERATOR,
        True,
    )
    assert (call.group, call.place, call.id) == (
        "discord:100",
        "discord:100/301",
        f"discord:100/301:{asked['id']}:called",
    )
    assert call.reply_to.author.id == "discord:4"
    await until(lambda: guest.fake.rest.deferred)
    assert guest.fake.rest.deferred == {asked["id"]: {"type": 5, "data": {"flags": 64}}}


async def test_many_commands_at_the_same_moment_are_all_deferred(guest: Guest) -> None:
    for _ in range(60):
        await guest.fake.tell(
            "INTERACTION_CREATE", interaction(2, {"id": "5", "name": "top", "type": 1}, "4", guest.fake)
        )
    await until(lambda: len(guest.fake.rest.deferred) == 60, 2)


@pytest.mark.parametrize(
    ("entry", "command", "arguments"), [("Report", "report", ""), ("Why", "why", ""), ("Mark as spam", "teach", "spam")]
)
async def test_a_messages_menu_calls_about_that_message(guest: Guest, entry: str, command: str, arguments: str) -> None:
    said = guest.fake.server.say("2", "join my group")
    data = {"id": "5", "name": entry, "type": 3, "target_id": said["id"], "resolved": {"messages": {said["id"]: said}}}
    await guest.fake.tell("INTERACTION_CREATE", interaction(2, data, "4", guest.fake))
    call = await guest.event(CommandCalled)
    assert (call.name, call.arguments, call.reply_to.id) == (command, arguments, f"301/{said['id']}")
    assert call.reply_to.author.role is Role.MODERATOR


def pressed(fake: FakeDiscord, custom_id: str, author: str = BOT, shown: str = "innkeeper:100:undo K7F3QM2A") -> Any:
    rows = [{"type": 1, "components": [{"type": 2, "style": 2, "label": "Undo", "custom_id": shown}]}]
    card = fake.server.say(author, "a card", "302", components=rows)
    data = {"custom_id": custom_id, "component_type": 2}
    return interaction(3, data, "2", fake, message=card, channel_id="302", channel=fake.server.channels["302"])


async def test_a_button_is_the_command_it_stands_for(guest: Guest) -> None:
    await guest.fake.tell("INTERACTION_CREATE", pressed(guest.fake, "innkeeper:100:undo K7F3QM2A"))
    event = await guest.event(ButtonPressed)
    assert (event.pressed, event.about, event.group) == ("undo K7F3QM2A", "discord:100", "discord:100/302")
    await until(lambda: guest.fake.rest.deferred)
    assert list(guest.fake.rest.deferred.values()) == [{"type": 6}]


@pytest.mark.parametrize(
    "forged", [{"custom_id": "innkeeper:100:ban K7F3QM2A"}, {"custom_id": "innkeeper:100:undo K7F3QM2A", "author": "4"},
               {"custom_id": "other", "shown": "other"}]
)  # fmt: skip
async def test_a_forged_button_does_nothing(guest: Guest, forged: dict[str, str]) -> None:
    await guest.fake.tell("INTERACTION_CREATE", pressed(guest.fake, **forged))
    await guest.fake.say("4", "afterwards")
    await guest.event(MessagePosted)
    assert guest.of(ButtonPressed) == []


@pytest.mark.parametrize(
    ("options", "choices"),
    [
        ([{"name": "section", "value": "FLO", "focused": True}], ["flood"]),
        ([{"name": "section", "value": "flood"}, {"name": "setting", "value": "mess", "focused": True}], ["messages"]),
        ([{"name": "setting", "value": "x", "focused": True}], []),
        ([{"name": "command", "value": "mu", "focused": True}], ["mute", "unmute"]),
        ("nonsense", []),
    ],
)
async def test_what_may_follow_is_suggested_while_somebody_types(
    fake: FakeDiscord, options: Any, choices: list[str]
) -> None:
    def suggest(option: str, filled: Mapping[str, str]) -> Sequence[str]:
        return suggestions(option, filled, SPECS)

    async with connected(fake, fake.url, suggest=suggest) as guest:
        data = {"id": "5", "name": "settings", "type": 1, "options": options}
        await fake.tell("INTERACTION_CREATE", interaction(4, data, "4", fake))
        (answer,) = await until(lambda: list(fake.rest.deferred.values()))
        assert answer["type"] == 8
        assert [each["value"] for each in answer["data"]["choices"]][: len(choices)] == choices
        assert guest.of(CommandCalled) == []


# what goes wrong


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("MESSAGE_CREATE", {}),
        ("MESSAGE_CREATE", {"guild_id": "100", "channel_id": "301", "id": "x"}),
        ("MESSAGE_CREATE", {"guild_id": "100", "channel_id": "301", "id": "9" * 19, "author": None, "member": []}),
        ("MESSAGE_UPDATE", {"guild_id": "100", "id": str(2**64)}),
        ("INTERACTION_CREATE", {"guild_id": "100", "type": 2, "data": "no"}),
        ("GUILD_MEMBER_ADD", {"guild_id": "100"}),
        ("MESSAGE_REACTION_ADD", {"guild_id": "100", "emoji": 5}),
        ("GUILD_ROLE_CREATE", {"guild_id": "100"}),
        ("A_KIND_OF_TOMORROW", {"a": 1}),
    ],
)
async def test_what_cannot_be_read_stops_nothing(guest: Guest, name: str, data: dict[str, Any]) -> None:
    await guest.fake.tell(name, data)
    await guest.fake.say("4", "afterwards")
    assert (await guest.event(MessagePosted)).message.text == "afterwards"
    assert guest.fake.identified == 1


async def test_a_dropped_connection_is_resumed_and_nothing_is_lost(guest: Guest) -> None:
    await guest.fake.say("4", "one")
    await guest.event(MessagePosted)
    await guest.fake.cut()
    await guest.fake.say("4", "two")
    await guest.event(MessagePosted, 2)
    assert [event.message.text for event in guest.of(MessagePosted)] == ["one", "two"]  # type: ignore[attr-defined]
    assert (guest.fake.identified, guest.fake.resumed) == (1, 1)


async def test_a_forgotten_session_is_begun_anew_and_what_was_missed_is_read_back(guest: Guest) -> None:
    await guest.fake.say("4", "one")
    await guest.event(MessagePosted)
    guest.fake.server.say("4", "two")
    guest.fake.server.say("2", "three", "302")
    sockets = [session.socket for session in guest.fake.sessions.values()]
    guest.fake.forget()
    for socket in sockets:
        assert socket is not None
        await socket.close(code=4009)
    await guest.event(MessagePosted, 3)
    said = {event.message.text: event.message.author.role for event in guest.of(MessagePosted)}  # type: ignore[attr-defined]
    assert said == {"one": Role.MEMBER, "two": Role.MEMBER, "three": Role.MODERATOR}


async def test_after_a_restart_only_what_is_not_on_disk_is_read_back(fake: FakeDiscord, tmp_path: Path) -> None:
    async with connected(fake, fake.url, tmp_path / "discord.db") as first:
        await fake.say("4", "kept")
        await first.event(MessagePosted)
        await asyncio.sleep(0.05)
        first.kept = False
        await fake.say("4", "told, not on disk")
        await first.event(MessagePosted, 2)
    fake.forget()
    missed = [fake.server.say("4", f"missed {n}")["content"] for n in range(130)]
    async with connected(fake, fake.url, tmp_path / "discord.db") as second:
        await second.event(MessagePosted, 131)
        said = [event.message.text for event in second.of(MessagePosted)]  # type: ignore[attr-defined]
        assert said == ["told, not on disk", *missed]
        pages = [query for method, path, query in fake.queries if method == "GET" and path.endswith("/messages")]
        assert len(pages) == 2


async def test_a_new_server_is_not_read_back(fake: FakeDiscord) -> None:
    fake.server.say("4", "long ago", id=snowflake(1_600_000_000_000))
    async with connected(fake, fake.url) as guest:
        await fake.say("4", "hello")
        assert (await guest.event(MessagePosted)).message.text == "hello"


async def test_a_server_that_is_slow_to_come_is_waited_for(fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.connection.PAUSES", (0.01,))
    fake.faults = [
        Fault("GET", "/users/@me", 503),
        Fault("GET", "/gateway/bot", 429, {"message": "slow", "retry_after": 0.05, "global": False}),
        Fault("GET", "/oauth2/applications/@me", 0),
    ]
    async with connected(fake, fake.url) as guest:
        await fake.say("4", "hello")
        await guest.event(MessagePosted)


async def test_a_bot_in_many_servers_listens_in_shards(fake: FakeDiscord) -> None:
    other = str(5 << 22)
    fake.shards, fake.servers[other] = 2, Server(other)
    async with connected(fake, fake.url) as guest:
        await until(lambda: fake.identified == 2 and guest.discord._connection._guild(other))
        for server in fake.servers.values():
            await fake.tell("MESSAGE_CREATE", server.told(server.say("4", f"in {server.id}")))
        await guest.event(MessagePosted, 2)
        assert {event.group for event in guest.of(MessagePosted)} == {"discord:100", f"discord:{other}"}


async def test_a_revoked_token_stops_the_bot(fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.connection.PAUSES", (0.01,))
    async with connected(fake, fake.url) as guest:
        monkeypatch.setattr("tests.adapters.discord.server.TOKEN", "a new one")
        (session,) = fake.sessions.values()
        assert session.socket is not None
        await session.socket.close(code=4004)
        await until(guest.running.done)
        assert isinstance(guest.running.exception(), DiscordError)


async def test_missing_intents_are_said_in_plain_words(fake: FakeDiscord) -> None:
    fake.intents_granted = False
    with pytest.raises(DiscordError, match="MESSAGE CONTENT INTENT"):
        async with connected(fake, fake.url):
            pass


async def test_a_wrong_token_is_said_and_not_shown(fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.adapters.discord.conftest.TOKEN", "another-token")
    with pytest.raises(DiscordError, match="DISCORD_TOKEN") as failed:
        async with connected(fake, fake.url):
            pass
    assert "another-token" not in str(failed.value)


# the menu


async def test_the_menu_is_put_once_and_only_what_differs_is_changed(fake: FakeDiscord) -> None:
    whole = len(SPECS) + 4
    async with connected(fake, fake.url):
        await until(lambda: len(fake.calls("POST", "/commands")) == len(fake.rest.commands) == whole)
    async with connected(fake, fake.url):
        await until(lambda: len(fake.calls("GET", "/commands")) == 2)
        await asyncio.sleep(0.05)
        assert len(fake.calls("POST", "/commands")) == whole
    changed = next(command for command in fake.rest.commands.values() if command["name"] == "mute")
    changed["description"] = "something older"
    fake.rest.commands["5"] = {"id": "5", "type": 1, "name": "gone", "description": "given up", "options": []}
    async with connected(fake, fake.url):
        await until(lambda: "5" not in fake.rest.commands)
        assert [body["name"] for body in fake.calls("POST", "/commands")[whole:]] == ["mute"]


async def test_without_a_menu_the_bot_still_listens(fake: FakeDiscord) -> None:
    fake.faults = [Fault("POST", "/commands", 400, {"code": 30032, "message": "too many"})]
    async with connected(fake, fake.url) as guest:
        await fake.say("4", "hello")
        await guest.event(MessagePosted)


@pytest.mark.skipif(not FILE.exists(), reason=f"Discord's specification is not there: {FILE}")
async def test_every_request_while_listening_is_as_specified(guest: Guest) -> None:
    await guest.fake.tell("INTERACTION_CREATE", interaction(2, {"id": "5", "name": "help", "type": 1}, "4", guest.fake))
    said = await guest.fake.say("2", "good evening")
    await guest.fake.tell("MESSAGE_UPDATE", {**said, "guild_id": "100", "content": "edited"})
    await guest.event(MessageEdited)
    await until(lambda: guest.fake.rest.deferred)
    wrong = [
        fault
        for (method, path, body), (_, _, query) in zip(guest.fake.requests, guest.fake.queries, strict=True)
        for fault in faults(method, path, body, query)
    ]
    assert wrong == []
