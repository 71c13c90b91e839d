"""Chat networks, each behind the `Platform` port, none knowing another."""
