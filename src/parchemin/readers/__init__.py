"""Bytes or text to domain objects, with diagnostics that carry a place.

``recognise.read`` is the door: it finds out what a document is, and reads it.
"""
