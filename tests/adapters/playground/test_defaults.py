from datetime import timedelta

from adapters.playground.defaults import SETTINGS
from adapters.playground.people import OFFICE
from bot.rules import CATALOGUE
from engagement.topics import Topics


def test_the_lobbys_settings_are_possible_ones() -> None:
    checked = CATALOGUE.check(SETTINGS)
    assert checked.general.moderators == OFFICE
    assert checked[Topics].schedule == "* * * * *"
    assert timedelta(seconds=checked.general.notice_seconds) >= timedelta(minutes=1)
