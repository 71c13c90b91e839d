"""What the bot remembers, in SQL: SQLite for one process, PostgreSQL for many."""
