"""The steps of reading a text as a person would see it, one noun a file."""
