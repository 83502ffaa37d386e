"""Importing exports: once, twice, newer ones, damaged ones."""

import zipfile
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.catalogue import importing, queries
from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.engine import Asked
from parchemin.office.catalogue.models import Change, Document, Export, Fiche, Sentence
from parchemin.office.catalogue.opening import opened
from parchemin.office.journal.models import Entry
from tests.office.catalogue.conftest import Bring
from tests.office.catalogue.exports import invented, real_fiches, xml, zipped


def counts() -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalogue_search")
        words = cursor.fetchone()[0]
    tables = (Fiche, Document, Sentence, Change)
    return (words, *(table._default_manager.count() for table in tables))


def test_les_six_fiches_reelles_entrent_avec_ce_qui_se_cherche(real: Export) -> None:
    """Chaque fiche réelle a sa ligne, son texte, ses mots et ses phrases."""
    assert (real.read, real.added, real.changed, real.problems) == (6, 6, 0, [])
    assert real.finished_at is not None
    fiche = Fiche.objects.get(number="RNCP37674")
    assert (fiche.register, fiche.order, fiche.level, fiche.abbreviation) == (
        "RNCP",
        37674,
        5,
        "TP",
    )
    assert fiche.active is True
    assert fiche.ends_on is not None
    assert Fiche.objects.filter(register="RS").count() == 2
    assert Sentence.objects.filter(fiche__number="RS6604", bloc="").count() == 5
    assert Sentence.objects.filter(fiche=fiche, bloc="RNCP37674BC01").exists()
    entry = Entry.objects.get(act="importer un export du registre")
    assert entry.details["nouvelles"] == 6


def test_le_meme_export_deux_fois_ne_change_rien(
    real: Export, bring: Bring, tmp_path: Path
) -> None:
    """Le même fichier est reconnu ; les mêmes fiches dans un autre fichier ne récrivent rien."""
    before = counts()
    again = bring(zipped(tmp_path, "2026-08-16", real_fiches()))
    assert again.pk == real.pk
    tomorrow = bring(xml(tmp_path, "2026-08-17", real_fiches()))
    assert (tomorrow.read, tomorrow.added, tomorrow.changed) == (6, 0, 0)
    assert counts() == before


def test_un_export_plus_recent_dit_ce_qui_change(bring: Bring, tmp_path: Path) -> None:
    """Intitulé, état, compétences : chaque différence est dite, les deux textes restent lisibles."""
    bring(xml(tmp_path, "2026-08-16", [invented(1), invented(2)]))
    newer = bring(
        xml(
            tmp_path,
            "2026-08-17",
            [
                invented(1, title="Veilleuse", active="Non", competency="Garder l’entrée."),
                invented(2),
            ],
        )
    )
    assert (newer.added, newer.changed) == (0, 1)
    (change,) = queries.changes_of(["RNCP90001", "RNCP90002"])
    said = {one["quoi"]: (one["avant"], one["apres"]) for one in change.what}
    assert said["Intitulé"] == ("Veilleur de nuit numéro 1", "Veilleuse")
    assert said["Active"] == ("oui", "non")
    assert said["Bloc RNCP90001BC01, compétences"] == (
        "1 compétence",
        "1 compétence, dont 1 au texte nouveau",
    )
    assert (change.former_on.day, change.newer_on.day) == (16, 17)
    before, after = queries.sheet_of(change.before), queries.sheet_of(change.after)
    assert before is not None
    assert after is not None
    assert (before.certification.title, after.certification.title) == (
        "Veilleur de nuit numéro 1",
        "Veilleuse",
    )
    assert [fiche.title for fiche in Asked(["veilleuse"]).among(Fiche.objects.all())] == [
        "Veilleuse"
    ]
    assert queries.copies_of(["Faire la ronde numéro 1."], except_number="") == []


def test_une_difference_sans_nom_est_dite_quand_meme(bring: Bring, tmp_path: Path) -> None:
    """Un texte qui change hors de ce qui se compare donne « autres éléments », jamais rien."""
    bring(xml(tmp_path, "2026-08-16", [invented(1)]))
    bring(xml(tmp_path, "2026-08-17", [invented(1).replace("<ID_FICHE>1<", "<ID_FICHE>9<")]))
    (change,) = Change.objects.all()
    assert [one["quoi"] for one in change.what] == ["Autres éléments"]


def test_une_fiche_disparue_est_datee_puis_revient(bring: Bring, tmp_path: Path) -> None:
    """Absente du nouvel export, elle est datée et garde son texte ; revenue, elle ne change pas."""
    fiches = [invented(rank) for rank in range(1, 5)]
    bring(xml(tmp_path, "2026-08-16", fiches))
    newer = bring(xml(tmp_path, "2026-08-17", fiches[:3]))
    assert newer.gone == 1
    (gone,) = queries.gone_among(["RNCP90004", "RNCP90001"])
    assert (gone.number, f"{gone.gone_on}") == ("RNCP90004", "2026-08-17")
    bring(xml(tmp_path, "2026-08-18", [*fiches, invented(9)]))
    assert not queries.gone_among(["RNCP90004"])
    assert (Change.objects.count(), Document.objects.count()) == (0, 5)


def test_un_export_partiel_ne_fait_disparaitre_personne(bring: Bring, tmp_path: Path) -> None:
    """Une seule fiche importée seule ne dit rien des autres."""
    bring(xml(tmp_path, "2026-08-16", [invented(rank) for rank in range(1, 5)]))
    part = bring(xml(tmp_path, "2026-08-17", [invented(1)]))
    assert part.gone == 0
    assert not Fiche.objects.filter(gone_on__isnull=False).exists()


def test_un_export_plus_ancien_est_refuse(bring: Bring, tmp_path: Path) -> None:
    """L'export d'avant-hier ne fait pas reculer le catalogue."""
    bring(xml(tmp_path, "2026-08-17", [invented(1)]))
    with pytest.raises(RefusedAct, match="plus ancien"):
        bring(xml(tmp_path, "2026-08-16", [invented(1, title="Avant")]))
    assert Fiche.objects.get().title == "Veilleur de nuit numéro 1"


def test_sans_date_l_export_est_refuse_avec_ce_qu_il_faut_donner(db: None, tmp_path: Path) -> None:
    """Un fichier renommé sans sa date demande le jour de l'export."""
    path = xml(tmp_path, "2026-08-16", [invented(1)]).rename(tmp_path / "fiches.xml")
    with pytest.raises(RefusedAct, match="donnez le jour de l'export"):
        announce(source=opened(path), dated=None, by=MACHINE)
    assert not Export.objects.exists()


BROKEN = invented(2).replace("</INTITULE>", "")


@pytest.mark.parametrize(
    ("broken", "place", "found"),
    [
        (BROKEN, "RNCP90002, ligne", "mal formé"),
        (invented(2).replace("NUMERO_FICHE", "NUMERO"), "fiche 2, ligne", "NUMERO_FICHE"),
        (invented(1, title="Bis"), "RNCP90001, ligne", "déjà plus haut"),
        (invented(2).replace("RNCP90002", "FICHE/2"), "fiche 2, ligne", "« FICHE/2 », n'est ni"),
    ],
    ids=["mal formée", "sans numéro", "en double", "numéro impossible"],
)
def test_une_fiche_fautive_n_arrete_pas_les_autres(
    broken: str, place: str, found: str, bring: Bring, tmp_path: Path
) -> None:
    """Elle est citée avec son lieu ; les fiches d'avant et d'après sont rangées."""
    export = bring(xml(tmp_path, "2026-08-16", [invented(1), broken, invented(3)]))
    assert export.finished_at is not None
    (problem,) = export.problems
    assert problem["lieu"].startswith(place)
    assert found in problem["constat"]
    assert sorted(Fiche.objects.values_list("number", flat=True)) == ["RNCP90001", "RNCP90003"]
    assert Fiche.objects.get(number="RNCP90001").title == "Veilleur de nuit numéro 1"


def test_une_fiche_devenue_fautive_garde_son_texte(bring: Bring, tmp_path: Path) -> None:
    """Ce que le nouvel export abîme reste ce qu'il était, et n'est pas dit disparu."""
    bring(xml(tmp_path, "2026-08-16", [invented(1), invented(2)]))
    export = bring(xml(tmp_path, "2026-08-17", [invented(1), BROKEN]))
    assert export.gone == 0
    fiche = Fiche.objects.get(number="RNCP90002")
    assert (fiche.title, fiche.gone_on) == ("Veilleur de nuit numéro 2", None)


def test_un_xml_coupe_garde_ce_qui_precede_et_attend(bring: Bring, tmp_path: Path) -> None:
    """L'import n'est pas achevé, personne ne disparaît, et la phrase dit la ligne."""
    bring(xml(tmp_path, "2026-08-15", [invented(rank) for rank in range(1, 5)]))
    cut = bring(
        xml(tmp_path, "2026-08-16", [invented(1, title="Neuf"), "<FICHE><ID_FICHE>3"], closed=False)
    )
    assert cut.finished_at is None
    assert "ligne 5" in cut.failure
    assert Fiche.objects.get(number="RNCP90001").title == "Neuf"
    assert not Fiche.objects.filter(gone_on__isnull=False).exists()


def test_un_zip_abime_est_dit(bring: Bring, tmp_path: Path) -> None:
    """Un octet changé dans le contenu du zip arrête l'import avec son conseil."""
    path = zipped(tmp_path, "2026-08-16", [invented(rank) for rank in range(3000)])
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    export = bring(path)
    assert export.finished_at is None
    assert "zip est abîmé" in export.failure


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("coupe.zip", b"PK\x03\x04tronque", "zip abîmé ou coupé"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "ni un zip ni un XML"),
        ("rien.xml", b"", "ni un zip ni un XML"),
    ],
)
def test_un_fichier_d_une_autre_sorte_est_refuse(
    name: str, data: bytes, sentence: str, tmp_path: Path
) -> None:
    """Chaque fichier impossible a sa phrase, avant toute écriture."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RefusedAct, match=sentence):
        opened(path)


def test_un_zip_de_plusieurs_xml_est_refuse(tmp_path: Path) -> None:
    """L'export a un seul XML : un dossier de fiches n'en est pas un."""
    path = tmp_path / "fiches.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.xml", "<FICHES/>")
        archive.writestr("b.xml", "<FICHES/>")
    with pytest.raises(RefusedAct, match="contient 2 fichiers XML, un seul"):
        opened(path)


def test_un_export_avec_entites_est_refuse(bring: Bring, tmp_path: Path) -> None:
    """Un type de document dans l'export arrête l'import, sans rien lire de plus."""
    path = xml(tmp_path, "2026-08-16", [invented(1)])
    text = path.read_text("utf-8").replace(
        "<FICHES>", '<!DOCTYPE FICHES [<!ENTITY a "b">]><FICHES>'
    )
    path.write_text(text, "utf-8")
    export = bring(path)
    assert "entités" in export.failure
    assert not Fiche.objects.exists()


def test_deux_imports_a_la_fois_se_refusent(bring: Bring, tmp_path: Path) -> None:
    """Tant qu'un import écrit, un second attend ; le droit d'écrire se rend de lui-même."""
    path = xml(tmp_path, "2026-08-16", [invented(1)])
    with importing.alone(), pytest.raises(RefusedAct, match="déjà en cours"):
        bring(path)
    assert bring(path).finished_at is not None


def test_un_texte_range_ne_se_modifie_pas(real: Export) -> None:
    """Le XML reçu et le changement constaté sont des faits : la base refuse de les changer."""
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.update(encoding="autre")
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.all()._raw_delete("default")


def test_ce_qui_depasse_sa_colonne_est_coupe_dans_la_liste_seulement(
    bring: Bring, tmp_path: Path
) -> None:
    """Un intitulé ou un numéro démesuré n'arrête pas l'import ; la fiche le garde entier."""
    bring(xml(tmp_path, "2026-08-16", [invented(1, title="long " * 400)]))
    fiche = Fiche.objects.get()
    assert len(fiche.title) <= 1000
    document = queries.latest_document(fiche)
    assert document is not None
    sheet = queries.sheet_of(document)
    assert sheet is not None
    assert len(sheet.certification.title or "") == 1999
