"""Discord: servers as groups, over discord.py."""
