"""Phrases of modalities and the conditions that they say; the first are of published fiches."""

from typing import Any

from parchemin.domain.referentiel import AssessorKind

JURY, TRAINER = AssessorKind.EVALUATION_JURY, AssessorKind.TRAINER
TUTOR, MANAGER = AssessorKind.TUTOR, AssessorKind.MANAGER
PROFESSIONAL = AssessorKind.PROFESSIONAL

PUBLISHED: list[tuple[str, dict[str, Any]]] = [
    (
        (
            "L'évaluation s'appuie sur une présentation orale par le candidat de 2 situations "
            "professionnelles traitées avec différents professionnels de santé ainsi que d'un dossier "
            "de synthèse. Entretien de 30 mn avec un jury professionnel"
        ),
        {
            "situations": 2,
            "interview_minutes": 30,
            "assessors": (JURY,),
            "products": ("dossier de synthèse",),
        },
    ),
    (
        (
            "Ces attestations de maîtrise des compétences consignées dans ce carnet sont attestées "
            "par le tuteur et par le manager du salarié."
        ),
        {"assessors": (TUTOR, MANAGER)},
    ),
    (
        (
            "L'évaluation s'appuie sur une observation en situation réelle de travail lors d'une "
            "réunion collective avec un questionnement au regard des situations observées.\n"
            "Entretien de 15 mn avec un jury professionnel"
        ),
        {"interview_minutes": 15, "assessors": (JURY,)},
    ),
    (
        (
            "Restitution de dispositifs médicaux complexes Mise en situation professionnelle "
            "reconstituée, évaluée par un jury d’évaluation suivie d’un entretien complémentaire avec "
            "le jury d’évaluation. Description : au sein d’un plateau technique de l’organisme de "
            "formation reconstituant la zone dédiée de l’entreprise, le candidat devra traiter un "
            "sujet (tiré au sort) contextualisé"
        ),
        {
            "situations": 1,
            "drawn_by_lot": True,
            "assessors": (JURY,),
            "place": "au sein d’un plateau technique de l’organisme de formation",
        },
    ),
    (
        (
            "Étude d’un cas pratique présentée lors d’un entretien technique avec le jury "
            "d’évaluation Description : le candidat dispose d’un temps de préparation pour traiter le "
            "cas pratique (tiré au sort)."
        ),
        {"situations": 1, "drawn_by_lot": True, "assessors": (JURY,)},
    ),
    ("Questionnaire de type QROC, évalué par un formateur métier.", {"assessors": (TRAINER,)}),
    (
        (
            "Le projet est conduit sur une période de 2 mois environ. Un dossier de 7 à 12 pages est "
            "rédigé. A l’issue, il est présenté en soutenance orale de 20 minutes."
        ),
        {"interview_minutes": 20, "products": ("dossier",)},
    ),
    (
        (
            "Entretien technique : 00 h 30 min    Questionnaire professionnel : 00 h 30 min    "
            "Durée totale de l’épreuve pour le candidat : 01 h 20 min"
        ),
        {"interview_minutes": 30, "duration_minutes": 80},
    ),
    (
        "Il prépare un dossier de projet et un support de présentation de type diaporama.",
        {"products": ("dossier de projet", "support de présentation")},
    ),
    ("Entretien avec le jury", {"assessors": (JURY,)}),
    ('Mises en situations reconstituées "Accueil" et "Conseil et vente" (jeux de rôle)', {}),
    ("A4C8. Situation d'utilisation d'outils de traitement automatique des données", {}),
    ("Les compétences peuvent être traitées au travers d’une même situation", {}),
    ("Prestations médico-techniques au domicile de la personne soignée et à distance", {}),
]

NUMBERS: list[tuple[str, dict[str, Any]]] = [
    ("Deux mises en situation", {"situations": 2}),
    ("Présentation orale de trois situations professionnelles", {"situations": 3}),
    ("Une étude de cas parmi trois", {"situations": 1}),
    ("Deux sujets parmi cinq sujets proposés", {"situations": 2}),
    ("Le candidat traite un sujet sur trois sujets", {"situations": 1}),
    ("Sujet 1 puis sujet 2", {}),
    ("Une ou plusieurs situations", {}),
    ("Un sujet tiré au sort", {"situations": 1, "drawn_by_lot": True}),
    ("Sujets tirés au sort", {"drawn_by_lot": True}),
    ("Tirage au sort d'une question", {"drawn_by_lot": True}),
    ("Sujet non tiré au sort", {"drawn_by_lot": False}),
    ("Étude de cas, sans tirage au sort", {"drawn_by_lot": False}),
    ("Épreuve écrite individuelle", {"individual": True}),
    ("Le dossier est présenté individuellement", {"individual": True}),
    ("Projet réalisé en groupe", {"individual": False}),
    ("Mise en situation collective", {"individual": False}),
    ("Analyse de la performance individuelle et collective de l'équipe", {}),
]

TIMES: list[tuple[str, dict[str, Any]]] = [
    ("Entretien de 30 mn", {"interview_minutes": 30}),
    ("Épreuve écrite de 1h30", {"duration_minutes": 90}),
    ("Étude de cas d'une heure", {"duration_minutes": 60}),
    ("Étude de cas (une heure et demie)", {"duration_minutes": 90}),
    ("Oral : préparation trente minutes", {"preparation_minutes": 30}),
    ("Entretien d'une demi-heure", {"interview_minutes": 30}),
    ("Entretien de trois quarts d’heure", {"interview_minutes": 45}),
    ("Entretien de quarante-cinq minutes", {"interview_minutes": 45}),
    ("QCM de 40 questions en 30 minutes", {"duration_minutes": 30}),
    ("Épreuve écrite. Durée : 2 h", {"duration_minutes": 120}),
    (
        "Entretien avec le jury, d'une durée de 25 minutes",
        {"interview_minutes": 25, "assessors": (JURY,)},
    ),
    (
        "20 minutes de préparation suivies de 15 minutes d'entretien",
        {"preparation_minutes": 20, "interview_minutes": 15},
    ),
    (
        "Préparation : 1 heure ; entretien : 30 minutes",
        {"preparation_minutes": 60, "interview_minutes": 30},
    ),
    (
        "Mise en situation de 45 minutes dont 15 minutes d'entretien",
        {"duration_minutes": 45, "interview_minutes": 15},
    ),
    ("Mise en situation suivie d'un entretien de 20 minutes", {"interview_minutes": 20}),
    (
        "Entretien de 20 minutes sans préparation",
        {"interview_minutes": 20, "preparation_minutes": 0},
    ),
    ("Étude de cas sans entretien", {"interview_minutes": 0}),
    ("Aucun temps de préparation n'est accordé", {"preparation_minutes": 0}),
    ("Projet mené sur trois mois, dossier d'environ quinze pages", {}),
    ("Formation de 35 heures, convocation à 14h30", {}),
]

PEOPLE: list[tuple[str, dict[str, Any]]] = [
    ("Évaluation par le tuteur", {"assessors": (TUTOR,)}),
    ("Grille renseignée par le maître d’apprentissage", {"assessors": (TUTOR,)}),
    ("Copie corrigée par un formateur", {"assessors": (TRAINER,)}),
    ("Le candidat est observé par deux professionnels du secteur", {"assessors": (PROFESSIONAL,)}),
    ("Entretien avec un formateur et un professionnel", {"assessors": (TRAINER, PROFESSIONAL)}),
    ("Soutenance devant un jury d'évaluation", {"assessors": (JURY,)}),
    ("Évalué par le responsable hiérarchique", {"assessors": (MANAGER,)}),
    ("Contrôle continu, sans jury", {}),
    ("Les résultats sont transmis au jury de certification", {}),
    ("Accueil du tuteur et du formateur dans l'entreprise", {}),
    ("Questionnaire sur le rôle du manager", {}),
]

PLACES: list[tuple[str, dict[str, Any]]] = [
    ("Mise en situation en entreprise", {"place": "en entreprise"}),
    ("Épreuve réalisée en centre de formation", {"place": "en centre de formation"}),
    ("QCM à distance", {"place": "à distance"}),
    ("Soutenance en visioconférence", {"place": "en visioconférence"}),
    ("Suivi à distance des indicateurs", {}),
    ("Compétences acquises par les salariés en entreprise", {}),
    ("Remise d'un rapport d'activité", {"products": ("rapport d'activité",)}),
    ("Le candidat rédige son rapport.", {"products": ("rapport",)}),
    ("Analyse par rapport à un objectif", {}),
    ("Le candidat travaille à partir d'un dossier documentaire", {}),
]

SAID = PUBLISHED + NUMBERS + TIMES + PEOPLE + PLACES

OPEN: list[tuple[str, dict[str, list[Any]]]] = [
    (
        "Étude de cas avec entretien (30 minutes)",
        {"interview_minutes": [30], "duration_minutes": [30]},
    ),
    (
        "Mise en situation et entretien de 45 minutes",
        {"interview_minutes": [45], "duration_minutes": [45]},
    ),
    (
        "Entretien avec le jury. Durée : 30 minutes",
        {"interview_minutes": [30], "duration_minutes": [30]},
    ),
    (
        "La présentation orale dure 20 minutes.",
        {"interview_minutes": [20], "duration_minutes": [20]},
    ),
    ("Étude de cas de 2 heures suivie d'un entretien de 20 minutes", {"duration_minutes": [120]}),
    ("Entretien de 20 à 30 minutes", {"interview_minutes": [20, 30]}),
    ("Entretien d'au moins 20 minutes", {"interview_minutes": [20]}),
    ("Entretien de 30 minutes. L'entretien de 20 minutes", {"interview_minutes": [30, 20]}),
    ("Un sujet composé de deux situations", {"situations": [1, 2]}),
    ("Deux ou trois situations professionnelles", {"situations": [2, 3]}),
    ("Au moins deux mises en situation", {"situations": [2]}),
    ("Sujet tiré au sort en janvier, non tiré au sort en juin", {"drawn_by_lot": [True, False]}),
    ("Projet réalisé en groupe puis soutenance individuelle", {"individual": [False, True]}),
    (
        "Évalué par le tuteur ou le manager",
        {"assessors": [["tuteur"], ["manager"], ["tuteur", "manager"]]},
    ),
    ("Projet de conception d’application réel ou simulé en centre.", {"place": ["en centre"]}),
    (
        "Épreuve en centre ou en entreprise",
        {"place": ["en centre", "en centre ou en entreprise", "en entreprise"]},
    ),
]
