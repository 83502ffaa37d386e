"""The pages of this stage."""
