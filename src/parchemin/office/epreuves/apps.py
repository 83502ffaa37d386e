from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.apps import AppConfig
from django.db.models import Exists, OuterRef, Q

from parchemin.domain.version_move import RecordedFact
from parchemin.office.candidates import later, recorded


class EpreuvesConfig(AppConfig):
    name = "parchemin.office.epreuves"
    label = "epreuves"

    def ready(self) -> None:
        """A path is assessed once it has a result or an opinion."""
        later.tell_step("evalue", self._assessed)
        recorded.tell_recorded(self._recorded)

    def _assessed(self) -> Q:
        """The condition, on an enrolment, that a result or an opinion is on record."""
        tables = [self.get_model(name)._default_manager for name in ("Result", "Opinion")]
        first, second = (Exists(rows.filter(enrolment=OuterRef("pk"))) for rows in tables)
        return Q(first) | Q(second)

    def _recorded(self, enrolments: Collection[UUID]) -> dict[UUID, tuple[RecordedFact, ...]]:
        """The results and opinions in force of each path, by their place; two queries."""
        found: dict[UUID, tuple[RecordedFact, ...]] = defaultdict(tuple)
        kept = {"enrolment__in": enrolments, "superseded_by": None}
        rows = self.get_model("Result")._default_manager.filter(**kept)
        places = ("enrolment_id", "bloc_code", "competency_rank", "assessment_code")
        for path, *place in rows.values_list(*places):
            found[path] += (RecordedFact("le résultat", *place),)
        said = self.get_model("Opinion")._default_manager.filter(**kept)
        for path, bloc, code in said.values_list("enrolment_id", "bloc_code", "assessment_code"):
            found[path] += (RecordedFact("l'avis", bloc, None, code),)
        return dict(found)
