"""Word documents: paragraphs, lists, titles and tables with their merged cells."""
