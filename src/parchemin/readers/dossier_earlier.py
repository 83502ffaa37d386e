"""Logbook, blocs already won, correspondences and closing, as a dossier writes them."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.deliberation.facts import (
    Attestation,
    BlocFailure,
    ClaimDecision,
    Closing,
    CorrespondenceClaim,
    HeldBloc,
    HeldBy,
    competency_codes,
)
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.acquisition import Attester
from parchemin.readers.dossier_codes import Codes, moment_of
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, tables

_GRANTED = {"acceptée": True, "refusée": False}


def read_attestations(
    root: Table, certification: Certification, codes: Codes
) -> Iterator[Attestation]:
    """The signatures of the logbook, by whole blocs or by competency."""
    for table in tables(root, "carnet"):
        on, rank = moment_of(table)
        by = table.word("par", choices(Attester))
        whole = table.words("blocs", codes.blocs, needed=False)
        refused = table.words("refusees", codes.competencies, needed=False)
        single = table.words("competences", codes.competencies, needed=False)
        reason = table.text("motif", needed=False)
        author = table.text("nom", needed=False)
        table.finish()
        attested = [
            code
            for bloc in certification.blocs
            if bloc.code in whole
            for code in competency_codes(bloc)
        ]
        for code in dict.fromkeys([*attested, *single, *refused]):
            if by is not None:
                yield Attestation(
                    subject=code,
                    by=by,
                    attested=code not in refused,
                    on=on,
                    rank=rank,
                    author=author,
                    reason=reason if code in refused else "",
                )


def read_held(root: Table, codes: Codes) -> Iterator[HeldBloc]:
    """The blocs won before."""
    for table in tables(root, "blocs_deja_acquis"):
        on, rank = moment_of(table)
        bloc = table.word("bloc", codes.blocs)
        how = table.word("comment", choices(HeldBy), needed=False) or HeldBy.DECISION
        proof = table.text("preuve")
        entered = table.day("saisi_le", needed=False)
        table.finish()
        if bloc:
            yield HeldBloc(bloc=bloc, acquired_on=on, proof=proof, how=how, on=entered, rank=rank)


def read_failures(root: Table, codes: Codes) -> Iterator[BlocFailure]:
    """The blocs that a jury refused before."""
    for table in tables(root, "echecs"):
        on, bloc = table.day("le"), table.word("bloc", codes.blocs)
        proof = table.text("preuve")
        table.finish()
        if bloc and on is not None:
            yield BlocFailure(bloc=bloc, on=on, proof=proof)


def read_claims(root: Table) -> Iterator[CorrespondenceClaim]:
    """The blocs of other certifications, with who decided on them."""
    for table in tables(root, "correspondances"):
        on, rank = moment_of(table)
        claim = CorrespondenceClaim(
            certification=table.text("certification"),
            blocs=frozenset(table.texts("blocs", needed=False)),
            proof=table.text("preuve"),
            on=on,
            rank=rank,
            decision=_claim_decision(table),
        )
        table.finish()
        yield claim


def _claim_decision(table: Table) -> ClaimDecision | None:
    granted = table.word("decision", _GRANTED, needed=False)
    if granted is None:
        return None
    return ClaimDecision(
        granted=granted,
        by=table.text("decidee_par"),
        on=table.day("decidee_le") or date.min,
        reason=table.text("motif", needed=False),
    )


def read_closing(root: Table) -> Closing | None:
    """The day after which facts change nothing."""
    for table in tables(root, "cloture"):
        on = table.day("le")
        table.finish()
        if on is not None:
            return Closing(on=on)
    return None
