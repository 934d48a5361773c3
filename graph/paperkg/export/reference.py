"""A paper as a bibliographic reference: what every citation format says in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bibtexparser.middlewares.names import parse_single_name_into_parts

from paperkg.identifiers import Scheme
from paperkg.model import KnowledgeGraph, Paper, PaperKind

__all__ = ["Person", "Reference", "WorkType", "make_reference", "split_name"]


class WorkType(StrEnum):
    """What a work is, as reference managers tell works apart."""

    ARTICLE = "article in a journal"
    CONFERENCE_PAPER = "paper of a conference"
    PREPRINT = "preprint"
    DOCUMENT = "document"
    POST = "blog post"
    SOFTWARE = "software"
    WEB_PAGE = "web page"


@dataclass(frozen=True, slots=True)
class Person:
    """An author's name in parts, such as Laurens | van der | Maaten; an organisation has one."""

    given: str
    particle: str
    family: str
    suffix: str

    def __str__(self) -> str:
        """Write the name with the family first: ``van der Maaten, Jr., Laurens``."""
        family = " ".join(filter(None, (self.particle, self.family)))
        return ", ".join(filter(None, (family, self.suffix, self.given)))


@dataclass(frozen=True, slots=True)
class Reference:
    """What citation formats say of a work.

    Attributes
    ----------
    iri
        The paper's name in the graph.
    type
        What it is.
    title, authors, issued, venue, abstract
        As in ``Paper``; authors in parts.
    doi, arxiv, url
        Empty where there is none. The DOI of a preprint at arXiv is no ``doi``.
    topics
        Labels of its topics.
    notes
        The notes of the list.
    """

    iri: str
    type: WorkType
    title: str
    authors: tuple[Person, ...]
    issued: str
    venue: str
    doi: str
    arxiv: str
    url: str
    abstract: str
    topics: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def date_parts(self) -> list[int]:
        """The year, and the month and the day where they are known."""
        return [int(part) for part in self.issued.split("-")] if self.issued else []


_SUFFIX = re.compile(r",?\s+((?:jr|sr)\.?|I{2,3}|IV)$", re.IGNORECASE)
_INITIALS_LAST = re.compile(r"(\w[\w'’-]+(?: \w[\w'’-]+)*) ([A-Z]{1,3})")
# "Lovelace, Ada" and "Smith, Jr., John"; with other commas it is an organization.
_REVERSED = re.compile(r"[^,]*[^,\s][^,]*(?:,[^,]*[^,\s][^,]*){1,2}")
# What the parser would take for its own marks, as characters that are none.
_HIDDEN = {ord(sign): 0xFDD0 + place for place, sign in enumerate("{}\\~")}
_SHOWN = {hidden: sign for sign, hidden in _HIDDEN.items()}
_CONFERENCE = re.compile(
    r"\b(?:proceedings|conference|conf|workshop|symposium|meeting of|advances in neural)\b"
    r"|\b(?:AAAI|ACL|AISTATS|ASIACRYPT|ASPLOS|BMVC|CCS|CHI|CIKM|COLING|COLT|CRYPTO|CVPR|CoRL|EACL"
    r"|ECCV|EMNLP|EUROCRYPT|EuroSys|FAST|FOCS|HPCA|ICASSP|ICCV|ICDE|ICFP|ICLR|ICML|ICRA|IJCAI"
    r"|INTERSPEECH|IROS|ISCA|ISMIR|KDD|MICCAI|MLSys|NAACL|NDSS|NIPS|NSDI|NeurIPS|OOPSLA|OSDI"
    r"|PLDI|POPL|PODC|PPoPP|RSS|RecSys|SIGCOMM|SIGGRAPH|SIGIR|SIGMOD|SODA|SOSP|STOC|UAI|UIST"
    r"|USENIX|VLDB|WACV|WSDM|WWW)\b",
    re.IGNORECASE,
)
_PREPRINT = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|corr|preprint|ssrn|eprint)\b", re.IGNORECASE)
_PREPRINT_DOIS = ("10.48550/", "10.1101/", "10.2139/", "10.21203/", "10.31234/", "10.26434/")


def make_reference(graph: KnowledgeGraph, paper: Paper) -> Reference:
    """Make the reference of a paper of a graph."""
    values = {identifier.scheme: identifier.value for identifier in reversed(paper.identifiers)}
    doi = values.get(Scheme.DOI, "")
    topics = [graph.topics[topic].label for topic in paper.listing.topics if topic in graph.topics]
    return Reference(
        iri=paper.iri,
        type=_type_of(paper, doi),
        title=paper.title,
        authors=tuple([split_name(name) for name in paper.authors if name.strip()]),
        issued=paper.issued,
        venue=paper.venue,
        doi=doi,
        arxiv=values.get(Scheme.ARXIV, ""),
        url=paper.url,
        abstract=paper.record.abstract,
        topics=tuple(topics),
        notes=paper.listing.notes,
    )


@lru_cache(maxsize=10_000)
def split_name(name: str) -> Person:
    """Split a name into its parts, as BibTeX does, with suffixes and initials in any place.

    Examples
    --------
    >>> str(split_name("Laurens van der Maaten"))
    'van der Maaten, Laurens'
    >>> str(split_name("John Smith Jr."))
    'Smith, Jr., John'
    >>> str(split_name("Aarts E"))
    'Aarts, E'
    """
    text = " ".join(name.translate(_HIDDEN).split())
    suffix = ""
    if found := _SUFFIX.search(text):
        text, suffix = text[: found.start()], found[1]
    if found := _INITIALS_LAST.fullmatch(text):
        return Person(found[2], "", found[1], suffix)
    if "," in text and not _REVERSED.fullmatch(text):
        return Person("", "", text.translate(_SHOWN), suffix)
    parts = parse_single_name_into_parts(text, strict=False)
    given, particle, family, ending = (
        " ".join(part).translate(_SHOWN) for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    return Person(given, particle, family or text.translate(_SHOWN), suffix or ending)


def _type_of(paper: Paper, doi: str) -> WorkType:
    """Tell what a work is from its kind, its venue and what names it."""
    others = {
        PaperKind.BLOG_POST: WorkType.POST,
        PaperKind.SOFTWARE: WorkType.SOFTWARE,
        PaperKind.WEB_PAGE: WorkType.WEB_PAGE,
    }
    if paper.kind in others:
        return others[paper.kind]
    if _PREPRINT.search(paper.venue):
        return WorkType.PREPRINT
    if paper.venue:
        is_conference = _CONFERENCE.search(paper.venue)
        return WorkType.CONFERENCE_PAPER if is_conference else WorkType.ARTICLE
    schemes = {identifier.scheme for identifier in paper.identifiers}
    if doi and not doi.startswith(_PREPRINT_DOIS):
        return WorkType.DOCUMENT
    return WorkType.PREPRINT if doi or Scheme.ARXIV in schemes else WorkType.DOCUMENT
