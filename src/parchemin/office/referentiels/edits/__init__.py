"""The edits a person lays over a content as read: kept in order, none ever erased."""
