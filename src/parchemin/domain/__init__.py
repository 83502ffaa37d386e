"""What a certification is and how it is decided: standard library only, no clock, no files."""
