"""The guide a référentiel is judged by, as a dated file with its sources."""
