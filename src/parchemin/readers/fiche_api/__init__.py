"""The answers of the register's JSON interface (v2): the fields of the XML export, in arrays."""
