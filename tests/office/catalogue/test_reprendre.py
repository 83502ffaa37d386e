"""An import killed in the middle is taken up where it stands; one deposited on a screen too."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.catalogue import deposits, importing, parsing, tasks
from parchemin.office.catalogue.importing import Progress
from parchemin.office.catalogue.models import Change, Document, Export, Fiche, Sentence
from parchemin.office.journal.models import Entry
from tests.office.catalogue.exports import invented, xml, zipped

SignIn = Callable[..., Client]


def words() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM catalogue_search")
        return int(cursor.fetchone()[0])


def everything() -> dict[str, int]:
    tables = {
        table.__name__: table._default_manager.count() for table in (Fiche, Document, Sentence)
    }
    return {**tables, "mots": words(), "changements": Change.objects.count()}


def test_un_import_tue_reprend_et_rien_n_est_deux_fois(killed: Path) -> None:
    """Tué sans préavis, l'import relancé finit : chaque fiche une fois, avec tout ce qui la cherche."""
    export = Export.objects.get()
    before = Fiche.objects.count()
    assert export.finished_at is None
    assert 400 <= before < 6000
    assert Document.objects.count() == Sentence.objects.count() == words() == before
    call_command("catalogue", "importer", str(killed), stdout=io.StringIO())
    export.refresh_from_db()
    assert export.finished_at is not None
    assert (export.read, export.added) == (6000, 6000)
    assert everything() == {
        "Fiche": 6000, "Document": 6000, "Sentence": 6000, "mots": 6000, "changements": 0,
    }  # fmt: skip


def test_un_autre_processus_lit_les_grands_exports(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lu par un second processus, l'export donne les mêmes fiches, lot après lot."""
    monkeypatch.setattr(parsing, "SMALL", 0)
    path = zipped(tmp_path, "2026-08-16", [invented(rank) for rank in range(900)])
    said = io.StringIO()
    call_command("catalogue", "importer", str(path), stdout=said)
    assert Fiche.objects.count() == 900
    assert "100% · 900 fiches" in said.getvalue()
    assert "900 nouvelles" in said.getvalue()


def test_un_lecteur_mort_laisse_l_import_a_reprendre(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Si le processus qui lit disparaît, l'import n'est pas dit achevé et personne ne disparaît."""
    path = xml(tmp_path, "2026-08-16", [invented(1)])

    def dies(*args: object) -> list[parsing.Batch]:
        return [parsing.Batch(numbers=["RNCP1"], position=10)]

    monkeypatch.setattr(parsing, "batches", dies)
    with pytest.raises(CommandError, match="1 export"):
        call_command("catalogue", "importer", str(path), stdout=io.StringIO(), stderr=io.StringIO())
    export = Export.objects.get()
    assert export.finished_at is None
    assert "interrompue" in export.failure


def test_la_commande_dit_chaque_faute_et_importe_le_reste(db: None, tmp_path: Path) -> None:
    """Deux fichiers : l'impossible a sa phrase, l'autre entre avec sa fiche fautive citée."""
    bad = tmp_path / "absent.zip"
    broken = invented(2).replace("</INTITULE>", "")
    good = xml(tmp_path, "2026-08-16", [invented(1), broken])
    said, wrong = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError):
        call_command("catalogue", "importer", str(bad), str(good), stdout=said, stderr=wrong)
    assert "« absent.zip » n'existe pas" in wrong.getvalue()
    assert "RNCP90002, ligne 5" in wrong.getvalue()
    assert Fiche.objects.count() == 1


def test_l_avancement_ne_depasse_jamais_le_tout() -> None:
    """Part, vitesse et reste se disent sans dépasser cent pour cent."""
    assert Progress(1.0, 10, 5.0, 0.0).share <= 1
    assert Export(size=100, position=250).percent == 100
    assert Export(size=0, position=0).percent == 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object) -> Path:
    """Deposited files go to a folder of the test."""
    monkeypatch.setattr(deposits, "folder", lambda: tmp_path / "depots")
    return tmp_path / "depots"


def test_un_export_depose_a_l_ecran_s_importe_et_s_efface(
    secretary: User, signed_in: SignIn, tmp_path: Path, folder: Path
) -> None:
    """Le dépôt mène à la page d'avancement ; la tâche range les fiches puis efface le fichier."""
    path = zipped(tmp_path, "2026-08-16", [invented(1), invented(2)])
    client = signed_in(secretary)
    sent = {"file": SimpleUploadedFile(path.name, path.read_bytes())}
    answer = client.post(reverse("catalogue:deposit"), sent)
    export = Export.objects.get()
    assert answer["Location"] == reverse("catalogue:import", args=[export.pk])
    assert [each.name for each in folder.iterdir()] == [export.deposited]
    assert "en cours" in client.get(answer["Location"]).content.decode()
    assert tasks.resume_imports() == 0
    assert tasks.import_export.call(export_id=export.pk) == 2
    assert list(folder.iterdir()) == []
    page = client.get(answer["Location"]).content.decode()
    assert "achevé" in page
    assert "2 fiches nouvelles" in page
    assert client.get(reverse("catalogue:progress", args=[export.pk]), HTTP_HX_REQUEST="true")[
        "HX-Refresh"
    ]
    assert Entry.objects.filter(act="déposer un export du registre").count() == 1


def test_un_depot_impossible_est_dit_dans_le_formulaire(
    secretary: User, signed_in: SignIn, folder: Path
) -> None:
    """Une photo, rien, ou un fichier sans date : la phrase est au champ, rien n'est gardé."""
    client = signed_in(secretary)
    for name, data, sentence in (
        ("photo.jpg", b"\xff\xd8", "ni un zip ni un XML"),
        ("fiches.xml", b"<FICHES></FICHES>", "donnez le jour"),
    ):
        answer = client.post(reverse("catalogue:deposit"), {"file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert client.post(reverse("catalogue:deposit"), {}).status_code == 422
    assert not Export.objects.exists()
    assert not folder.exists()


def test_un_import_depose_et_interrompu_se_reprend(
    secretary: User, signed_in: SignIn, tmp_path: Path, folder: Path
) -> None:
    """Un incident attend une personne ; le bouton le remet en file ; un fichier perdu est dit."""
    export = Export.objects.create(
        name="e.xml", sha256="0" * 64, dated="2026-08-16", requested_by="s", deposited="0" * 64,
        failure="La base ne répondait pas.",
    )  # fmt: skip
    client = signed_in(secretary)
    address = reverse("catalogue:resume", args=[export.pk])
    assert client.post(address).status_code == 409
    folder.mkdir()
    (folder / export.deposited).write_bytes(xml(tmp_path, "2026-08-16", [invented(1)]).read_bytes())
    assert tasks.resume_imports() == 0
    assert client.post(address).status_code == 302
    assert tasks.import_export.call(export_id=export.pk) == 1
    export.refresh_from_db()
    assert export.finished_at is not None
    assert client.post(address).status_code == 409
    assert tasks.import_export.call(export_id=export.pk) == 0


def test_une_tache_de_trop_ne_dit_pas_l_import_interrompu(
    secretary: User, tmp_path: Path, folder: Path
) -> None:
    """Pendant qu'un autre processus importe, la tâche se retire sans rien écrire."""
    export = Export.objects.create(
        name="e.xml", sha256="2" * 64, dated="2026-08-16", requested_by="s", deposited="2" * 64
    )
    folder.mkdir()
    (folder / export.deposited).write_bytes(xml(tmp_path, "2026-08-16", [invented(1)]).read_bytes())
    with importing.alone():
        assert tasks.import_export.call(export_id=export.pk) == 0
    export.refresh_from_db()
    assert export.failure == ""


def test_un_arret_de_l_office_remet_l_import_en_file(secretary: User) -> None:
    """Au démarrage, un import déposé qu'un arrêt a coupé repart seul, une fois."""
    Export.objects.create(
        name="e.xml", sha256="1" * 64, dated="2026-08-16", requested_by="s", deposited="1" * 64
    )
    assert tasks.resume_imports() == 1
    assert tasks.resume_imports() == 0


TABLE = """
# nom                 secretariat auditeur organisme candidat tuteur evaluateur jury
catalogue:list        o o o o o o o
catalogue:export      o o o o o o o
catalogue:fiche       o o o o o o o
catalogue:document    o o o o o o o
catalogue:imports     o o x x x x x
catalogue:import      o o x x x x x
catalogue:progress    o o x x x x x
catalogue:deposit     o x x x x x x
catalogue:resume      p x x x x x x
"""
ROLES = (
    Role.SECRETARIAT, Role.AUDITOR, Role.BODY, Role.CANDIDATE, Role.TUTOR, Role.ASSESSOR, Role.JUROR,
)  # fmt: skip


def test_chaque_role_ouvre_ce_que_la_table_dit(
    signed_in: SignIn, account: Callable[[Role], User], db: None, tmp_path: Path, bring: object
) -> None:
    """Le catalogue est à tous ceux qui ont un compte ; ses imports sont au secrétariat."""
    assert callable(bring)
    export = bring(xml(tmp_path, "2026-08-16", [invented(1)]))
    arguments = {
        "catalogue:fiche": ["RNCP90001"],
        "catalogue:document": [Document.objects.get().pk],
        "catalogue:import": [export.pk],
        "catalogue:progress": [export.pk],
        "catalogue:resume": [export.pk],
    }
    letters = {200: "o", 403: "x", 405: "p"}
    rows = [line.split() for line in TABLE.strip().splitlines() if not line.startswith("#")]
    clients = [signed_in(role) for role in ROLES]
    found = [
        [
            name,
            *(
                letters[client.get(reverse(name, args=arguments.get(name))).status_code]
                for client in clients
            ),
        ]
        for name, *_ in rows
    ]
    assert found == rows


def test_ce_qui_n_existe_pas_est_introuvable(signed_in: SignIn) -> None:
    """Une fiche, un texte ou un import inconnus mènent à la page introuvable."""
    client = signed_in(Role.SECRETARIAT)
    for address in ("fiches/RNCP1/", "textes/999/", "imports/999/", "imports/999/avancement/"):
        assert client.get(f"/catalogue/{address}").status_code == 404
