"""The SIRET number of an establishment, checked by its own key.

Source: INSEE, répertoire Sirene; fourteen digits, the nine of the SIREN first, with Luhn's key.
The establishments of La Poste carry numbers whose digits add up to a multiple of five.
"""

LENGTH = 14
LA_POSTE = "356000000"


def siret_fault(siret: str) -> str | None:
    """What is wrong with a SIRET written without spaces, in French; None when nothing is."""
    if not (siret.isascii() and siret.isdigit()):
        return "un SIRET n'a que des chiffres"
    if len(siret) != LENGTH:
        return f"{len(siret)} chiffres, un SIRET en a {LENGTH}"
    if _luhn(siret) % 10 == 0:
        return None
    if siret.startswith(LA_POSTE) and sum(map(int, siret)) % 5 == 0:
        return None
    return "la clé de contrôle ne tombe pas juste : un chiffre est faux ou deux sont inversés"


def _luhn(digits: str) -> int:
    doubled = [int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled)  # noqa: PLR2004 - Luhn
