"""The web: serving over HTTP, for the pages and for networks that call the bot."""
