"""Archives of the register's exports, opened without trusting the sizes they declare."""
