from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig

from parchemin.domain.version_move import RecordedFact
from parchemin.office.candidates import recorded


class LogbooksConfig(AppConfig):
    name = "parchemin.office.logbooks"
    label = "logbooks"

    def ready(self) -> None:
        """The attestations of a path follow it to another version."""
        recorded.tell_recorded(self._recorded)

    def _recorded(self, enrolments: Collection[UUID]) -> dict[UUID, tuple[RecordedFact, ...]]:
        """The attestations of each path, by their place; one query."""
        rows = self.get_model("Attestation")._default_manager.filter(
            mentor__enrolment__in=enrolments
        )
        found: dict[UUID, tuple[RecordedFact, ...]] = defaultdict(tuple)
        for path, *place in rows.values_list(
            "mentor__enrolment_id", "bloc_code", "competency_rank"
        ):
            found[path] += (RecordedFact("l'attestation", *place),)
        return dict(found)
