"""The cast: people who play what happens in a group, by the same way in as the visitor's browser."""
