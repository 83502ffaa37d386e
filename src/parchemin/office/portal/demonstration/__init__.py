"""The demonstration: 24 invented people, built through the same acts as a real office."""
