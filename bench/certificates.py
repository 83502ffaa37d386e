"""Parchemins made per second, against the bare engine that compiles the same template."""

import json

from bench.figures import Figure, interleaved, rate
from bench.invented import certificate
from parchemin.writers import certificate_pdf
from parchemin.writers.certificate_data import certificate_data, stamp
from parchemin.writers.typesetting import STANDARDS, TEMPLATES, compiler

CERTIFICATES = 60
ROUNDS = 5


def measure() -> list[Figure]:
    batch = [certificate(rank) for rank in range(1, CERTIFICATES + 1)]
    ready = [
        (json.dumps(certificate_data(one), ensure_ascii=False), int(stamp(one).timestamp()))
        for one in batch
    ]

    def ours() -> list[bytes]:
        return [certificate_pdf.render(one) for one in batch]

    def rival() -> list[object]:
        return [
            compiler().compile(
                input=TEMPLATES / "certificate.typ",
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=STANDARDS,
                timestamp=moment,
            )
            for data, moment in ready
        ]

    assert ours() == rival()
    spent = interleaved(ours, rival, rounds=ROUNDS)
    against = "typst seul, même gabarit, données et code QR déjà prêts"
    return [rate("certificates", len(batch), "PDF/s", against, spent)]
