"""From answers to what is known: papers described, citations confirmed, added and dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from paperkg.dates import date_paper
from paperkg.identifiers import Identifier, Scheme, parse_identifier, strongest
from paperkg.identity.index import PaperIndex, index_identifiers, name_other_works
from paperkg.identity.match import Verdict
from paperkg.model import Citation, DateSource, Paper, Record, Snapshot
from paperkg.names import UNIDENTIFIED, UNTITLED
from paperkg.sources.answers import Answer, Answers
from paperkg.sources.semantic_scholar import Reference, Work, to_api_id
from paperkg.sources.title_match import describe_work

__all__ = ["Changes", "merge_answers"]

GRACE_YEARS = 1
"""A preprint may precede its published version by so many years."""


@dataclass(slots=True)
class Changes:
    """What a refresh changed, in citations of listed papers: pairs of IRIs, citing and cited.

    Attributes
    ----------
    confirmed, added
        Known before and said again; not known before.
    unconfirmed
        Known before and not said now, by an answer that does not rule them out: kept.
    dropped
        Known before, and ruled out: the answer is complete and has not the cited paper, though
        Semantic Scholar knows it.
    to_the_future
        Kept, but the cited work is more than a year younger: one of the dates may be wrong.
    unnamed
        How many references have no identifier and no title that is known.
    """

    confirmed: list[tuple[str, str]] = field(default_factory=list)
    added: list[tuple[str, str]] = field(default_factory=list)
    unconfirmed: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
    to_the_future: list[tuple[str, str]] = field(default_factory=list)
    unnamed: int = 0


def merge_answers(
    known: Snapshot, answers: Answers, listed: Iterable[Paper]
) -> tuple[Snapshot, Changes]:
    """Put answers into what is known.

    Parameters
    ----------
    known
        Papers and citations from before.
    answers
        By the IRIs of the papers.
    listed
        The papers of the list; answers are about them, or about papers of ``known``.

    Returns
    -------
    snapshot, changes
        All of ``known``, with each answered paper as it is now.
    """
    papers = {paper.iri: paper for paper in listed} | known.papers
    _note_remarks(papers, answers)
    answered = _name_answers(papers, answers)
    for iri, answer in answered.items():
        papers[iri] = _describe(papers[iri], answer)
    index = index_identifiers(papers.values())
    names = _find_first_names(papers, index)
    papers = {iri: paper for iri, paper in papers.items() if names[iri] == iri}
    found = {iri: answer for iri, answer in answered.items() if iri in papers}
    changes = Changes()
    cited = _name_references(papers, index, found, changes)
    before, citations = _part_citations(known.citations, names, answered=found)
    seen = set(found).union(*cited.values())
    for iri, answer in found.items():
        paper, now = papers[iri], cited[iri]
        ruled_out = seen if answer.is_complete else set[str]()
        citations += _merge_citations(paper, before[iri], now, changes)
        citations += _keep_citations(paper, before[iri], now, changes, ruled_out=ruled_out)
        changes.to_the_future += [
            (iri, target) for target in now if _is_into_the_future(paper, papers[target])
        ]
    return Snapshot(papers, tuple(citations)), changes


def _note_remarks(papers: dict[str, Paper], answers: Answers) -> None:
    """Note with each paper that it was asked for, and why it has no answer."""
    for iri, candidate in answers.candidates.items():
        if candidate.verdict is not Verdict.TAKEN:
            papers[iri] = _note_remark(papers[iri], str(candidate), asked=answers.asked)
    for iri in answers.unknown:
        remark = papers[iri].record.remark or "Semantic Scholar does not know it."
        papers[iri] = _note_remark(papers[iri], remark, asked=answers.asked)


def _part_citations(
    known: Iterable[Citation], names: Mapping[str, str], *, answered: Container[str]
) -> tuple[dict[str, dict[str, Citation]], list[Citation]]:
    """Part the citations of papers that were answered, by the two papers, from all others."""
    before: dict[str, dict[str, Citation]] = defaultdict(dict)
    others: list[Citation] = []
    for old in known:
        citing, cited = names.get(old.citing, old.citing), names.get(old.cited, old.cited)
        citation = replace(old, citing=citing, cited=cited)
        if citing in answered:
            before[citing][cited] = citation
        elif citing != cited:
            others.append(citation)
    return before, others


def _name_answers(papers: dict[str, Paper], answers: Answers) -> dict[str, Answer]:
    """Give answers by the IRIs of their papers; one that had only a title gets its name now."""
    index = index_identifiers(papers.values())
    named: dict[str, Answer] = {}
    for iri, answer in answers.found.items():
        best = strongest(answer.work.identifiers)
        if not iri.startswith(UNIDENTIFIED) or best is None:
            named[iri] = answer
            continue
        known = (index[identifier] for identifier in answer.work.identifiers if identifier in index)
        name = next(known, best.iri)
        entry = papers.pop(iri)
        paper = papers.get(name) or replace(entry, iri=name)
        titles = {*paper.alternatives, entry.title} - {paper.title}
        papers[name] = replace(paper, alternatives=tuple(sorted(titles)))
        named[name] = answer
    return named


def _find_first_names(
    papers: Mapping[str, Paper], index: Mapping[Identifier, str]
) -> dict[str, str]:
    """Give papers that share an identifier, as preprint and published version, one IRI."""
    places = {iri: place for place, iri in enumerate(papers)}
    names: dict[str, str] = {}
    for iri, paper in papers.items():
        same = {index[identifier] for identifier in paper.identifiers}
        # An answer that has the identifier of another paper, too, does not make them one.
        same = {name for name in same if not _differ(papers[name], paper)}
        first = min({iri, *same}, key=places.__getitem__)
        # The first one may itself have the name of one before it.
        names[iri] = names.get(first, first)
    return names


def _differ(first: Paper, second: Paper) -> bool:
    """Tell whether two papers differ, although they share an identifier."""
    shared = {*first.identifiers} & {*second.identifiers}
    return first.iri != second.iri and name_other_works(
        {*first.identifiers} - shared, {*second.identifiers} - shared
    )


def _name_references(
    papers: dict[str, Paper],
    index: dict[Identifier, str],
    answers: Mapping[str, Answer],
    changes: Changes,
) -> dict[str, dict[str, Reference]]:
    """Give what each answered paper cites, by IRI; adds the works that are new to ``papers``."""
    by_title = PaperIndex(papers[iri] for iri in answers)
    cited: dict[str, dict[str, Reference]] = {}
    for iri, answer in answers.items():
        own = cited[iri] = {}
        for reference in answer.references:
            work = reference.work
            found = (index[identifier] for identifier in work.identifiers if identifier in index)
            name = next(found, None) or by_title.find_by_title(
                describe_work(work), work.identifiers
            )
            if name is None:
                if not work.identifiers:
                    changes.unnamed += 1
                    continue
                paper = _make_outside(work)
                name = paper.iri
                papers.setdefault(name, paper)
            elif work.title and name in papers and papers[name].record.remark == UNTITLED:
                papers[name] = _name_outside(papers[name], work)
            for identifier in work.identifiers:
                index.setdefault(identifier, name)
            if name != iri:  # a paper does not cite itself
                own[name] = _join(own[name], reference) if name in own else reference
    return cited


def _join(first: Reference, second: Reference) -> Reference:
    """Join two references to the same work, which may have other sentences."""
    return replace(
        first,
        sentences=tuple(dict.fromkeys((*first.sentences, *second.sentences))),
        method_sentences=tuple(dict.fromkeys((*first.method_sentences, *second.method_sentences))),
        intents=tuple(dict.fromkeys((*first.intents, *second.intents))),
        is_influential=first.is_influential or second.is_influential,
    )


def _note_remark(paper: Paper, remark: str, *, asked: str) -> Paper:
    return replace(paper, record=replace(paper.record, remark=remark, asked=asked))


def _make_outside(work: Work) -> Paper:
    """Make a light node of a work that is not on the list."""
    best = strongest(work.identifiers)
    assert best  # noqa: S101 - works without identifiers do not come here
    # Semantic Scholar's own names are needed only where there is no other.
    public = tuple(
        identifier for identifier in work.identifiers if identifier.scheme is not Scheme.S2
    )
    return Paper(
        best.iri,
        work.title or best.curie,
        identifiers=public or work.identifiers[:1],
        issued=work.issued,
        record=Record(described=True, remark="" if work.title else UNTITLED),
    )


def _name_outside(paper: Paper, work: Work) -> Paper:
    """Give a work that is not on the list the title that the answers before did not have."""
    record = replace(paper.record, remark="")
    return replace(paper, title=work.title, issued=paper.issued or work.issued, record=record)


def _merge_citations(
    paper: Paper, before: Mapping[str, Citation], now: Mapping[str, Reference], changes: Changes
) -> list[Citation]:
    """Give the citations that an answer has, and note which are new."""
    page = _page(paper)
    # Where another place has its references too, what is new was read in this one alone.
    only_here = page if len(paper.record.bibliography) > 1 else ""
    citations = []
    for cited, reference in now.items():
        pair = (paper.iri, cited)
        old = before.get(cited)
        if old is None:
            changes.added.append(pair)
            old = Citation(*pair, source=only_here)
        else:
            changes.confirmed.append(pair)
        flag = reference.is_influential
        citations.append(
            replace(
                old,
                citing=paper.iri,
                cited=cited,
                # Confirmed: every place where the references were read has it.
                source="" if cited in before and old.source != page else old.source,
                sentences=reference.sentences or old.sentences,
                method_sentences=reference.method_sentences or old.method_sentences,
                intents=reference.intents or old.intents,
                is_influential=old.is_influential if flag is None else flag,
            )
        )
    return citations


def _keep_citations(
    paper: Paper,
    before: Mapping[str, Citation],
    now: Container[str],
    changes: Changes,
    *,
    ruled_out: Container[str],
) -> list[Citation]:
    """Give the citations that an answer has not, and note them; those ruled out are dropped."""
    gone = sorted(cited for cited in before if cited not in now)
    kept = [cited for cited in gone if cited not in ruled_out]
    changes.dropped += [(paper.iri, cited) for cited in gone if cited in ruled_out]
    changes.unconfirmed += [(paper.iri, cited) for cited in kept]
    return [_keep(paper, before[cited]) for cited in kept]


def _keep(paper: Paper, citation: Citation) -> Citation:
    """Keep what this answer has not: where it was read before is where it was read."""
    others = [place for place in paper.record.bibliography if place != _page(paper)]
    return replace(citation, source=citation.source or (others[0] if others else ""))


def _page(paper: Paper) -> str:
    """Give the page of a paper at Semantic Scholar."""
    own = (
        identifier
        for identifier in paper.identifiers
        if identifier.scheme is Scheme.S2 and ":" not in identifier.value
    )
    other = "https://api.semanticscholar.org/" + quote(to_api_id(paper.identifiers[0]), safe=":/")
    return next((identifier.iri for identifier in own), other)


def _is_into_the_future(paper: Paper, cited: Paper) -> bool:
    if paper.year is None or cited.year is None:
        return False
    return cited.year > paper.year + GRACE_YEARS


def _describe(paper: Paper, answer: Answer) -> Paper:
    """Take over what is new; what was known of a described paper is not overwritten."""
    work = answer.work
    named = replace(paper, identifiers=tuple(sorted({*paper.identifiers, *work.identifiers})))
    title = work.title if work.title and not paper.record.described else paper.title
    # Until a source is asked, an entry without a title is called by its identifier.
    before = () if parse_identifier(paper.title) else (paper.title,)
    titles = {*paper.alternatives, *before} - {title}
    # What only the list says of it gives way to what a source says.
    is_described = paper.record.described
    is_record = paper.date_source is DateSource.RECORD
    described = replace(
        named,
        title=title,
        alternatives=tuple(sorted(titles)),
        authors=(paper.authors if is_described else ()) or work.authors or paper.authors,
        issued=(paper.issued if is_record else "") or work.issued,
        date_source=DateSource.RECORD,
        venue=(paper.venue if is_described else "") or work.venue or paper.venue,
        record=_describe_record(named, answer),
    )
    return date_paper(described)


def _describe_record(paper: Paper, answer: Answer) -> Record:
    work, before = answer.work, paper.record
    pages = (*before.bibliography, *([_page(paper)] if answer.references else []))
    count = work.citation_count
    return Record(
        described=True,
        bibliography=tuple(dict.fromkeys(pages)),
        abstract=work.abstract or before.abstract,
        summary=work.summary or before.summary,
        citation_count=before.citation_count if count is None else count,
        open_access=work.open_access or before.open_access,
        fields=work.fields or before.fields,
        asked=answer.asked,
        has_sentences=answer.has_sentences or before.has_sentences,
    )
