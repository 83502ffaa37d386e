"""The texts of a passage: lengths of the format, visible characters, the holder’s names."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from parchemin.domain.declaration import Passage, TrainingFile
from parchemin.domain.finding import Finding, error
from parchemin.domain.person import clean_text
from parchemin.domain.person_checks import check_person

ADVICE = "Corrigez la fiche du titulaire avant de produire le fichier."


def check_texts(passage: Passage) -> Iterator[Finding]:
    """The identifiers and free texts of a passage."""
    place = passage.examination.postal_code
    texts = [
        ("technical_id", passage.technical_id, 255),
        ("proof_url", passage.proof_url, 255),
        ("option", passage.option, 255),
        ("remark", passage.remark, 255),
        ("score", passage.score, 255),
        ("examination", place, 9),
    ]
    if not passage.technical_id:
        found = "identifiant technique vide"
        yield error("technical_id", "technical_id", found, "de 1 à 255 caractères", ADVICE)
    for field, text, longest in texts:
        yield from _text(field, text, longest)


def _text(field: str, text: str | None, longest: int) -> Iterator[Finding]:
    if text is None:
        return
    if len(text) > longest:
        found = f"« {text[:30]}… » compte {len(text)} caractères"
        yield error(f"{field}_too_long", field, found, f"{longest} au plus", ADVICE)
    if text != clean_text(text) or text != unicodedata.normalize("NFC", text):
        yield error(
            f"{field}_unclean",
            field,
            f"« {clean_text(text)[:30]} » porte des caractères invisibles ou des espaces en trop",
            "un texte en caractères visibles",
            "Ressaisissez la valeur.",
        )


def check_holder(passage: Passage, on: date) -> Iterator[Finding]:
    """Who the holder is, by civil status or by training file."""
    holder = passage.holder
    if isinstance(holder, TrainingFile):
        for field, text, longest in (
            ("training_file", holder.number, 13),
            ("training_file", holder.name, 30),
            ("training_file", holder.first_name, 20),
        ):
            yield from _text(field, text, longest)
            if not text:
                found = "dossier de formation incomplet"
                yield error(field, field, found, "numéro, nom et premier prénom", ADVICE)
        return
    yield from check_person(holder, on=on)
    yield from _text("birth_name", holder.birth_name, 60)
    yield from _text("use_name", holder.use_name, 60)
    for name in holder.first_names:
        yield from _text("first_names", name, 60)
    yield from _text("birth_place", holder.birth_place.label, 60)
    yield from _text("birth_place", holder.birth_place.country_label, 60)
