"""The jury: who sits, whether it may, how it votes."""
