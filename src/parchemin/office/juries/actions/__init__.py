"""What may be done to a jury: prepare it, hold it, close it, record the second step."""
