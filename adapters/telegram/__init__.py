"""Telegram: the Bot API as a platform."""
