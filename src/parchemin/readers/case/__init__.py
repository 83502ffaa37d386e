"""A competency framework in CASE 1.0 or 1.1, our own exports and those of other programs."""
