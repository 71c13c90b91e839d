"""What each stage costs a message, against its budget: `make bench`."""
