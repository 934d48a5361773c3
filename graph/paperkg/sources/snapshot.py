"""What is known before a build asks: packaged citations, data sets, answers of earlier builds."""

from __future__ import annotations

from dataclasses import replace

from paperkg.identity.index import index_identifiers
from paperkg.model import Citation, Paper, Snapshot

__all__ = ["join_snapshots", "merge_snapshots"]


def merge_snapshots(packaged: Snapshot, previous: Snapshot) -> Snapshot:
    """Join the packaged citations with the answers of earlier builds.

    A paper with an answer keeps the facts and the citations of that answer.
    """
    asked = {iri for iri, paper in previous.papers.items() if paper.record.asked}
    kept = [citation for citation in packaged.citations if citation.citing not in asked]
    own = [citation for citation in previous.citations if citation.citing in asked]
    wanted = asked.union(citation.cited for citation in own)
    papers = {iri: paper for iri, paper in previous.papers.items() if iri in wanted}
    # The packaged data describes an outside work better than a reference does.
    light = {iri: paper for iri, paper in papers.items() if iri not in asked}
    return Snapshot(light | packaged.papers | {i: papers[i] for i in asked}, (*kept, *own))


def join_snapshots(known: Snapshot, more: Snapshot) -> Snapshot:
    """Add the papers and citations of a data set to what is known.

    A paper that is known under another name keeps it, and the facts that are known of it; it gets
    the identifiers, what was not known, and the place where the data set has its references from.

    Parameters
    ----------
    known
        What is known.
    more
        The data set.
    """
    index = index_identifiers(known.papers.values())
    papers, names = dict(known.papers), {}
    for iri, paper in more.papers.items():
        found = (index[name] for name in paper.identifiers if name in index)
        names[iri] = iri if iri in papers else next(found, iri)
        papers[names[iri]] = _complete(papers.get(names[iri]), replace(paper, iri=names[iri]))
    citations = {
        (citation.citing, citation.cited): _place(citation, known.papers.get(citation.citing))
        for citation in known.citations
    }
    for citation in more.citations:
        citing, cited = (names.get(iri, iri) for iri in (citation.citing, citation.cited))
        if citing == cited:
            continue
        own = replace(citation, citing=citing, cited=cited)
        before = citations.get((citing, cited))
        places = more.papers[citation.citing] if citing in known.papers else None
        citations[citing, cited] = _join(before, own) if before else _place(own, places)
    return Snapshot(papers, tuple(citations[pair] for pair in sorted(citations)))


def _place(citation: Citation, paper: Paper | None) -> Citation:
    """Say where a citation was read, for a paper whose references now come from two places."""
    places = paper.record.bibliography if paper else ()
    return replace(citation, source=citation.source or (places[0] if len(places) == 1 else ""))


def _complete(known: Paper | None, more: Paper) -> Paper:
    """Complete what is known of a paper; nothing of it is overwritten."""
    if known is None or not known.record.described:
        return more
    places = dict.fromkeys((*known.record.bibliography, *more.record.bibliography))
    return replace(
        known,
        identifiers=tuple(sorted({*known.identifiers, *more.identifiers})),
        authors=known.authors or more.authors,
        issued=known.issued or more.issued,
        venue=known.venue or more.venue,
        record=replace(known.record, bibliography=tuple(places)),
    )


def _join(known: Citation, more: Citation) -> Citation:
    """Join what two sources say of one citation."""
    flags = {known.is_influential, more.is_influential}
    methods = dict.fromkeys((*known.method_sentences, *more.method_sentences))
    return replace(
        known,
        source="",  # each place where the references were read has it
        sentences=tuple(dict.fromkeys((*known.sentences, *more.sentences))),
        method_sentences=tuple(methods),
        intents=tuple(sorted({*known.intents, *more.intents})),
        is_influential=True if True in flags else False if False in flags else None,
    )
