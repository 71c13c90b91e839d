"""Replay: an exported history through the real pipeline, without acting, and the report on it."""
