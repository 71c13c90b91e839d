"""Logs: one line a happening, without tokens and, above debug, without anybody's words."""

import logging
import re
import sys
from typing import Any, Final

import structlog

TOKENS: Final = re.compile(
    r"\d{6,12}:[A-Za-z0-9_-]{30,}|[A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}|(?<=://)[^/@\s]+:[^/@\s]+(?=@)"
)
"""Telegram's and Discord's tokens, and the password in a database's address."""


def redact(text: str) -> str:
    """Give `text` with everything that looks like a secret replaced."""
    return TOKENS.sub("[secret]", text)


def _redacted(_logger: object, _method: str, event: Any) -> Any:
    return {name: redact(value) if isinstance(value, str) else value for name, value in event.items()}


class _Redacting(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), ()
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return True


def set_up_logs(level: str, *, console: bool | None = None) -> None:
    """Log to standard error: for people at a terminal, as JSON lines elsewhere."""
    console = sys.stderr.isatty() if console is None else console
    json_lines = structlog.processors.JSONRenderer(ensure_ascii=False)
    renderer: Any = structlog.dev.ConsoleRenderer() if console else json_lines
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _redacted,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    plain = logging.StreamHandler(sys.stderr)
    plain.addFilter(_Redacting())
    form = "%(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.WARNING, handlers=[plain], force=True, format=form)
    for talkative in ("httpx", "httpcore", "telegram", "discord", "apscheduler", "uvicorn"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
