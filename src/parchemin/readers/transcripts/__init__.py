"""Documents of every format brought to one text, with their paragraphs and their tables."""
