"""Change the rules one word at a time and see whether a test notices."""
