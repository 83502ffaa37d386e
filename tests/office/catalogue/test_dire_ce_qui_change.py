"""Ce qu'un nouvel export change dans une fiche, dit à qui la suit : deux textes, une phrase."""

import pytest

from parchemin.office.catalogue.comparing import LONGEST, differences
from parchemin.office.catalogue.sheet import as_export
from tests.office.catalogue.exports import invented

FICHE = invented(1)
BLOC = "RNCP90001BC01"
LONG = "Le jury réunit des professionnels du métier. " * 12


def changed(before: str, after: str) -> list[tuple[str, str, str]]:
    """What is said of a fiche that went from one text to the other."""
    said = differences(as_export(before.encode()), as_export(after.encode()))
    return [(one["quoi"], one["avant"], one["apres"]) for one in said]


def with_part(xml: str) -> str:
    """The invented fiche with one part more, before its blocs."""
    return FICHE.replace("<BLOCS_COMPETENCES>", f"{xml}<BLOCS_COMPETENCES>", 1)


def route(jury: str = "", *, active: str = "Oui", tag: str = "SI_JURY_FC") -> str:
    """One route into the certification, open or not, with its jury."""
    told = f"<COMPOSITION>{jury}</COMPOSITION>" if jury else ""
    return f"<{tag}><ACTIF>{active}</ACTIF>{told}</{tag}>"


def with_competencies(*texts: str) -> str:
    """The invented fiche, its one bloc holding these competencies."""
    return invented(
        1, competency="  ".join(f"C{rank}. {text}" for rank, text in enumerate(texts, 1))
    )


# (ce que la fiche disait, ce qu'elle dit) → ce qui est dit du changement
VALEURS = {
    "intitulé": (
        FICHE,
        FICHE.replace("Veilleur de nuit numéro 1", "Veilleuse de nuit"),
        ("Intitulé", "Veilleur de nuit numéro 1", "Veilleuse de nuit"),
    ),
    "fermée": (
        FICHE,
        FICHE.replace("<ACTIF>Oui", "<ACTIF>Non"),
        ("Active", "oui", "non"),
    ),
    "état": (
        FICHE,
        FICHE.replace(">Publiée<", ">Archivée<"),
        ("État de la fiche", "Publiée", "Archivée"),
    ),
    "niveau": (FICHE, FICHE.replace("NIV4", "NIV5"), ("Niveau", "4", "5")),
    "type": (
        FICHE,
        with_part("<ABREGE><CODE>CQP</CODE><LIBELLE>Certificat</LIBELLE></ABREGE>"),
        ("Type", "", "CQP · Certificat"),
    ),
    "échéance dite": (
        FICHE,
        with_part("<DATE_FIN_ENREGISTREMENT>31/08/2028</DATE_FIN_ENREGISTREMENT>"),
        ("Fin d'enregistrement", "", "31/08/2028"),
    ),
    "échéance repoussée": (
        with_part("<DATE_FIN_ENREGISTREMENT>31/08/2028</DATE_FIN_ENREGISTREMENT>"),
        with_part("<DATE_FIN_ENREGISTREMENT>01/09/2029</DATE_FIN_ENREGISTREMENT>"),
        ("Fin d'enregistrement", "31/08/2028", "01/09/2029"),
    ),
    "dernière délivrance retirée": (
        with_part("<DATE_LIMITE_DELIVRANCE>31/08/2030</DATE_LIMITE_DELIVRANCE>"),
        FICHE,
        ("Dernière délivrance", "31/08/2030", ""),
    ),
    "certificateur": (
        FICHE,
        FICHE.replace("Maison Élan", "Maison Envol"),
        ("Certificateurs", "Maison Élan", "Maison Envol"),
    ),
    "NSF": (FICHE, FICHE.replace("334t", "344t"), ("Codes NSF", "334t", "344t")),
    "ROME": (
        FICHE,
        with_part(
            "<CODES_ROME><ROME><CODE>K2503</CODE><LIBELLE>Sécurité</LIBELLE></ROME></CODES_ROME>"
        ),
        ("Codes ROME", "", "K2503"),
    ),
    "convention collective": (
        FICHE,
        with_part("<CCN_1><NUMERO>1979</NUMERO><LIBELLE>Hôtels</LIBELLE></CCN_1>"),
        ("Conventions collectives", "", "1979"),
    ),
    "partenaires": (
        FICHE,
        with_part("<PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>A</NOM_PARTENAIRE></PARTENAIRE>"
                  "</PARTENAIRES>"),
        ("Partenaires", "0", "1"),
    ),
    "remplaçante": (
        FICHE,
        with_part(
            "<NOUVELLES_CERTIFICATIONS><NOUVELLE_CERTIFICATION><ID_FICHE_NOUVELLE_CERTIFICATION>"
            "RNCP90002</ID_FICHE_NOUVELLE_CERTIFICATION></NOUVELLE_CERTIFICATION>"
            "</NOUVELLES_CERTIFICATIONS>"
        ),
        ("Remplacée par", "", "RNCP90002"),
    ),
    "activités": (
        FICHE,
        FICHE.replace("Veille la nuit,", "Veille le jour,"),
        (
            "Activités visées",
            "Veille la nuit, accueille les arrivées tardives.",
            "Veille le jour, accueille les arrivées tardives.",
        ),
    ),
    "prérequis ajoutés": (
        FICHE,
        with_part("<PREREQUIS_ENTREE_FORMATION>Être majeur.</PREREQUIS_ENTREE_FORMATION>"),
        ("Prérequis à l'entrée en formation", "", "Être majeur."),
    ),
    "voie ouverte": (
        with_part(route(active="Non", tag="SI_JURY_VAE")),
        with_part(route(active="Oui", tag="SI_JURY_VAE")),
        ("Voie « Validation des acquis de l'expérience (VAE) »", "non", "oui"),
    ),
    "jury changé": (
        with_part(route("Deux salariés.")),
        with_part(route("Trois salariés.")),
        ("Voie « Formation continue », jury", "Deux salariés.", "Trois salariés."),
    ),
    "intitulé de bloc": (
        FICHE,
        FICHE.replace("Assurer la sécurité nocturne", "Veiller sur les résidents"),
        (f"Bloc {BLOC}, intitulé", "Assurer la sécurité nocturne", "Veiller sur les résidents"),
    ),
    "modalités": (
        FICHE,
        FICHE.replace("Mise en situation.", "Étude de cas."),
        (f"Bloc {BLOC}, modalités d'évaluation", "", "texte changé"),
    ),
    "compétence récrite": (
        with_competencies("Faire la ronde.", "Tenir le registre."),
        with_competencies("Faire la ronde.", "Tenir la main courante."),
        (f"Bloc {BLOC}, compétences", "2 compétences", "2 compétences, dont 1 au texte nouveau"),
    ),
    "compétence retirée": (
        with_competencies("Faire la ronde.", "Tenir le registre.", "Alerter les secours."),
        with_competencies("Faire la ronde.", "Tenir le registre."),
        (f"Bloc {BLOC}, compétences", "3 compétences", "2 compétences"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), VALEURS.values(), ids=VALEURS)
def test_chaque_changement_est_dit_seul_avec_l_avant_et_l_apres(
    before: str, after: str, said: tuple[str, str, str]
) -> None:
    """Une seule chose change dans la fiche : une seule ligne le dit, avec les deux valeurs."""
    assert changed(before, after) == [said]


def test_un_bloc_remplace_est_dit_retire_puis_ajoute() -> None:
    """Un bloc qui change de code est un autre bloc : l'ancien s'en va, le nouveau arrive."""
    after = FICHE.replace(BLOC, "RNCP90001BC07")
    assert changed(FICHE, after) == [
        (f"Bloc {BLOC} retiré", "Assurer la sécurité nocturne", ""),
        ("Bloc RNCP90001BC07 ajouté", "", "Assurer la sécurité nocturne"),
    ]


def test_plusieurs_changements_se_suivent_dans_l_ordre_de_la_page() -> None:
    """L'intitulé d'abord, puis l'état, les textes, les voies et les blocs."""
    after = with_part(route("Deux salariés."))
    for old, new in (
        ("Veilleur de nuit", "Veilleuse"), ("<ACTIF>Oui</ACTIF></FICHE>", "<ACTIF>Non</ACTIF></FICHE>"),
        ("Veille la nuit", "Veille le jour"), ("Mise en situation.", "Étude de cas."),
    ):  # fmt: skip
        after = after.replace(old, new)
    assert [what for what, _, _ in changed(FICHE, after)] == [
        "Intitulé",
        "Active",
        "Activités visées",
        "Voie « Formation continue »",
        "Voie « Formation continue », jury",
        f"Bloc {BLOC}, modalités d'évaluation",
    ]


def test_les_capacites_d_une_fiche_du_rs_sont_comparees_par_leur_texte() -> None:
    """Autant de capacités qu'avant, mais une est récrite : c'est dit, comme pour un bloc."""
    old = with_part("<CAPACITES_ATTESTEES>C1. Veiller.  C2. Alerter.</CAPACITES_ATTESTEES>")
    new = old.replace("C2. Alerter.", "C2. Prévenir les secours.")
    assert changed(old, new) == [
        ("Compétences attestées", "2 compétences", "2 compétences, dont 1 au texte nouveau")
    ]


def test_des_competences_deplacees_ne_passent_pas_pour_nouvelles() -> None:
    """Les mêmes textes dans un autre ordre : aucun n'est dit nouveau."""
    old = with_part("<CAPACITES_ATTESTEES>- Veiller.  - Alerter.</CAPACITES_ATTESTEES>")
    new = with_part("<CAPACITES_ATTESTEES>- Alerter.  - Veiller.</CAPACITES_ATTESTEES>")
    assert changed(old, new) == [
        ("Compétences attestées", "2 compétences", "2 compétences, dans un autre ordre")
    ]


def test_deux_longs_textes_montrent_l_endroit_ou_ils_different() -> None:
    """Quand les premières lignes sont les mêmes, l'avant et l'après ne se lisent pas identiques."""
    ((_, before, after),) = changed(
        with_part(route(f"{LONG}Un président salarié.")),
        with_part(route(f"{LONG}Un président employeur.")),
    )
    assert before.startswith("…")
    assert before.endswith("Un président salarié.")
    assert after.endswith("Un président employeur.")
    assert max(len(before), len(after)) <= LONGEST


def test_une_fin_ajoutee_a_un_long_texte_se_lit() -> None:
    """Un texte qui ne fait que s'allonger montre ce qui a été ajouté."""
    ((_, before, after),) = changed(
        with_part(route(f"{LONG}Fin.")), with_part(route(f"{LONG}Fin. La parité est visée."))
    )
    assert "parité" not in before
    assert after.endswith("La parité est visée.")


def test_un_texte_qui_ne_se_lit_plus_est_dit() -> None:
    """Une fiche dont le nouveau texte est fautif n'est pas comparée : elle est dite illisible."""
    broken = FICHE.replace("</INTITULE>", "")
    assert changed(FICHE, broken) == [("Fiche", "", "le texte ne se lit plus entièrement")]


def test_ce_qui_n_est_pas_compare_n_est_pas_tu() -> None:
    """Un identifiant interne change : une ligne le dit sans inventer laquelle des valeurs."""
    after = FICHE.replace("<ID_FICHE>1<", "<ID_FICHE>2<")
    assert [what for what, _, _ in changed(FICHE, after)] == ["Autres éléments"]
