"""Where the forecast's model lies, and what becomes of a bot without it."""

from pathlib import Path
from typing import Final

import structlog

from chat.foresight import Foresight
from moderation.foresight import MessageForesight
from storage.forecast_models import load_forecast_model
from storage.model_files import ModelError

log = structlog.get_logger()

FORECAST: Final = Path(__file__).parent.parent / "moderation" / "models" / "conversation.npz"


def load_foresight(path: Path = FORECAST) -> Foresight | None:
    """Load the forecast of quarrels; without a good one nobody is told of what may come, and the log says so."""
    try:
        return MessageForesight(model=load_forecast_model(path))
    except ModelError as error:
        log.warning("no_forecast_model", error=str(error), consequence="quarrels are not foreseen")
        return None
