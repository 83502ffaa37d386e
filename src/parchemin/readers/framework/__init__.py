"""A référentiel in a table with one line for each of its parts (docs/formats/classeur.md)."""
