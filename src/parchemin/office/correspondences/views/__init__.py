"""The screens of correspondences."""

from parchemin.office.correspondences.views.proposals import proposals
from parchemin.office.correspondences.views.rules import add, end, overview, rules

__all__ = ["add", "end", "overview", "proposals", "rules"]
