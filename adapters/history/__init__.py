"""Exported histories as streams of events: the JSON of Telegram Desktop and DiscordChatExporter."""

from adapters.history.errors import ExportError
from adapters.history.export import Export

__all__ = ["Export", "ExportError"]
