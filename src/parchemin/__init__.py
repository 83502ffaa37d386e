"""Parchemin: un office de certification en un seul programme."""

__version__ = "0.1.0"
