"""One passage as XML text, in the order of the official examples.

Elements are written directly: nothing stands between a tag and its text, because the format keeps
white space there. An unknown optional element is left out; an unknown obligatory one is nil.
"""

import re
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from parchemin.domain.declaration import ACCESS_OF_ROUTE, DigitalLevel, Passage, TrainingFile
from parchemin.domain.errors import RefusedAct
from parchemin.domain.person import BirthPlace, CivilStatus

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COUNTRY_LENGTH = 3


def leaf(name: str, text: str) -> str:
    """An element that holds a text."""
    return f"<cpf:{name}>{escape(text)}</cpf:{name}>"


def passage_xml(passage: Passage) -> str:
    """The element ``passageCertification``, on one line.

    Raises RefusedAct when a text holds a character that XML does not allow.
    """
    inside = "".join(_children(passage))
    if ILLEGAL.search(inside):
        raise RefusedAct(
            f"Le passage {passage.technical_id} contient un caractère de commande que le format "
            "n’admet pas. Corrigez la fiche du titulaire, puis recommencez."
        )
    return f"<cpf:passageCertification>{inside}</cpf:passageCertification>\n"


def _children(passage: Passage) -> Iterator[str]:
    yield leaf("idTechnique", passage.technical_id)
    yield _optional("urlPreuve", passage.proof_url)
    yield _optional("libelleOption", passage.option)
    yield leaf("obtentionCertification", passage.attainment.value)
    yield leaf("donneeCertifiee", _boolean(passage.definitive))
    yield from _examination(passage)
    yield leaf("dateDebutValidite", passage.delivered_on.isoformat())
    yield _or_nil("dateFinValidite", _iso(passage.valid_until))
    yield leaf("presenceNiveauLangueEuro", _boolean(passage.language_level is not None))
    yield _optional("niveauLangueEuropeen", passage.language_level)
    yield leaf("presenceNiveauNumeriqueEuro", _boolean(passage.digital_level is not None))
    if passage.digital_level:
        yield _digital_level(passage.digital_level)
    yield _or_nil("scoring", passage.score)
    yield _or_nil("mentionValidee", passage.mention)
    yield _enrolment(passage)
    yield _holder(passage.holder)
    yield _optional("verbatim", passage.remark)


def _boolean(value: bool) -> str:  # noqa: FBT001 une valeur, pas un réglage
    return "true" if value else "false"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _optional(name: str, text: str | None) -> str:
    return leaf(name, text) if text else ""


def _or_nil(name: str, text: str | None) -> str:
    return leaf(name, text) if text else f'<cpf:{name} xsi:nil="true"/>'


def _parent(name: str, *children: str) -> str:
    return f"<cpf:{name}>{''.join(children)}</cpf:{name}>"


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def _examination(passage: Passage) -> Iterator[str]:
    exam = passage.examination
    yield _optional("dateDebutExamen", _iso(exam.started_on))
    yield _optional("dateFinExamen", _iso(exam.ended_on))
    yield _optional("modalitePassageExamen", exam.mode)
    yield _optional("codePostalCentreExamen", exam.postal_code)


def _digital_level(level: DigitalLevel) -> str:
    results = [
        _parent(
            "resultat",
            _optional("niveau", _number(result.level)),
            _optional("domaineCompetenceId", result.domain),
            _optional("competenceId", result.competency),
        )
        for result in level.results
    ]
    return _parent(
        "niveauNumeriqueEuropeen",
        _optional("scoreGeneral", _number(level.score)),
        _parent("resultats", *results) if results else "",
    )


def _enrolment(passage: Passage) -> str:
    enrolment = passage.enrolment
    access = ACCESS_OF_ROUTE[enrolment.route] if enrolment.route else None
    return _parent(
        "modalitesInscription",
        _or_nil("modaliteAcces", access),
        _optional("voieAccessVAE", enrolment.vae_path),
        _optional("initiativeInscription", enrolment.initiative),
        _optional("dateInscription", _iso(enrolment.enrolled_on)),
    )


def _holder(holder: CivilStatus | TrainingFile) -> str:
    if isinstance(holder, TrainingFile):
        branch = _parent(
            "dossierFormation",
            leaf("idDossier", holder.number),
            leaf("nomTitulaire", holder.name),
            leaf("prenom1Titulaire", holder.first_name),
        )
    else:
        branch = _parent("titulaire", *_civil_status(holder))
    return _parent("identificationTitulaire", branch)


def _civil_status(holder: CivilStatus) -> Iterator[str]:
    birth = holder.birth_date
    yield leaf("nomNaissance", holder.birth_name)
    yield _or_nil("nomUsage", holder.use_name)
    for rank, name in enumerate(holder.first_names[:3], 1):
        yield leaf(f"prenom{rank}", name)
    yield leaf("anneeNaissance", str(birth.year))
    yield _or_nil("moisNaissance", _number(birth.month))
    yield _or_nil("jourNaissance", _number(birth.day))
    yield leaf("sexe", holder.sex.value)
    yield from _birth_place(holder.birth_place)


def _birth_place(place: BirthPlace) -> Iterator[str]:
    insee = place.insee_code or place.foreign_code
    if insee:
        code = _parent("codeInseeNaissance", leaf("codeInsee", insee))
    else:
        code = _parent("codePostalNaissance", _or_nil("codePostal", place.postal_code))
    yield _parent("codeCommuneNaissance", code)
    yield _optional("libelleCommuneNaissance", place.label)
    if place.foreign_code:
        yield leaf("codePaysNaissance", place.foreign_code[-COUNTRY_LENGTH:])
    yield _optional("libellePaysNaissance", place.country_label)
