"""The screens of juries: before the session, in the room, after it."""
