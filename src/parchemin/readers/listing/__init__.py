"""A list of competencies on one or two levels: introductions, headings, items and details."""
