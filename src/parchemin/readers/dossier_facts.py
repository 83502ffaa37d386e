"""The facts of a candidate, as a dossier writes them in TOML."""

from collections.abc import Sequence

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.readers.dossier_codes import Codes
from parchemin.readers.dossier_earlier import (
    read_attestations,
    read_claims,
    read_closing,
    read_failures,
    read_held,
)
from parchemin.readers.dossier_frauds import read_frauds
from parchemin.readers.dossier_opinions import read_opinions
from parchemin.readers.dossier_results import (
    read_adjustments,
    read_competency_results,
    read_results,
)
from parchemin.readers.dossier_stages import read_stages
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, tables


def read_facts(
    root: Table,
    certification: Certification,
    codes: Codes,
    roles: Sequence[str] = (),
    stages: Sequence[str] = (),
) -> CandidateFacts:
    """Every fact of the dossier; what is wrong is said by the tables.

    ``roles`` are those in which the règlement asks assessors to speak, ``stages`` those at which it
    asks the tutor to assess.
    """
    candidate = next(iter(tables(root, "candidat")), root)
    if candidate is root:
        root.fault("", "champ-absent", "pas de [candidat]", "[candidat]", "Décrivez le candidat.")
        return CandidateFacts(candidate="", route=Route.CONTINUING)
    facts = CandidateFacts(
        candidate=candidate.text("nom"),
        route=candidate.word("voie", choices(Route)) or Route.CONTINUING,
        entry=candidate.day("entree", needed=False),
        blocs_sought=frozenset(candidate.words("blocs_vises", codes.blocs, needed=False)),
        results=tuple(read_results(root, codes)),
        competency_results=tuple(read_competency_results(root, codes)),
        attestations=tuple(read_attestations(root, certification, codes)),
        adjustments=tuple(read_adjustments(root, codes)),
        held=tuple(read_held(root, codes)),
        claims=tuple(read_claims(root)),
        closing=read_closing(root),
        other_routes=candidate.words("autres_voies", choices(Route), needed=False),
        opinions=tuple(read_opinions(root, codes, roles)),
        options=frozenset(candidate.texts("options", needed=False)),
        failures=tuple(read_failures(root, codes)),
        frauds=tuple(read_frauds(root, codes)),
        stages=tuple(read_stages(root, stages)),
        workforce=candidate.integer("effectif", least=0, needed=False),
    )
    candidate.finish()
    return facts
