"""A référentiel as a CASE 1.1 package (docs/formats/case.md)."""

from parchemin.writers.case.names import Edition
from parchemin.writers.case.package import MEDIA_TYPE, case_package, framework_case

__all__ = ["MEDIA_TYPE", "Edition", "case_package", "framework_case"]
