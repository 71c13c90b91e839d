"""Tables. The group stands first in every key, so that no row of one group can be taken for another's."""

from storage.tables.base import MOST_POINTS, metadata
from storage.tables.learning import scores, states
from storage.tables.people import groups, members, points, settings, standings, warnings
from storage.tables.talk import answers, events, held, messages, topics, watches
from storage.tables.trouble import cases, reports, samples
from storage.tables.work import journal, outbox, runs

__all__ = [
    "MOST_POINTS",
    "answers",
    "cases",
    "events",
    "groups",
    "held",
    "journal",
    "members",
    "messages",
    "metadata",
    "outbox",
    "points",
    "reports",
    "runs",
    "samples",
    "scores",
    "settings",
    "standings",
    "states",
    "topics",
    "warnings",
    "watches",
]
