"""Pages of letters and appeals."""
