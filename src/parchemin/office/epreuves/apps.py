from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig
from django.db.models import Exists, OuterRef

from parchemin.domain.version_move import RecordedFact
from parchemin.office.candidates import later, recorded


class EpreuvesConfig(AppConfig):
    name = "parchemin.office.epreuves"
    label = "epreuves"

    def ready(self) -> None:
        """A path is assessed once it has a result."""
        results = self.get_model("Result")._default_manager
        later.tell_step("evalue", lambda: Exists(results.filter(enrolment=OuterRef("pk"))))
        recorded.tell_recorded(self._recorded)

    def _recorded(self, enrolments: Collection[UUID]) -> dict[UUID, tuple[RecordedFact, ...]]:
        """The results in force of each path, by their place; one query."""
        rows = self.get_model("Result")._default_manager.filter(
            enrolment__in=enrolments, superseded_by=None
        )
        found: dict[UUID, tuple[RecordedFact, ...]] = defaultdict(tuple)
        places = ("enrolment_id", "bloc_code", "competency_rank", "assessment_code")
        for path, *place in rows.values_list(*places):
            found[path] += (RecordedFact("le résultat", *place),)
        return dict(found)
