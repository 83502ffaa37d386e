"""The page of a training programme that prepares for a certification."""
