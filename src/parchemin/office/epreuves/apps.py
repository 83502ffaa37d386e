from django.apps import AppConfig
from django.db.models import Exists, OuterRef

from parchemin.office.candidates import later


class EpreuvesConfig(AppConfig):
    name = "parchemin.office.epreuves"
    label = "epreuves"

    def ready(self) -> None:
        """A path is assessed once it has a result."""
        results = self.get_model("Result")._default_manager
        later.tell_step("evalue", lambda: Exists(results.filter(enrolment=OuterRef("pk"))))
