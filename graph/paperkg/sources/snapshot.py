"""What is known before a build asks: the packaged citations and the answers of earlier builds."""

from __future__ import annotations

from paperkg.model import Snapshot

__all__ = ["merge_snapshots"]


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
