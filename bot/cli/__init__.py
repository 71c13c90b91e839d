"""What `innkeeper` does at a terminal, a subcommand a file."""
