"""Detectors, one a file, in the order their findings are made."""

from typing import Final

from moderation.detector import Detector
from moderation.detectors.campaigns import Campaigns
from moderation.detectors.channels import Channels
from moderation.detectors.contacts import Contacts
from moderation.detectors.flood import Flood
from moderation.detectors.forwards import Forwards
from moderation.detectors.heat import Heat
from moderation.detectors.hostility import Hostility
from moderation.detectors.invites import Invites
from moderation.detectors.learned import Learned
from moderation.detectors.links import Links
from moderation.detectors.listed import Listed
from moderation.detectors.names import Names
from moderation.detectors.noise import Noise
from moderation.detectors.obfuscation import Obfuscation
from moderation.detectors.offers import Offers
from moderation.detectors.own import Own
from moderation.detectors.phrases import Phrases
from moderation.detectors.pictures import Pictures
from moderation.detectors.pile_on import PileOn
from moderation.detectors.repeats import Repeats

DETECTORS: Final[tuple[type[Detector], ...]] = (
    Learned,
    Own,
    Hostility,
    Phrases,
    Listed,
    Links,
    Invites,
    Contacts,
    Offers,
    Obfuscation,
    Forwards,
    Channels,
    Names,
    Flood,
    Repeats,
    Campaigns,
    Pictures,
    Noise,
    Heat,
    PileOn,
)
"""Every detector there is."""
