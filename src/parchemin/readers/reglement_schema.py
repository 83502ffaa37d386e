"""Every line a règlement may hold, with what reads it; ``*`` stands for the name of a jury."""

from collections.abc import Iterable, Mapping

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind
from parchemin.domain.rules.delivery import Motives
from parchemin.domain.rules.jury_rules import (
    Independence,
    Majority,
    Permission,
    TieBreak,
    VoteForm,
    Voting,
)
from parchemin.readers import reglement_accreditation as accreditation
from parchemin.readers import reglement_acquisition as acquisition
from parchemin.readers import reglement_jury as jury
from parchemin.readers import reglement_options as options
from parchemin.readers import reglement_values as values
from parchemin.readers.reglement_values import Parser, of_enum

Schema = Mapping[tuple[str, ...], Parser]

REGLEMENT: Schema = {
    ("acquisition", "bloc"): acquisition.bloc,
    ("acquisition", "par_bloc", "*"): acquisition.bloc,
    ("acquisition", "certification"): options.certification,
    ("acquisition", "compensation"): values.compensation,
    ("acquisition", "modalite"): acquisition.modality,
    ("acquisition", "par_modalite", "*"): acquisition.modality,
    **{("acquisition", kind.value): acquisition.modality for kind in AssessmentKind},
    ("absence", "injustifiee"): values.absence,
    ("absence", "excusee"): values.absence,
    ("fraude",): values.fraud,
    **{("voies", route.value): values.openness for route in Route},
    ("jury", "*", "voies"): values.routes,
    ("jury", "*", "colleges"): jury.seats,
    ("jury", "*", "parite"): jury.parity,
    ("jury", "*", "presidence"): jury.chairing,
    ("jury", "*", "quorum"): jury.quorum,
    ("jury", "*", "vote"): of_enum(Voting),
    ("jury", "*", "majorite"): of_enum(Majority),
    ("jury", "*", "departage"): of_enum(TieBreak),
    ("jury", "*", "experience"): jury.experience,
    ("jury", "*", "independance"): of_enum(Independence),
    ("jury", "*", "procurations"): jury.proxies,
    ("jury", "*", "scrutin"): of_enum(VoteForm),
    ("jury", "*", "sans_voix"): jury.advisory,
    ("jury", "*", "exterieurs"): jury.outsiders,
    ("jury", "*", "ecart"): of_enum(Permission),
    ("delivrance", "etapes"): values.delivery,
    ("delivrance", "derniere_date"): lambda table: table.day("jour"),
    ("validite", "bloc"): values.validity,
    ("validite", "modalite"): values.validity,
    ("validite", "competence"): values.validity,
    ("repasser",): values.retake,
    ("recours",): values.appeal,
    ("motifs",): of_enum(Motives),
    ("convocation",): values.duration,
    ("delais", "designation_des_membres"): values.duration,
    ("delais", "dossiers_au_jury"): values.duration,
    ("delais", "noms_des_membres"): values.duration,
    ("delais", "absence_des_salaries"): values.duration,
    ("delais", "notification"): values.duration,
    ("delais", "proces_verbal"): values.sending,
    ("habilitation", "duree"): accreditation.term,
    ("habilitation", "criteres"): accreditation.criteria,
    ("habilitation", "sanctions"): accreditation.sanctions,
    ("conservation",): values.duration,
}

LAW: Schema = {
    ("vae", "effectif"): jury.people,
    ("vae", "qualifies"): jury.people,
    ("vae", "departage"): of_enum(TieBreak),
    ("vae", "mixite"): jury.wanted,
    ("vae", "independance"): of_enum(Independence),
    ("vae", "dossiers"): values.yearly_files,
    ("habilites", "liste"): values.duration,
}


def next_words(schema: Schema, start: tuple[str, ...]) -> tuple[str, ...]:
    """The words that may follow a path, in order."""
    depth = len(start)
    after = (path for path in schema if len(path) > depth and _matches(path[:depth], start))
    return tuple(dict.fromkeys(path[depth] for path in after))


def parser_of(schema: Schema, path: tuple[str, ...]) -> Parser | None:
    """What reads the line of that path, None when it is not a line by itself."""
    return next((parse for known, parse in schema.items() if _matches(known, path)), None)


def _matches(known: Iterable[str], path: Iterable[str]) -> bool:
    left, right = tuple(known), tuple(path)
    return len(left) == len(right) and all(
        step in ("*", word) for step, word in zip(left, right, strict=True)
    )
