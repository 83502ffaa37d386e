"""Contents and edits of the tests: two invented blocs, and any life of edits over them."""

from typing import Any

from hypothesis import strategies as st

from parchemin.office.referentiels.edits.laying import Laid, lay
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.tree import NoSuchPlace

Content = dict[str, Any]


def words(text: str, start: int = 0) -> Content:
    return {"text": text, "spans": {"text": {"line": 1, "start": start, "end": start + len(text)}}}


def competency(text: str, start: int = 0, **more: Any) -> Content:
    said = {"code": None, "key": None, "heading": None, "details": [], "criteria": []}
    return {**words(text, start), **said, "assessments": [], **more}


def modality(code: str, **more: Any) -> Content:
    return {
        "code": code,
        "title": f"Titre {code}",
        "kind": None,
        "text": f"Texte {code}",
        "spans": {"text": {"line": 9, "start": 900, "end": 920}},
        **more,
    }


def bloc(code: str, competencies: list[Content], modalities: list[Content]) -> Content:
    return {
        "code": code,
        "title": f"Bloc {code}",
        "activity": None,
        "leads": [],
        "spans": {},
        "competencies": competencies,
        "assessments": modalities,
    }


def content() -> Content:
    """Two blocs of three and two competencies, of two and one modalities, and a correspondence."""
    return {
        "number": "CQP-1",
        "title": "Conseil en jardin",
        "register": None,
        "level": None,
        "nsf": [{"code": "214", "label": None}],
        "ccn": [],
        "dates": {"decision": None},
        "blocks": [
            bloc(
                "BC01",
                [
                    competency("Accueillir le client", 0, assessments=["BC01ME1", "BC01ME2"]),
                    competency("Écouter", 30, criteria=[words("Reformule", 40)], key=True),
                    competency("Conseiller", 60, assessments=["BC01ME2"]),
                ],
                [modality("BC01ME1"), modality("BC01ME2")],
            ),
            bloc("BC02", [competency("Planter"), competency("Tailler")], [modality("BC02ME1")]),
        ],
        "correspondences": [
            {
                "kind": None,
                "blocks": ["BC01"],
                "target_blocks": [],
                "spans": {},
                "certification": {"number": "RNCP1", "title": None, "spans": {}},
            }
        ],
        "spans": {"title": {"line": 1, "start": 0, "end": 17}},
    }


def made(number: int, act: str, **args: Any) -> Edit:
    return Edit(number, act, args, "", "moi", "2026-01-01T00:00:00")


def laid_with(*acts: tuple[str, dict[str, Any]]) -> Laid:
    """Our content with these edits, numbered from 1."""
    edits = [made(rank, act, **args) for rank, (act, args) in enumerate(acts, start=1)]
    return lay(content(), edits)


C1, C2, C3 = (f"blocks.0.competencies.{rank}" for rank in range(3))
M1, M2 = (f"blocks.0.assessments.{rank}" for rank in range(2))


@st.composite
def lives(draw: st.DrawFn) -> tuple[Edit, ...]:
    """A list of edits, each possible on what the ones before it left."""
    edits: list[Edit] = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        result = lay(content(), edits)
        edit = draw(st.sampled_from(possible(result, number)))
        try:
            lay(content(), [*edits, edit])
        except NoSuchPlace:
            edit = made(number, "ecrire", place="title", value=f"Titre {number}")
        edits.append(edit)
    return tuple(edits)


def possible(result: Laid, number: int) -> list[Edit]:
    """One edit of each kind for the objects that are there."""
    nodes = [name for name in result.tree.nodes if ".competencies" in result.tree.home(name)]
    texts = [name for name in nodes if result.tree.home(name).endswith("competencies")]
    found = [made(number, "ecrire", place="title", value=f"T{number}")]
    for name in texts:
        home = result.tree.home(name)
        parts = [{"text": "Un", "spans": {}}, {"text": "deux", "spans": {}}]
        found += [
            made(number, "ecrire", place=f"{name}.text", value=f"Texte {number}"),
            made(number, "couper", node=name, parts=parts),
            made(number, "coller", into=f"{name}.criteria", texts=["Vu", "Lu"]),
            made(number, "supprimer", node=name),
            made(number, "deplacer", node=name, into="blocks.1.competencies", after=None),
            made(number, "deplacer", node=name, into=home, after=None),
            made(
                number, "rattacher", node=name, modalities=[M2] if M2 in result.tree.nodes else []
            ),
        ]
        found += [
            made(number, "fusionner", node=name, next=other)
            for other in texts
            if other != name and result.tree.home(other) == home
        ]
    found += [
        made(number, "supprimer", node=name) for name in (M1, M2) if name in result.tree.nodes
    ]
    return found
