"""The register's CSV export: labels, codes and dates, never the competencies."""
