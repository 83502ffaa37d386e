"""The open-data export of the register (V4.1), read as a stream, one FICHE at a time."""
