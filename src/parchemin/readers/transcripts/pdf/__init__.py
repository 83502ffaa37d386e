"""PDF documents: their paragraphs, and their tables, ruled or in clear columns."""
