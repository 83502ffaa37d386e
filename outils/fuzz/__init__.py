"""Damaged documents thrown at every reader: a reading or a sentence, never a traceback."""
