"""Phrases de référentiels, lues une à une : à droite ce qu'elles disent, et rien de plus."""

from typing import Any

from tests.readers.modality.phrases import JURY, MANAGER, PROFESSIONAL, TRAINER, TUTOR

DURATIONS: list[tuple[str, dict[str, Any]]] = [
    ("Étude de cas réalisée en trois heures", {"duration_minutes": 180}),
    ("Durée de l’épreuve : 2h", {"duration_minutes": 120}),
    ("Durée : 45 minutes", {"duration_minutes": 45}),
    ("QROC d'une heure et quart", {"duration_minutes": 75}),
    ("QCM de 20 questions, durée : 30 min", {"duration_minutes": 30}),
    ("Préparation d'un quart d'heure", {"preparation_minutes": 15}),
    ("Temps de préparation : 1h30", {"preparation_minutes": 90}),
    (
        "Le candidat dispose de 30 minutes pour préparer son exposé",
        {"preparation_minutes": 30},
    ),
    (
        "Épreuve de 2 h, dont 30 minutes de préparation",
        {"duration_minutes": 120, "preparation_minutes": 30},
    ),
    (
        "Épreuve orale : préparation 20 mn, présentation 10 mn, entretien 15 mn",
        {"preparation_minutes": 20, "interview_minutes": 15},
    ),
    ("L'entretien dure une demi-heure", {"interview_minutes": 30}),
    (
        "Le jury d'évaluation dispose de 30 minutes pour l'entretien",
        {"interview_minutes": 30, "assessors": (JURY,)},
    ),
    ("Ni préparation ni entretien", {"preparation_minutes": 0, "interview_minutes": 0}),
    ("Pas de soutenance", {"interview_minutes": 0}),
]
"""Une durée va à ce qu'elle mesure : l'ensemble, la préparation ou l'entretien."""

NO_DURATION = [
    "Épreuve le 12 mars à 14h",
    "La formation dure 35 heures",
    "Réponse au client sous 24 heures",
    "Fournir une préparation soignée",
    "Dossier de vingt pages au moins",
]
"""Des nombres, des heures et le mot « préparation » qui ne disent aucune durée d'épreuve."""

SITUATIONS: list[tuple[str, dict[str, Any]]] = [
    ("Deux études de cas tirées au sort", {"situations": 2, "drawn_by_lot": True}),
    (
        "Le candidat tire au sort un sujet parmi six",
        {"situations": 1, "drawn_by_lot": True},
    ),
    (
        "Les candidats tirent au sort deux sujets",
        {"situations": 2, "drawn_by_lot": True},
    ),
    ("Le jury fait tirer au sort l'ordre de passage", {"drawn_by_lot": True, "assessors": (JURY,)}),
    ("Le candidat traite deux cas pratiques", {"situations": 2}),
    ("Quatre scénarios d'accueil", {"situations": 4}),
    ("Présentation d'une situation professionnelle", {"situations": 1}),
    ("Étude de cas en binôme", {"individual": False}),
    ("Dossier collectif", {"individual": False}),
    ("Dossier individuel de vingt pages", {"individual": True}),
]
"""Le nombre de sujets, le tirage au sort, seul ou en groupe."""

ASSESSORS: list[tuple[str, dict[str, Any]]] = [
    ("Entretien de 25 min avec deux professionnels", {"assessors": (PROFESSIONAL,)}),
    ("Soutenance devant le formateur et le tuteur", {"assessors": (TRAINER, TUTOR)}),
    ("Évaluation par le manager et par le formateur", {"assessors": (MANAGER, TRAINER)}),
    ("Grille d'observation signée par la tutrice", {"assessors": (TUTOR,)}),
    ("Entretien avec le maître d'apprentissage", {"assessors": (TUTOR,)}),
    (
        "Évalué par un jury composé de deux professionnels du secteur",
        {"assessors": (JURY,)},
    ),
    ("Le dossier est transmis au jury de délivrance", {}),
    ("Le candidat anime une réunion avec son tuteur", {}),
]
"""Ceux qui évaluent, dans l'ordre où le texte les nomme ; le jury qui délivre n'évalue pas."""

PLACES: list[tuple[str, dict[str, Any]]] = [
    ("Épreuve passée sur le poste de travail", {"place": "sur le poste de travail"}),
    ("Évaluation sur le lieu de travail", {"place": "sur le lieu de travail"}),
    ("Mise en situation en milieu professionnel", {"place": "en milieu professionnel"}),
    ("Examen en présentiel", {"place": "en présentiel"}),
    ("Évaluation réalisée dans l'entreprise", {"place": "dans l'entreprise"}),
    ("Le candidat gère une équipe à distance", {}),
]
"""Un lieu n'est retenu que si c'est celui de l'épreuve."""

PRODUCTS: list[tuple[str, dict[str, Any]]] = [
    ("Le candidat remet un mémoire professionnel", {"products": ("mémoire professionnel",)}),
    ("Il rédige une note de synthèse", {"products": ("note de synthèse",)}),
    (
        "Il constitue un portfolio numérique et un compte-rendu",
        {"products": ("portfolio numérique", "compte-rendu")},
    ),
    ("Il présente son rapport de stage", {"products": ("rapport de stage",)}),
    ("Un dossier remis par le candidat", {"products": ("dossier",)}),
    ("Le candidat s'appuie sur un dossier remis par le formateur", {}),
    ("Il reçoit un dossier technique", {}),
    ("Analyse d'un dossier client", {}),
]
"""Ce que le candidat remet, et non ce qu'on lui remet."""

DOUBTS: list[tuple[str, dict[str, list[Any]]]] = [
    ("Entretien de 20 minutes maximum", {"interview_minutes": [20]}),
    ("Entretien de 20 minutes au plus", {"interview_minutes": [20]}),
    ("Entretien d'au maximum 20 minutes", {"interview_minutes": [20]}),
    ("Entretien de 20 minutes au moins", {"interview_minutes": [20]}),
    ("Entretien jusqu'à 20 minutes", {"interview_minutes": [20]}),
    ("Entretien de 1 heure à 1h30", {"interview_minutes": [60, 90]}),
    ("Entretien de 15 ou 20 minutes", {"interview_minutes": [15, 20]}),
    ("Oral de 30 minutes", {"interview_minutes": [30], "duration_minutes": [30]}),
    ("Deux à quatre mises en situation", {"situations": [2, 4]}),
    (
        "QCM en centre ou à distance",
        {"place": ["en centre", "en centre ou à distance", "à distance"]},
    ),
    (
        "Évaluation par le formateur ou le tuteur",
        {"assessors": [(TRAINER,), (TUTOR,), (TRAINER, TUTOR)]},
    ),
]
"""Une borne, un intervalle ou un choix ne sont pas une valeur : chaque lecture est proposée."""
