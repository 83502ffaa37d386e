"""What the templates of the parchemin and of the attestation de bloc receive."""

from datetime import UTC, datetime, time

from parchemin.domain.certificate import Certificate, Duplicata, Registration, Signatory
from parchemin.domain.certificate_checks import require_issuable
from parchemin.domain.person import BirthDate, CivilStatus, Sex
from parchemin.domain.referentiel import Certifier, Register
from parchemin.writers.french import MONTHS, long_date
from parchemin.writers.typesetting import qr_svg

REGISTERS = {
    Register.RNCP: "Répertoire national des certifications professionnelles",
    Register.RS: "Répertoire spécifique",
}


def certificate_data(certificate: Certificate) -> dict[str, object]:
    """The mentions of one certificate as ready French texts.

    Raises RefusedAct when a mandatory mention is unknown.
    """
    require_issuable(certificate)
    delivered = certificate.delivered_on
    return {
        "number": certificate.number,
        "code": certificate.verification_code,
        "url": certificate.verification_url,
        "qr": qr_svg(certificate.verification_url),
        "holder": certificate.holder.full_name,
        "born": _born(certificate.holder),
        "title": certificate.registration.title,
        "registration": _registration(certificate.registration),
        "levels": _levels(certificate.registration),
        "nsf": [_coded(item.code, item.label) for item in certificate.registration.nsf],
        "certifier": _certifier(certificate.certifier),
        "co_certifiers": [_certifier(other)["name"] for other in certificate.co_certifiers],
        "place": certificate.delivered_at,
        "date": long_date(delivered) if delivered else "",
        "signatory": _signatory(certificate.signatory),
        "bloc": {"code": certificate.bloc.code, "title": certificate.bloc.title}
        if certificate.bloc
        else None,
        "duplicata": _duplicata(certificate.duplicata),
        "specimen": certificate.specimen,
    }


def stamp(certificate: Certificate) -> datetime:
    """The moment written in the file: noon of the day of delivery, or of the duplicata."""
    day = certificate.duplicata.made_on if certificate.duplicata else certificate.delivered_on
    if day is None:
        raise ValueError("certificat sans date de délivrance")
    return datetime.combine(day, time(12), UTC)


def _born(holder: CivilStatus) -> str:
    born = "née" if holder.sex is Sex.FEMALE else "né"
    place = holder.birth_place.label
    country = holder.birth_place.country_label if holder.birth_place.foreign_code else None
    where = f" à {place}" if place else ""
    return f"{born} {_birth_day(holder.birth_date)}{where}{f' ({country})' if country else ''}"


def _birth_day(birth: BirthDate) -> str:
    day = birth.as_date()
    if day is not None:
        return f"le {long_date(day)}"
    return f"en {MONTHS[birth.month - 1]} {birth.year}" if birth.month else f"en {birth.year}"


def _registration(registration: Registration) -> str | None:
    if registration.register is None:
        return None
    register = REGISTERS[registration.register]
    decided = long_date(registration.decision) if registration.decision else ""
    return (
        f"enregistrée au {register} sous le numéro {registration.number}, "
        f"par décision du directeur général de France compétences en date du {decided}"
    )


def _levels(registration: Registration) -> list[dict[str, str]]:
    if registration.level is None or not registration.registered:
        return []
    return [
        {"name": "Niveau français", "value": f"Niveau {registration.level}"},
        {"name": "Niveau européen (CEC)", "value": f"Niveau {registration.european_level}"},
    ]


def _coded(code: str, label: str | None) -> str:
    return f"{code} : {label}" if label else code


def _certifier(certifier: Certifier | None) -> dict[str, str | None]:
    if certifier is None:
        return {"name": None, "trade_name": None}
    trade = certifier.trade_name if certifier.trade_name != certifier.name else None
    return {"name": certifier.name, "trade_name": trade or None}


def _signatory(signatory: Signatory | None) -> dict[str, object] | None:
    if signatory is None:
        return None
    return {
        "name": signatory.name,
        "capacity": signatory.capacity,
        "delegated": signatory.by_delegation,
    }


def _duplicata(duplicata: Duplicata | None) -> dict[str, str] | None:
    if duplicata is None:
        return None
    return {
        "number": duplicata.number,
        "reason": duplicata.reason,
        "date": long_date(duplicata.made_on),
    }
