"""Who may read the quality findings of a version, and who answers them."""

from parchemin.office.referentiels.access import require_secretariat, version_for

__all__ = ["require_secretariat", "version_for"]
