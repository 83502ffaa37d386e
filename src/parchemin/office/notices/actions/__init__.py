"""The acts that follow a closed jury."""
