"""The règlement as data: what the fiche leaves to the certifier, every value with its origin."""
