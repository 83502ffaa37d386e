"""The page of a fiche on the register's site, copied as text in any of its renderings."""
