"""What tests of the whole need: logs as the bot writes them."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import set_up_logs


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """Log as JSON lines, so that a test can look at them; the root logger is given back as it was."""
    handlers, level = logging.root.handlers[:], logging.root.level
    set_up_logs("WARNING", console=False)
    yield
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
