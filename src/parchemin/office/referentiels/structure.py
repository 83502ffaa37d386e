"""A version as its reviewer reads it: every value with its source, its edit, its silence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from parchemin.domain.pathway import Route
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.tree import NAME, Content
from parchemin.office.referentiels.rows import Row, Rows
from parchemin.office.referentiels.wording import DATE_LABELS, ROUTE_LABELS

MOST_NODES_OPEN = 700
"""Objects beyond which the blocs of a référentiel are opened one by one."""
LISTS = (
    ("ccn", "Branche (CCN)"),
    ("nsf", "NSF"),
    ("formacodes", "Formacodes"),
    ("rome", "ROME"),
    ("certifiers", "Certificateurs"),
)
LINKS = (
    ("correspondences", "Correspondances"),
    ("replaces", "Remplace"),
    ("replaced_by", "Remplacée par"),
)
HEADER = ("number", "register", "title", "level", "active")
DATES = (*DATE_LABELS, "duration_years")
FUNDING = ("text", "hours", "hourly_rate", "stated_total")


@dataclass(frozen=True)
class ItemView:
    """One object of a list outside the blocs: its values, and those of its own list if any."""

    name: str
    rows: tuple[Row, ...]
    inner: tuple["ItemView", ...] = ()


@dataclass(frozen=True)
class ListView:
    """One list outside the blocs."""

    place: str
    label: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True)
class CompetencyView:
    """A competency; ``heading`` is set when it opens a group of competencies."""

    name: str
    text: Row
    code: Row
    key: Row
    heading: Row
    opens: bool
    details: tuple[Row, ...]
    criteria: tuple[Row, ...]
    modalities: tuple[str, ...]
    next: str


@dataclass(frozen=True)
class AssessmentView:
    name: str
    code: Row
    title: Row
    kind: Row
    text: Row
    conditions: tuple[Row, ...]
    next: str


@dataclass(frozen=True)
class BlocView:
    """A bloc; when it is not ``open``, only its heading and its counts are given."""

    name: str
    rank: int
    open: bool
    counts: tuple[int, int]
    code: Row
    title: Row
    activity: Row
    leads: tuple[Row, ...]
    competencies: tuple[CompetencyView, ...]
    assessments: tuple[AssessmentView, ...]

    @property
    def identifier(self) -> str:
        return bloc_identifier(self.name)


@dataclass(frozen=True)
class RouteView:
    name: str
    open: Row
    jury: Row


@dataclass(frozen=True)
class ProgrammeView:
    rows: tuple[Row, ...]
    funding: tuple[Row, ...]
    blocs: ListView


@dataclass(frozen=True)
class Structure:
    """Everything a version says, ready to be shown."""

    header: tuple[Row, ...]
    dates: tuple[Row, ...]
    lists: tuple[ListView, ...]
    routes: tuple[RouteView, ...]
    blocs: tuple[BlocView, ...]
    links: tuple[ListView, ...]
    programme: ProgrammeView | None
    statistics: ListView

    @property
    def has_links(self) -> bool:
        return any(each.items for each in self.links)


def structure_of(
    result: Laid, targets: Mapping[str, str], opened: Collection[str] | None = None
) -> Structure:
    """The structure of a version; ``targets`` gives the anchor of each path in its source.

    ``opened`` names the blocs to show whole: all of them when it is None.
    """
    rows, content = Rows(result, targets), result.tree.content
    return Structure(
        header=rows.all("", HEADER),
        dates=rows.all("dates", DATES),
        lists=_lists(rows, content, LISTS),
        routes=tuple(
            RouteView(
                ROUTE_LABELS[each],
                rows.row(f"routes.{each}.open"),
                rows.row(f"routes.{each}.jury"),
            )
            for each in Route
        ),
        blocs=tuple(
            _bloc(bloc, rank, rows, opened is None or bloc[NAME] in opened)
            for rank, bloc in enumerate(content["blocks"])
        ),
        links=_lists(rows, content, LINKS),
        programme=_programme(rows, content.get("programme")),
        statistics=_list(rows, "statistics", "Promotions publiées", content),
    )


def blocs_to_open(result: Laid, asked: Collection[str] = ()) -> frozenset[str] | None:
    """Which blocs to show whole: all of a small référentiel, those asked for of a large one."""
    if len(result.tree.nodes) <= MOST_NODES_OPEN:
        return None
    blocs = [bloc[NAME] for bloc in result.tree.content["blocks"]]
    return frozenset(asked).intersection(blocs) or frozenset(blocs[:1])


def bloc_of(result: Laid, bloc: str, targets: Mapping[str, str]) -> BlocView:
    """One bloc, whole; raises NoSuchPlace."""
    held = result.tree.node(bloc)
    return _bloc(held, result.tree.rank(bloc), Rows(result, targets), opened=True)


def bloc_identifier(name: str) -> str:
    """The HTML identifier of a bloc."""
    return "bloc-" + name.replace(".", "-")


def _lists(
    rows: Rows, content: Content, wanted: tuple[tuple[str, str], ...]
) -> tuple[ListView, ...]:
    return tuple(_list(rows, place, label, content) for place, label in wanted)


def _list(rows: Rows, place: str, label: str, content: Content) -> ListView:
    return ListView(place, label, tuple(_item(rows, each) for each in content.get(place, ())))


def _item(rows: Rows, item: Content) -> ItemView:
    inner = tuple(_item(rows, each) for each in item.get("modules", ()))
    return ItemView(item[NAME], rows.of(item[NAME]), inner)


def _programme(rows: Rows, programme: Content | None) -> ProgrammeView | None:
    if programme is None:
        return None
    parts = tuple(_item(rows, each) for each in programme["blocks"])
    return ProgrammeView(
        rows.all("programme", ("hours", "prerequisites")),
        rows.all("programme.funding", FUNDING) if programme["funding"] else (),
        ListView("programme.blocks", "Parties", parts),
    )


def _bloc(bloc: Content, rank: int, rows: Rows, opened: bool) -> BlocView:  # noqa: FBT001
    name = bloc[NAME]
    competencies, assessments = bloc["competencies"], bloc["assessments"]
    return BlocView(
        name=name,
        rank=rank,
        open=opened,
        counts=(len(competencies), len(assessments)),
        code=rows.row(f"{name}.code"),
        title=rows.row(f"{name}.title"),
        activity=rows.row(f"{name}.activity"),
        leads=tuple(rows.row(f"{each[NAME]}.text") for each in bloc["leads"]),
        competencies=_competencies(competencies, rows) if opened else (),
        assessments=_assessments(assessments, rows) if opened else (),
    )


def _competencies(competencies: list[Content], rows: Rows) -> tuple[CompetencyView, ...]:
    before, made = None, []
    for each, after in zip(competencies, _names_after(competencies), strict=True):
        made.append(_competency(each, rows, after, opens=each["heading"] != before))
        before = each["heading"]
    return tuple(made)


def _competency(competency: Content, rows: Rows, after: str, *, opens: bool) -> CompetencyView:
    name = competency[NAME]
    return CompetencyView(
        name=name,
        text=rows.row(f"{name}.text", of=name),
        code=rows.row(f"{name}.code"),
        key=rows.row(f"{name}.key"),
        heading=rows.row(f"{name}.heading"),
        opens=opens and competency["heading"] is not None,
        details=tuple(rows.row(f"{each[NAME]}.text") for each in competency["details"]),
        criteria=tuple(rows.row(f"{each[NAME]}.text") for each in competency["criteria"]),
        modalities=tuple(competency["assessments"]),
        next=after,
    )


def _assessments(assessments: list[Content], rows: Rows) -> tuple[AssessmentView, ...]:
    return tuple(
        AssessmentView(
            name=name,
            code=rows.row(f"{name}.code"),
            title=rows.row(f"{name}.title", span=f"{name}.text"),
            kind=rows.row(f"{name}.kind"),
            text=rows.row(f"{name}.text", of=name),
            conditions=tuple(
                rows.row(f"{name}.conditions.{key}") for key in each["conditions"] if key != "spans"
            ),
            next=after,
        )
        for each, after in zip(assessments, _names_after(assessments), strict=True)
        for name in [each[NAME]]
    )


def _names_after(items: list[Content]) -> list[str]:
    """The name of the object after each one; empty after the last."""
    return [*(each[NAME] for each in items[1:]), ""] if items else []
