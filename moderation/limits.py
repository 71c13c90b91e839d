"""Limits: from which score a moderator is asked and the bot acts, in one group at one moment."""

from chat.calibration import Calibration
from chat.context import Context
from moderation.budget import NEVER, thresholds
from moderation.calibrating import ONE_IN, is_sampled
from moderation.weighing import Limits


def limits_in(context: Context, *, section: str, own: Limits, wrong_per_1000: float) -> Limits:
    """Give the limits: those for spam by the budget, but for what was set by hand; while removal rests, none to act.

    Floods are counted, not judged, so they keep the limits of the settings, `own`, set in `section`.
    """
    by_hand = context.settings.changes.get(section, {})
    found = thresholds(calibration_in(context), wrong_per_1000)
    ask = own.review_above if "review_above" in by_hand else found.ask
    remove = own.remove_above if "remove_above" in by_hand else found.remove
    if context.resting:
        return Limits(review_above=min(ask, own.review_above), remove_above=NEVER)
    spam = Limits(review_above=ask, remove_above=max(ask, remove))
    return Limits(review_above=own.review_above, remove_above=own.remove_above, spam=spam)


def calibration_in(context: Context) -> Calibration | None:
    """Give the group's calibration as far as it is of the model in use: another one's scores say nothing."""
    found = context.calibration
    return found if found is not None and model_of(found.read_by) == context.model else None


def is_scored(event: str, context: Context) -> bool:
    """Tell whether the message of an event is one of those that are scored for the budget."""
    found = calibration_in(context)
    return is_sampled(event, found.one_in if found else ONE_IN)


def read_by(context: Context, sections: tuple[str, ...]) -> str:
    """Name what gives the scores: the model, and what the group has changed in these sections, its detectors'."""
    changed = [f"{name}.{field}={value}" for name in sections for field, value in _changes(context, name)]
    return f"{context.model}|{';'.join(changed)}"


def model_of(name: str) -> str:
    """Give the model in what `read_by` gave."""
    return name.partition("|")[0]


def _changes(context: Context, section: str) -> list[tuple[str, object]]:
    return sorted(context.settings.changes.get(section, {}).items())
