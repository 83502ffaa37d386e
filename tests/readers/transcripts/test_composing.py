"""Un document sans texte s'écrit paragraphe par paragraphe, cellule par cellule."""

from parchemin.readers.transcripts.composing import Box, Words, compose


def test_un_point_de_liste_garde_son_tiret() -> None:
    """Le tiret se lit dans le texte, mais pas dans le paragraphe."""
    transcript = compose([Words("Le programme"), Words("Accueil – 7 heures", item=True)])
    assert transcript.source.text == "Le programme\n- Accueil – 7 heures\n"
    assert [part.piece.text for part in transcript.body] == ["Le programme", "Accueil – 7 heures"]


def test_une_cellule_fusionnee_laisse_sa_place() -> None:
    """Sous une cellule étendue, la colonne reste vide et garde sa tabulation."""
    boxes = [[Box([Words("A")], rows=2), Box([Words("B")])], [None, Box([Words("C")])]]
    transcript = compose([boxes])
    (grid,) = transcript.grids
    assert grid.rows[1][0] is None
    assert grid.rows[0][0].rows == 2
    assert transcript.source.text == "A\n\tB\n\n\tC\n\n"


def test_les_places_se_retrouvent_par_leur_caractere() -> None:
    """Chaque mot sait où il se trouvait dans le document."""
    transcript = compose([Words("un", place="page 1"), Words("deux", place="page 2")])
    assert transcript.place(transcript.source.text.index("deux")) == "page 2"


def test_les_caracteres_qui_ne_se_voient_pas_disparaissent() -> None:
    """Un trait d'union conditionnel ou une marque d'ordre ne coupe pas un mot."""
    assert compose([Words("compé\u00adten\u200bce")]).source.text == "compétence\n"


def test_un_paragraphe_vide_ne_s_ecrit_pas() -> None:
    """Des blancs seuls ne font pas une ligne."""
    assert compose([Words(" \t "), Words("mot")]).source.text == "mot\n"
