"""What changed between two versions of the same text: word by word, then by structure."""
