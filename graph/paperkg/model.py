"""What paperkg talks about, as frozen dataclasses. No input, no output, no RDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from paperkg.identifiers import Identifier

__all__ = [
    "Alternatives",
    "Analysis",
    "Citation",
    "Concept",
    "Curated",
    "DateSource",
    "Doubt",
    "Edge",
    "Effort",
    "Entry",
    "Evidence",
    "KnowledgeGraph",
    "Likeness",
    "Link",
    "LinkKind",
    "Listing",
    "OrderBy",
    "Origin",
    "Paper",
    "PaperKind",
    "ReadMark",
    "ReadingList",
    "ReadingPath",
    "Record",
    "Relation",
    "RelationKind",
    "Resolution",
    "Similarity",
    "Skipped",
    "Snapshot",
    "Step",
    "Topic",
]


class PaperKind(StrEnum):
    """What a thing on a reading list is."""

    PAPER = "paper"
    BLOG_POST = "blog post"
    SOFTWARE = "software"
    WEB_PAGE = "web page"


class LinkKind(StrEnum):
    """What a link of an entry leads to."""

    PAPER = "paper"
    PDF = "PDF"
    CODE = "code"
    DATA = "data"
    PROJECT = "project"
    VIDEO = "video"
    NOTES = "notes"
    OTHER = "other"


class DateSource(StrEnum):
    """Where the date of a paper is from; the best first."""

    RECORD = "record"
    IDENTIFIER = "identifier"
    LIST = "list"


class OrderBy(StrEnum):
    """What a reading order follows where prerequisites leave a choice."""

    LIST = "list"
    DATE = "date"


class Origin(StrEnum):
    """Who says something, such as that one paper builds on another; strongest first."""

    CURATED = "curated"
    NOTE = "note"
    SENTENCE = "sentence"
    MARK = "mark"
    TITLE = "title"
    STRUCTURE = "structure"


class RelationKind(StrEnum):
    """What a paper is to a concept, a concept to another, a paper to another beside builds-on.

    The last four say why a paper cites another, in terms of CiTO.
    """

    INTRODUCES = "introduces"
    USES = "uses"
    PREREQUISITE = "has prerequisite"
    RELATED = "related"
    EXTENDS = "extends"
    USES_METHOD = "uses method in"
    BACKGROUND = "obtains background from"
    DISCUSSES = "discusses"


class Doubt(StrEnum):
    """Why a builds-on edge looks wrong, the worst first."""

    CYCLE = "closes a cycle"
    DATES = "against the dates"
    UNCITED = "not cited"
    CONFIDENCE = "low confidence"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a list entry: its text as shown, its absolute http(s) address, and its kind."""

    text: str
    url: str
    kind: LinkKind = LinkKind.OTHER


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a reading list, as the person wrote it.

    Attributes
    ----------
    title
        The title as plain text, without Markdown, quotes or a final full stop.
    topics
        The sections the entry stands in, outermost first.
    identifiers
        What its links and text identify it by, strongest first.
    links
        All its links, in their order.
    note
        The words after the title as plain text, empty when there are none.
    read
        Whether its task box is ticked.
    kind
        What the entry is, as far as its links tell.
    file, line
        Where it stands; lines count from 1.
    authors
        Names as the list gives them, in its order.
    venue
        Where the list says that it was published, without the year.
    date
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as exact as the list says.
    short_name
        A short name that the list puts beside the title, such as ``FPN``.
    other_topics
        Further sections it stands in, each as ``topics``: the groups or tags of an entry of a
        library.
    """

    title: str
    topics: tuple[str, ...]
    identifiers: tuple[Identifier, ...]
    links: tuple[Link, ...]
    note: str
    read: bool
    kind: PaperKind
    file: str
    line: int
    authors: tuple[str, ...] = ()
    venue: str = ""
    date: str = ""
    short_name: str = ""
    other_topics: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of a list that is not read as an entry, with the reason."""

    file: str
    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A reading list as kg reads it: the entries in their order, and the lines left out.

    ``is_ordered`` tells whether the list is an order to read in: numbered, or by weeks.
    """

    title: str
    file: str
    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of the reading list.

    Attributes
    ----------
    iri
        Its name in the graph.
    label
        The section's heading.
    broader
        The IRI of the section around it, if any.
    position
        Its place in the list, counted from 1.
    """

    iri: str
    label: str
    broader: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What the reading list says of a paper: the facts of all its entries together.

    Attributes
    ----------
    position
        The paper's first place in the list, counted from 1; 0 where it is not on the list.
    topics
        IRIs of its topics, in the order of the list.
    notes
        The notes, one for each entry that has one.
    links
        The links of its entries.
    lines
        The lines of the list on which its entries start.
    file
        The file of its first entry, where the list is made of several.
    ticked
        Whether a task box of an entry is ticked.
    names
        IRIs that it had in earlier builds, in which a person may have said something about it.
    """

    position: int = 0
    topics: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    lines: tuple[int, ...] = ()
    file: str = ""
    ticked: bool = False
    names: tuple[str, ...] = ()

    def say_place(self, list_name: str) -> str:
        """Say where the first entry stands, as ``list.md:12``."""
        name = self.file or list_name
        return f"{name}:{self.lines[0]}" if self.lines else name


@dataclass(frozen=True, slots=True)
class Record:
    """What a source other than the list says of a paper, and when the source was asked.

    Attributes
    ----------
    described
        Whether a source describes the paper.
    bibliography
        IRIs of where its reference list was read: a copy of the paper, or a page of Semantic
        Scholar; empty if its references are not known.
    remark
        What to know about these facts, such as "title not checked".
    abstract, summary
        The abstract, and a machine-made sentence that sums the paper up ("tl;dr").
    citation_count
        How many works in the world cite it, at the time of the answer.
    open_access
        Address of a copy that is free to read.
    fields
        Fields of study.
    asked
        When Semantic Scholar was last asked for it, in ISO 8601 and UTC; empty if never.
    has_sentences
        Whether the sentences in which it cites were asked for.
    """

    described: bool = False
    bibliography: tuple[str, ...] = ()
    remark: str = ""
    abstract: str = ""
    summary: str = ""
    citation_count: int | None = None
    open_access: str = ""
    fields: tuple[str, ...] = ()
    asked: str = ""
    has_sentences: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A work in the graph: on the list, or outside it and cited by listed papers.

    Attributes
    ----------
    iri
        Its name in the graph, made from its strongest identifier at first sight.
    title
        The title, as its source gives it.
    kind
        What it is.
    identifiers
        Every identifier known, strongest first.
    authors
        Names in the order of the paper; empty when not known.
    issued
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as exact as known; empty when not known.
    date_source
        Where that date is from.
    venue
        Where it was published; empty when not known.
    short_names
        Names readers use for it, such as ``OBC``.
    alternatives
        Other titles, such as the one that the list gives.
    pages
        How many pages it has; None when not known.
    minutes
        How long it takes to read, in minutes, where a person says so.
    read
        Whether the reader has read it: the box in the list is ticked, or ``kg read`` says so.
    listing
        What the list says of it.
    record
        What a source says of it.
    """

    iri: str
    title: str
    kind: PaperKind = PaperKind.PAPER
    identifiers: tuple[Identifier, ...] = ()
    authors: tuple[str, ...] = ()
    issued: str = ""
    date_source: DateSource = DateSource.RECORD
    venue: str = ""
    short_names: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    pages: int | None = None
    minutes: int | None = None
    read: bool = False
    listing: Listing = field(default_factory=Listing)
    record: Record = field(default_factory=Record)

    @property
    def listed(self) -> bool:
        """Whether it is on the reading list."""
        return self.listing.position > 0

    @property
    def name(self) -> str:
        """What to call it in a sentence: its short name, else its title up to a colon."""
        return self.short_names[0] if self.short_names else self.title.split(": ")[0]

    @property
    def year(self) -> int | None:
        """The year it was issued, if known."""
        return int(self.issued[:4]) if self.issued else None

    @property
    def url(self) -> str:
        """Where to read it: the page of its strongest identifier, else its first link."""
        pages = self.identifiers or self.listing.links
        return pages[0].url if pages else ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One work cites another.

    Attributes
    ----------
    citing, cited
        IRIs of the two works.
    note
        What to know about it, such as "cited by its 1993 conference paper".
    source
        The one ``bibliography`` of the citing paper that lists it; empty when each of them does.
    sentences
        The sentences in which it cites, where the provider has them.
    method_sentences
        Those of the sentences of which the provider says that they use a method.
    intents
        The provider's words for why it cites, such as "methodology".
    is_influential
        Whether the provider marks it as a strong influence; None when not known.
    mentions
        In how many sentences of its text it cites; None when nobody has counted.
    in_abstract
        Whether the abstract of the citing work names the cited one; None when nobody has looked.
    purpose, reason
        Why the citing work cites the other, by somebody who read it: a kind of relation, and the
        reason in words; None and empty when nobody has said.
    """

    citing: str
    cited: str
    note: str = ""
    source: str = ""
    sentences: tuple[str, ...] = ()
    method_sentences: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    is_influential: bool | None = None
    mentions: int | None = None
    in_abstract: bool | None = None
    purpose: RelationKind | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """An idea with a name.

    Attributes
    ----------
    iri
        Its name in the graph.
    label
        The preferred label.
    alt_labels
        Other names, such as the acronym.
    definition
        One sentence that says what it is; empty when not known.
    introduced_by
        IRIs of the papers that introduce it.
    used_by
        IRIs of papers that use it.
    prerequisites
        IRIs of the concepts to know before it.
    origin
        Who says that it is one.
    minutes
        How long it takes to learn, in minutes; None when not known.
    known
        Whether ``kg read`` says that the reader knows it.
    why_first
        Why prerequisites come before it: the IRI of each, and the reason in words.
    """

    iri: str
    label: str
    alt_labels: tuple[str, ...] = ()
    definition: str = ""
    introduced_by: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    origin: Origin = Origin.CURATED
    minutes: int | None = None
    known: bool = False
    why_first: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Things of which a reader needs one before another thing: "after A or B".

    Attributes
    ----------
    later
        IRI of the paper or the concept that needs one of them.
    choices
        IRIs of papers and concepts, any of which will do.
    origin
        Who says so: a person, or the note in the list.
    text
        The reason in words; empty where none is given.
    source
        IRI or file:line of where it was found; empty where it is not known.
    """

    later: str
    choices: tuple[str, ...]
    origin: Origin = Origin.CURATED
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """A person says which paper an entry of the list is.

    Attributes
    ----------
    entry
        The entry's title.
    identifier
        The paper's identifier.
    """

    entry: str
    identifier: Identifier


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to believe, or not to believe, that a paper builds on another.

    Attributes
    ----------
    later, earlier
        IRIs of the two papers.
    origin
        Who says so.
    text
        The reason in words.
    source
        IRI or file:line of where it was found.
    supports
        False for a denial.
    probability
        How likely it is that this piece is right, where it says so itself; None where all of its
        origin are alike.
    """

    later: str
    earlier: str
    origin: Origin
    text: str
    source: str
    supports: bool = True
    probability: float | None = None

    @property
    def words(self) -> str:
        """The reason without its full stop, or that none was given."""
        return self.text.rstrip(".") or "no reason given"


@dataclass(frozen=True, slots=True)
class Edge:
    """The later paper builds on the earlier one: an edge with its evidence.

    Attributes
    ----------
    later, earlier
        IRIs of the two papers.
    confidence
        In [0, 1], from ``lineage.confidence``.
    evidence
        The reasons, strongest first; never empty.
    redundant
        Whether other edges imply it: a longer chain leads from the later to the earlier.
    """

    later: str
    earlier: str
    confidence: float
    evidence: tuple[Evidence, ...]
    redundant: bool = False

    @property
    def origin(self) -> Origin:
        """The origin of the strongest evidence."""
        return self.evidence[0].origin


@dataclass(frozen=True, slots=True)
class Relation:
    """The program says what one thing is to another, and why it says so.

    Attributes
    ----------
    subject
        IRI of a paper; of a concept for ``PREREQUISITE``.
    kind
        What it is to the other.
    value
        IRI of a concept; of a paper for ``RELATED`` and why papers cite.
    origin
        Where it was found.
    text
        The reason in words.
    source
        IRI or file:line of where it was found.
    """

    subject: str
    kind: RelationKind
    value: str
    origin: Origin
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ReadMark:
    """A person says that they have read a paper or know a concept, or not any more.

    Attributes
    ----------
    about
        IRI of the paper or the concept.
    read
        Whether it is read.
    created
        When it was said, as an ISO 8601 time; empty when not known. The last word counts.
    """

    about: str
    read: bool
    created: str = ""


@dataclass(frozen=True, slots=True)
class Effort:
    """How long a paper or a concept takes, in minutes, and how many pages a paper has."""

    iri: str
    minutes: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Curated:
    """What people assert: edges and denials, concepts, which paper an entry is, what is read."""

    evidence: tuple[Evidence, ...] = ()
    concepts: tuple[Concept, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    read_marks: tuple[ReadMark, ...] = ()
    efforts: tuple[Effort, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of papers and their citations, whatever list they stand on."""

    papers: dict[str, Paper]
    citations: tuple[Citation, ...]


class Likeness(StrEnum):
    """What makes two papers alike: works that cite both, or works that both cite."""

    CO_CITATION = "co-citation"
    COUPLING = "bibliographic coupling"


@dataclass(frozen=True, slots=True)
class Similarity:
    """Two papers are alike.

    Attributes
    ----------
    kind
        What makes them alike.
    first, second
        IRIs of the two papers, sorted.
    shared
        How many works they share.
    """

    kind: Likeness
    first: str
    second: str
    shared: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a build computes from a graph and keeps in it, by IRI.

    Attributes
    ----------
    citations
        How many other listed papers cite each listed paper.
    pagerank
        In [0, 1], with the sum 1.
    generations
        The length of the longest chain of prerequisites before each, 0 for foundations.
    communities
        The number of the group that each belongs to, from 1, the largest first.
    main_path
        The line along which most knowledge flowed, the earliest paper first.
    leads_to
        How many papers and concepts need each paper or concept, directly or through others.
    next_up
        What can be read next, the most useful first, with what each opens.
    gaps
        For each gap, the listed papers that cite it, and those of them that lean on it.
    isolated
        Listed papers that no citation and no edge joins to another listed paper.
    doubts
        Why an edge, as a pair of the later and the earlier paper, looks wrong.
    """

    citations: dict[str, int] = field(default_factory=dict)
    pagerank: dict[str, float] = field(default_factory=dict)
    generations: dict[str, int] = field(default_factory=dict)
    communities: dict[str, int] = field(default_factory=dict)
    main_path: tuple[str, ...] = ()
    leads_to: dict[str, int] = field(default_factory=dict)
    next_up: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gaps: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    isolated: tuple[str, ...] = ()
    doubts: dict[tuple[str, str], tuple[Doubt, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """Everything that a build knows, ready to be written, ordered and shown.

    ``papers``, ``topics`` and ``concepts`` are keyed by IRI. ``papers`` holds the listed papers
    in the order of the list, then the outside works by title. ``edges`` are the builds-on edges
    that are drawn and followed, ``weak_edges`` those that are only kept. ``relations`` are what
    kg found about concepts and related papers. ``alternatives`` say what needs one of several
    things before it; what they name may be unknown. ``denials`` are edges that people deny: these
    are in neither. ``similarities`` holds the strongest of each listed paper. ``is_ordered`` says
    that the list is an order to read in, ``order_by`` what the reading order of the graph follows.
    """

    title: str
    papers: dict[str, Paper]
    topics: dict[str, Topic] = field(default_factory=dict)
    concepts: dict[str, Concept] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    edges: tuple[Edge, ...] = ()
    weak_edges: tuple[Edge, ...] = ()
    relations: tuple[Relation, ...] = ()
    alternatives: tuple[Alternatives, ...] = ()
    denials: tuple[Evidence, ...] = ()
    similarities: tuple[Similarity, ...] = ()
    is_ordered: bool = False
    order_by: OrderBy = OrderBy.LIST

    @property
    def listed(self) -> tuple[Paper, ...]:
        """The papers on the reading list, in its order."""
        return tuple(paper for paper in self.papers.values() if paper.listed)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to read, and why it stands here.

    ``minutes`` is how long it takes, where known or to be told from its pages.
    """

    iri: str
    title: str
    identifiers: tuple[Identifier, ...]
    read: bool
    reasons: tuple[str, ...]
    year: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """What to read to understand the targets, in order.

    Attributes
    ----------
    targets
        IRIs of what was asked for.
    steps
        What to read; nothing stands before what it builds on, outside a cycle.
    left_out
        What the targets need but the reader knows or has read; reasons say which.
    dropped
        What is needed too, but less than the steps, where only so many were asked for.
    cycles
        IRIs of steps that all need each other, cycle by cycle.
    start
        IRI of where the chain starts, where one was asked for.
    """

    targets: tuple[str, ...]
    steps: tuple[Step, ...]
    left_out: tuple[Step, ...]
    dropped: tuple[Step, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()
    start: str = ""

    @property
    def minutes(self) -> int:
        """How long all steps take whose time is known."""
        return sum(step.minutes or 0 for step in self.steps)
