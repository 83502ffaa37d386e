"""The web office: one room per stage of the life of a certification."""
