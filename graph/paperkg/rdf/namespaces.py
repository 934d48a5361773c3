"""Every vocabulary term that paperkg uses, each written once, in closed namespaces.

A term that is not listed here cannot be used by mistake: reading an unknown attribute raises
``AttributeError``. Terms of SKOS, DCTERMS, FOAF and PROV come from rdflib's own closed
namespaces. The sources of the others:

========== ====================================================================
kg         ``ontology/paperkg.ttl``
fabio      https://sparontologies.github.io/fabio/current/fabio.html
cito       https://sparontologies.github.io/cito/current/cito.html
c4o        https://sparontologies.github.io/c4o/current/c4o.html
prism      https://prismstandard.org (PRISM 2.0 basic)
schema     https://schema.org (rdflib's SDO is closed and lacks terms we need)
========== ====================================================================
"""

from __future__ import annotations

from rdflib import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD, URIRef
from rdflib.namespace import DefinedNamespace, Namespace

from paperkg.identifiers import RESOURCE_BASE
from paperkg.rdf.prefixes import PREFIXES

__all__ = [
    "C4O",
    "CITO",
    "DCAT",
    "DCTERMS",
    "FABIO",
    "FOAF",
    "GRAPH_BUILD",
    "GRAPH_CITATIONS",
    "GRAPH_CURATED",
    "GRAPH_DERIVED",
    "GRAPH_LIST",
    "KG",
    "OWL",
    "PRISM",
    "PROV",
    "RDF",
    "RDFS",
    "RESOURCE",
    "SCHEMA",
    "SKOS",
    "VOID",
    "XSD",
]


class KG(DefinedNamespace):
    """Our own terms; see ``ontology/paperkg.ttl``."""

    _NS = Namespace(PREFIXES["kg"])
    _fail = True

    Alternatives: URIRef
    Assertion: URIRef
    BuildsOnClaim: URIRef
    Claim: URIRef
    CoCitation: URIRef
    Concept: URIRef
    Coupling: URIRef
    Denial: URIRef
    Evidence: URIRef
    Gap: URIRef
    OutsideWork: URIRef
    ReadMark: URIRef
    ReadingList: URIRef
    Resolution: URIRef
    Topic: URIRef
    UnreadMark: URIRef
    asked: URIRef
    between: URIRef
    bibliography: URIRef
    buildsOn: URIRef
    choice: URIRef
    community: URIRef
    confidence: URIRef
    doubt: URIRef
    earlier: URIRef
    entry: URIRef
    evidence: URIRef
    fieldOfStudy: URIRef
    generation: URIRef
    hasPrerequisite: URIRef
    hasSentences: URIRef
    inAbstract: URIRef
    influential: URIRef
    intent: URIRef
    introduces: URIRef
    isolated: URIRef
    known: URIRef
    later: URIRef
    file: URIRef
    leadsTo: URIRef
    leanedOnBy: URIRef
    line: URIRef
    linkKind: URIRef
    listCitations: URIRef
    mentions: URIRef
    methodSentence: URIRef
    needsOneOf: URIRef
    openAccess: URIRef
    opens: URIRef
    origin: URIRef
    dateSource: URIRef
    formerName: URIRef
    orderedBy: URIRef
    pageRank: URIRef
    paper: URIRef
    read: URIRef
    reason: URIRef
    redundant: URIRef
    sentence: URIRef
    shared: URIRef
    summary: URIRef
    ticked: URIRef
    uses: URIRef


class FABIO(DefinedNamespace):
    """FaBiO, the FRBR-aligned Bibliographic Ontology."""

    _NS = Namespace(PREFIXES["fabio"])
    _fail = True

    BlogPost: URIRef
    ComputerProgram: URIRef
    ResearchPaper: URIRef
    WebPage: URIRef
    hasArXivId: URIRef
    hasPageCount: URIRef


class CITO(DefinedNamespace):
    """CiTO, the Citation Typing Ontology."""

    _NS = Namespace(PREFIXES["cito"])
    _fail = True

    Citation: URIRef
    cites: URIRef
    discusses: URIRef
    extends: URIRef
    hasCitationCharacterization: URIRef
    hasCitedEntity: URIRef
    hasCitingEntity: URIRef
    obtainsBackgroundFrom: URIRef
    usesMethodIn: URIRef


class C4O(DefinedNamespace):
    """C4O, the Citation Counting and Context Characterization Ontology."""

    _NS = Namespace(PREFIXES["c4o"])
    _fail = True

    GlobalCitationCount: URIRef
    hasGlobalCitationFrequency: URIRef
    hasGlobalCountDate: URIRef
    hasGlobalCountValue: URIRef


class PRISM(DefinedNamespace):
    """PRISM 2.0 basic metadata."""

    _NS = Namespace(PREFIXES["prism"])
    _fail = True

    doi: URIRef
    publicationName: URIRef


class SCHEMA(DefinedNamespace):
    """schema.org."""

    _NS = Namespace(PREFIXES["schema"])
    _fail = True

    CreativeWork: URIRef
    ItemList: URIRef
    ItemListOrderAscending: URIRef
    itemListOrder: URIRef
    ListItem: URIRef
    PropertyValue: URIRef
    ScholarlyArticle: URIRef
    about: URIRef
    author: URIRef
    identifier: URIRef
    item: URIRef
    itemListElement: URIRef
    position: URIRef
    propertyID: URIRef
    sameAs: URIRef
    softwareVersion: URIRef
    timeRequired: URIRef
    value: URIRef


def _keep_terms(*namespaces: type[DefinedNamespace]) -> None:
    """Make each term once: rdflib makes it anew at every use, a tenth of the time of a build."""
    for namespace in namespaces:
        for name in namespace.__annotations__:
            if not name.startswith("_"):
                setattr(namespace, name, namespace[name])


_keep_terms(KG, FABIO, CITO, C4O, PRISM, SCHEMA, DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD)

RESOURCE = Namespace(RESOURCE_BASE)

GRAPH_LIST = RESOURCE["graph/list"]
GRAPH_CITATIONS = RESOURCE["graph/citations"]
GRAPH_CURATED = RESOURCE["graph/curated"]
GRAPH_DERIVED = RESOURCE["graph/derived"]
GRAPH_BUILD = RESOURCE["graph/build"]
