"""/checkin: here I am, once a day."""
