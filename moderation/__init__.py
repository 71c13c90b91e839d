"""Is this welcome? Pure functions of a message and what is known about it."""
