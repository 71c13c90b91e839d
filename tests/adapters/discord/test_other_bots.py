"""Other bots and webhooks on Discord: trusted until the owner says otherwise."""

from pathlib import Path

from tests.adapters.discord.server import FakeDiscord, until
from tests.adapters.discord.test_listening import interaction
from tests.adapters.discord.test_whole_bot import hall, inn
from tests.adapters.discord.world import user
from tests.bot.street import ADVERT


async def test_webhooks_and_bots_are_left_alone_until_the_owner_has_them_judged(
    fake: FakeDiscord, tmp_path: Path
) -> None:
    hook = user("801", "Feeds", bot=True, discriminator="0000")
    fake.server.join(user("778", "promo", bot=True))
    async with inn(fake, tmp_path):
        await post_as(fake, hook, ADVERT)
        await fake.say("778", f"{ADVERT} 2")
        await set_to(fake, "bots", "others", "judged")
        await set_to(fake, "bots", "trusted", "801")
        await post_as(fake, hook, f"{ADVERT} 3")
        await post_as(fake, {**hook, "id": "802"}, f"{ADVERT} 4")
        await fake.say("778", f"{ADVERT} 5")
        await until(lambda: not {f"{ADVERT} 4", f"{ADVERT} 5"} & {*hall(fake)})
        assert {ADVERT, f"{ADVERT} 3"} <= {*hall(fake)}
        await until(lambda: fake.calls("PATCH", "/members/778"))


async def test_a_webhook_goes_by_no_trusted_name(fake: FakeDiscord, tmp_path: Path) -> None:
    async with inn(fake, tmp_path):
        await set_to(fake, "bots", "others", "judged")
        await set_to(fake, "bots", "trusted", "Feeds")
        await post_as(fake, user("802", "Feeds", bot=True, discriminator="0000"), ADVERT)
        await until(lambda: ADVERT not in hall(fake))


async def post_as(fake: FakeDiscord, hook: dict[str, object], text: str) -> None:
    """Let a webhook post."""
    said = fake.server.say(str(hook["id"]), text, webhook_id=hook["id"])
    said["author"] = hook
    await fake.tell("MESSAGE_CREATE", fake.server.told(said))


async def set_to(fake: FakeDiscord, section: str, setting: str, value: str) -> None:
    """Let the owner change a setting by a slash command."""
    before = len(fake.rest.whispers)
    given = {"section": section, "setting": setting, "value": value}
    options = [{"name": name, "type": 3, "value": each} for name, each in given.items()]
    asked = interaction(2, {"id": "5", "name": "settings", "type": 1, "options": options}, "1", fake)
    await fake.tell("INTERACTION_CREATE", asked)
    await until(lambda: len(fake.rest.whispers) > before)
