"""The référentiel table: activities, competencies, modalities and criteria in tabbed columns."""
