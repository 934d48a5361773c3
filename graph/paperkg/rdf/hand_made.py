"""What people write in Turtle by hand, looked through before anything is made of it.

A parser takes all that has the form of RDF: numbers of 5,000 digits, durations that are none,
words that kg does not know. Here they become a sentence with their file and line.
"""

from __future__ import annotations

import re
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from paperkg.errors import InputError
from paperkg.model import Origin
from paperkg.rdf.namespaces import FABIO, KG, RDF, SCHEMA
from paperkg.rdf.person import MAX_PAGES, read_minutes
from paperkg.rdf.places import find_end, find_line
from paperkg.rdf.store import parse_rdf

__all__ = ["MAX_STATEMENTS", "MAX_TEXT", "parse_hand_made", "take_secure_terms"]

MAX_STATEMENTS = 100_000
"""So many statements may stand in a file; more would take minutes to check."""

MAX_TEXT = 1_000_000
"""So many characters may a text have."""

MAX_DIGITS = 15
"""So many digits may a number have."""

_OLD_TERM = re.compile(r"http://schema\.org/(\w+)")


def parse_hand_made(content: bytes, *, file: Path) -> Graph:
    """Parse what a file holds that a person wrote by hand.

    Raises
    ------
    InputError
        It is no valid RDF, or says what kg cannot understand; says the line.
    """
    graph = take_secure_terms(_parse(content, file))
    if len(graph) > MAX_STATEMENTS:
        raise InputError(
            f"holds {len(graph):,} statements, and kg reads at most {MAX_STATEMENTS:,}: split it.",
            file=file,
        )
    for subject, predicate, value in graph:
        if isinstance(value, Literal) and (fault := _find_fault(predicate, value)):
            line = find_line(content, file=file, subject=str(subject), value=str(value))
            raise InputError(fault, file=file, line=line)
    if not _do_lists_end(graph):
        line = content[: content.find(b"rest")].count(b"\n") + 1  # brackets write no such list
        fault = "holds a list that does not end in rdf:nil, or that has two ends: write ( … )."
        raise InputError(fault, file=file, line=line)
    return graph


def _do_lists_end(graph: Graph) -> bool:
    """Whether each list goes one way, and not round and round."""
    pairs = list(graph.subject_objects(RDF.rest))
    following = dict(pairs)
    ended: set[Node] = {RDF.nil}
    for head in following:
        walked: set[Node] = set()
        node = head
        while node not in ended:
            if node in walked or node not in following:
                return False
            walked.add(node)
            node = following[node]
        ended |= walked
    return len(following) == len(pairs)


def _parse(content: bytes, file: Path) -> Graph:
    """Parse what a file holds, and say the line of what cannot be."""
    try:
        return parse_rdf(content, name=file)
    except InputError as error:
        line = error.line or find_end(content, file=file)
        raise InputError(error.message, file=file, line=line) from error


def take_secure_terms(graph: Graph) -> Graph:
    """Take the terms of schema.org as they are written here: both of its addresses are in use.

    Its properties and its classes are taken so; a page of schema.org that is only named stays.
    """
    if not any(_OLD_TERM.fullmatch(str(term)) for _, *rest in graph for term in rest):
        return graph
    renamed = Graph()
    for subject, predicate, value in graph:
        own = _take_secure_term(predicate)
        is_term = own == RDF.type or str(own).startswith(str(SCHEMA))
        renamed.add((subject, own, _take_secure_term(value) if is_term else value))
    return renamed


def _take_secure_term(node: Node) -> Node:
    term = _OLD_TERM.fullmatch(node) if isinstance(node, URIRef) else None
    return URIRef(f"{SCHEMA}{term[1]}") if term else node


def _find_fault(predicate: Node, value: Literal) -> str:
    """Say what is wrong with a value; nothing where all is right."""
    text = str(value)
    if len(text) > MAX_TEXT:
        return f"holds a text of {len(text):,} characters: shorten it to {MAX_TEXT:,}."
    shown = repr(text[:60])
    is_number = value.datatype is not None and text.strip("+-").isdecimal()
    if value.ill_typed or (is_number and len(text) > MAX_DIGITS):
        kind = str(value.datatype).rpartition("#")[2]
        return f"{shown} is no {kind} that kg can read: mend it."
    if predicate == KG.origin and text not in set(Origin):
        return f"{shown} is no kg:origin: take it out, or say {Origin.CURATED.value!r}."
    if predicate == SCHEMA.timeRequired and not _is_duration(text):
        return f"{shown} is no schema:timeRequired: write it as PT1H30M."
    if predicate == FABIO.hasPageCount and not (text.isdecimal() and int(text) <= MAX_PAGES):
        return f"{shown} is no fabio:hasPageCount: write a number up to {MAX_PAGES:,}."
    return ""


def _is_duration(text: str) -> bool:
    try:
        read_minutes(text)
    except ValueError:
        return False
    return True
