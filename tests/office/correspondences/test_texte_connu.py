"""The text of a certification that only the catalogue holds."""

from pathlib import Path

from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.importing import run
from parchemin.office.catalogue.opening import opened
from parchemin.office.correspondences.texts import known_text
from parchemin.office.referentiels.models import Version
from tests.office.catalogue.exports import invented, xml


def test_une_fiche_du_seul_catalogue_donne_son_texte(db: None, tmp_path: Path) -> None:
    """Sans référentiel à l'office, le texte comparé est celui du dernier export, mot pour mot."""
    source = opened(xml(tmp_path, "2026-08-16", [invented(1, competency="Fermer les portes.")]))
    run(announce(source=source, dated=None, by=MACHINE), source)
    text = known_text("RNCP90001")
    assert not Version.objects.exists()
    assert text is not None
    assert (text.number, text.title) == ("RNCP90001", "Veilleur de nuit numéro 1")
    (bloc,) = text.blocs
    assert [item.text for item in bloc.competencies] == ["Fermer les portes."]


def test_un_numero_inconnu_partout_n_a_pas_de_texte(db: None) -> None:
    """Ni référentiel ni fiche : rien n'est inventé."""
    assert known_text("RNCP90001") is None
