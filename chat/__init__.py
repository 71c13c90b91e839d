"""The vocabulary: what happens in a group, what may be done about it, and the words for both."""
