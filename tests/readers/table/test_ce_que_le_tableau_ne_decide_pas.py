"""Ce que le tableau ne décide pas : une question, ses lectures possibles, et rien de retenu."""

from collections.abc import Sequence

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic, Findings
from parchemin.readers.document import certification as written
from parchemin.readers.document_loading import certification_from_json
from parchemin.readers.table.reader import read_table
from parchemin.readers.transcripts.composing import Words, compose
from tests.readers.table.layout import table, words

HEAD = ["Activités", "Compétences", "Modalités", "Critères"]
BLOC = ["Bloc 1 : Peser", "<", "<", "<"]
ROW = ["Pesée", "C1 Peser un colis", "QCM", "- Le poids est juste"]


def read(
    rows: Sequence[Sequence[str]], before: Sequence[str] = (), after: Sequence[str] = ()
) -> tuple[Certification, list[Diagnostic]]:
    """One table between paragraphs."""
    findings = Findings()
    body = [*(words(each) for each in before), table(rows), *(Words(each) for each in after)]
    (certification,) = read_table(compose(body), findings)
    return certification, findings.found


def said(found: list[Diagnostic], code: str) -> list[Diagnostic]:
    return [each for each in found if each.code == code]


def test_choisir_une_lecture_l_ecrit_dans_le_document() -> None:
    """La valeur d'une lecture, posée à son chemin, donne une certification valable."""
    rows = [HEAD, BLOC, ["A", "- Peser\n- Étiqueter", "QCM", "- Juste\n- Lisible"]]
    certification, found = read(rows)
    form = written(certification)
    for question in said(found, "criteres-partages"):
        choice = question.alternatives[0]
        parent, steps = form, choice.path.split(".")
        for step in steps[:-1]:
            parent = parent[int(step)] if isinstance(parent, list) else parent[step]
        parent[steps[-1]] = choice.value
    chosen = certification_from_json(form).blocs[0].competencies
    assert [[c.text for c in each.criteria] for each in chosen] == [["Juste"], ["Lisible"]]


def test_les_blocs_proposes_sont_ceux_que_l_on_aurait_lus() -> None:
    """La lecture « 2 blocs » rend les mêmes blocs que si le mot y était."""
    one, two = ["**Peser**", "<", "<", "<"], ["**Trier**", "<", "<", "<"]
    other = ["Tri", "C2 Trier un colis", "QCM", "- Le tri est juste"]
    certification, found = read([HEAD, one, ROW, two, other])
    assert certification.blocs == ()
    assert [each.text for each in certification.stated_competencies] == [
        "Peser un colis",
        "Trier un colis",
    ]
    (question,) = said(found, "titre-de-bloc-indecidable")
    assert [bloc["title"] for bloc in question.alternatives[0].value] == ["Peser", "Trier"]
    whole = question.alternatives[1].value[0]
    assert [each["code"] for each in whole["competencies"]] == ["C1", "C2"]
    assert question.alternatives[2].value == []


def test_le_gras_et_l_etoile_se_contredisent() -> None:
    """La note annonce les deux marques : celle que portent les deux compte, l'autre se demande."""
    note = "*Les compétences clés sont en gras."
    rows = [
        [HEAD[1], HEAD[2], HEAD[3]],
        ["Bloc 1 : Peser", "<", "<"],
        ["**Peser***", "QCM", "- Juste"],
        ["Étiqueter*", "QCM", "- Lisible"],
        ["Ranger", "QCM", "- Droit"],
    ]
    rows[2][0] = "**Peser * **"
    certification, found = read(rows, before=[note])
    assert [each.key for each in certification.blocs[0].competencies] == [True, None, False]
    (question,) = said(found, "competence-cle-indecidable")
    assert question.alternatives[0].path == "blocks.0.competencies.1.key"


def test_tout_en_gras_n_est_qu_un_style() -> None:
    """Quand toutes les compétences sont en gras, le gras ne distingue rien."""
    rows = [HEAD, BLOC, ["A", "**Peser**", "QCM", "- Juste"], ["A", "**Trier**", "QCM", "- Net"]]
    certification, found = read(rows)
    assert {each.key for each in certification.blocs[0].competencies} == {None}
    assert said(found, "competence-cle-indecidable") == []


def test_une_marque_annoncee_que_rien_ne_porte() -> None:
    """Le document annonce du gras, aucune compétence n'en a : les clés restent inconnues."""
    certification, found = read([HEAD, BLOC, ROW], after=["Les compétences clés sont en gras."])
    assert certification.blocs[0].competencies[0].key is None
    assert len(said(found, "marque-de-cle-perdue")) == 1


def test_des_paragraphes_apres_une_modalite_sont_peut_etre_des_criteres() -> None:
    """Sans intertitre ni liste, la suite d'une modalité se demande."""
    rows = [
        ["Activités", "Compétences", "Évaluation"],
        ["Bloc 1 : Peser", "<", "<"],
        ["A", "Peser", "QCM de dix questions\nLe poids est juste"],
    ]
    certification, found = read(rows)
    assert certification.blocs[0].competencies[0].criteria == ()
    (question,) = said(found, "modalite-ou-critere")
    assert question.alternatives[0].path == "blocks.0.competencies.0.criteria"
    assert question.alternatives[0].value[0]["text"] == "Le poids est juste"


def test_une_liste_sous_une_modalite_en_donne_les_criteres() -> None:
    """Dans une colonne commune, ce qui annonce une épreuve est la modalité, la liste ses critères."""
    rows = [
        ["Activités", "Compétences", "Modalités et critères"],
        ["Bloc 1 : Peser", "<", "<"],
        ["A", "Peser", "QCM de dix questions\n- Le poids est juste\n- L'unité est dite"],
    ]
    certification, _ = read(rows)
    bloc = certification.blocs[0]
    assert [each.text for each in bloc.assessments] == ["QCM de dix questions"]
    assert len(bloc.competencies[0].criteria) == 2


def test_une_ligne_de_groupe_est_dite() -> None:
    """Une ligne pleine sans le mot « bloc » dans un bloc : l'activité des lignes d'après, et c'est dit."""
    group = ["Au quai", "<", "<", "<"]
    rows = [HEAD, BLOC, group, ["", *ROW[1:]], ["Au dépôt", "<", "<", "<"], ["", *ROW[1:]]]
    rows[5][1] = "C2 Peser un camion"
    certification, found = read(rows)
    assert [each.heading for each in certification.blocs[0].competencies] == ["Au quai", "Au dépôt"]
    assert len(said(found, "ligne-de-groupe")) == 2


def test_ce_qui_n_est_pas_lu_est_dit() -> None:
    """Une colonne inconnue, un paragraphe après le tableau, un tableau sans en-tête."""
    head, bloc, row = [*HEAD, "Durée"], [*BLOC, "<"], [*ROW, "2 h"]
    _, found = read([head, bloc, row], after=["Fait à Lyon."])
    assert "Durée" in said(found, "colonne-non-lue")[0].found
    assert "Fait à Lyon." in said(found, "texte-hors-tableau")[0].found
    findings = Findings()
    body = [table([HEAD, BLOC, ROW]), table([["Sigle", "Sens"], ["QCM", "questionnaire"]])]
    read_table(compose(body), findings)
    (unread,) = said(findings.found, "tableau-non-lu")
    assert (unread.severity, "Sigle" in unread.found) == ("avertissement", True)


def test_des_lignes_avant_le_premier_bloc_sont_perdues_et_dites() -> None:
    """Des compétences avant tout titre de bloc ne vont dans aucun : c'est une erreur."""
    certification, found = read([HEAD, ROW, BLOC, ROW])
    assert len(certification.blocs[0].competencies) == 1
    (lost,) = said(found, "lignes-hors-bloc")
    assert lost.severity == "erreur"


def test_un_sommaire_n_est_pas_un_bloc_vide() -> None:
    """Les blocs annoncés avant le tableau ne sont pas lus deux fois."""
    certification, found = read([HEAD, BLOC, ROW], before=["Bloc 1 : Peser les colis du jour"])
    assert [bloc.title for bloc in certification.blocs] == ["Peser"]
    assert said(found, "bloc-incomplet") == []


def test_un_bloc_sans_competence_est_une_erreur() -> None:
    """Un titre de bloc sans ligne est dit, compétences et modalités."""
    _, found = read([HEAD, BLOC, ROW, ["Bloc 2 : Trier", "<", "<", "<"]])
    assert len(said(found, "bloc-incomplet")) == 2


def test_competences_et_savoir_faire() -> None:
    """Une compétence codée suivie d'une liste : la liste est le détail, pas d'autres compétences."""
    cell = "C1 Peser un colis\n- régler la balance\n- lire le poids\nC2 Trier un colis"
    certification, _ = read([HEAD, BLOC, ["A", cell, "QCM", "C1 : Juste\nC2 : Net"]])
    first, second = certification.blocs[0].competencies
    assert [each.text for each in first.details] == ["régler la balance", "lire le poids"]
    assert (first.code, second.code, second.text) == ("C1", "C2", "Trier un colis")
    assert [each.text for each in second.criteria] == ["Net"]


def test_une_phrase_d_introduction_est_mise_a_part() -> None:
    """« Être capable de : » n'est pas une compétence."""
    cell = "Être capable de :\n- Peser un colis\n- Trier un colis"
    certification, _ = read([HEAD, BLOC, ["A", cell, "QCM", "Juste"]])
    bloc = certification.blocs[0]
    assert [each.text for each in bloc.competencies] == ["Peser un colis", "Trier un colis"]
    assert [each.text for each in bloc.leads] == ["Être capable de :"]


def test_la_competence_repetee_sur_chaque_ligne_n_en_fait_qu_une() -> None:
    """Un critère par ligne, la compétence recopiée : une compétence, tous ses critères."""
    rows = [HEAD, BLOC, ROW, [*ROW[:3], "- L'unité est dite"]]
    certification, _ = read(rows)
    (only,) = certification.blocs[0].competencies
    assert [each.text for each in only.criteria] == ["Le poids est juste", "L'unité est dite"]


def test_les_facons_d_annoncer_un_bloc() -> None:
    """Un numéro, une lettre, un chiffre romain ou le code du registre, avec ou sans signe après."""
    titles = {
        "Bloc de compétences n° 2 – Peser": ("BC02", "Peser"),
        "BLOC B Peser": ("BC02", "Peser"),
        "BC2\nPeser": ("BC02", "Peser"),
        "Bloc IV : Peser (suite)": ("BC04", "Peser"),
        "RNCP4321BC07 - Peser": ("RNCP4321BC07", "Peser"),
        "Bloc de compétences : Peser": ("BC01", "Peser"),
    }
    for title, known in titles.items():
        certification, _ = read([HEAD, [title, "<", "<", "<"], ROW])
        assert [(each.code, each.title) for each in certification.blocs] == [known]


def test_une_phrase_qui_parle_d_un_bloc_n_en_ouvre_pas() -> None:
    """« Bloc 1 et bloc 2 … » dans un paragraphe courant n'est pas un titre."""
    before = ["Bloc 1 et bloc 2 se suivent dans cet ordre."]
    certification, _ = read([HEAD, BLOC, ROW], before=before)
    assert [each.title for each in certification.blocs] == ["Peser"]


def test_une_ligne_suivie_d_une_liste_sans_code() -> None:
    """Sans code, la liste est peut-être le détail, peut-être les compétences : c'est dit."""
    cell = "Peser un colis\n- Régler la balance\n- Lire le poids"
    certification, found = read([HEAD, BLOC, ["A", cell, "QCM", "Juste"]])
    (only,) = certification.blocs[0].competencies
    assert len(only.details) == 2
    (question,) = said(found, "details-ou-competences")
    assert "2 points" in question.found
