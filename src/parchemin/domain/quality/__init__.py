"""What France compétences would object to in a référentiel: findings with rule, place and reason."""
