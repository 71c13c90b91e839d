"""The rules in the order they see an event, and the catalogue of everything that may be set."""

from typing import Final

from chat.rule import Rule
from chat.settings import Catalogue, General
from engagement.faq import Faq
from engagement.greeting import Greeting
from engagement.history import History
from engagement.points import Points
from engagement.topics import Topics
from moderation.bots import Bots
from moderation.breaker import Breaker
from moderation.detectors import DETECTORS
from moderation.forecast import Forecasts
from moderation.intercepted import Interceptions
from moderation.moderation import Moderation
from moderation.newcomers import Newcomers
from moderation.raid import Raid
from moderation.refusals import Refusals
from moderation.sanctions import Sanctions
from moderation.verification import Verification

RULES: Final[tuple[type[Rule], ...]] = (
    Bots,
    Raid,
    Verification,
    Moderation,
    Forecasts,
    Interceptions,
    Refusals,
    Greeting,
    History,
    Faq,
    Points,
    Topics,
)
"""Who of the bots is trusted comes first, then the door, then moderation: what they remove, the others never see."""

CATALOGUE: Final = Catalogue((General, *RULES, Newcomers, Sanctions, Breaker, *DETECTORS))
