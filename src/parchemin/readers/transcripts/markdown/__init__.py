"""Markdown with pipe tables (GitHub Flavored Markdown, section 4.10)."""
