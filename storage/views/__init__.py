"""What commands and pages read: queries of one group, giving frozen values."""
