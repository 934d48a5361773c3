"""What is known before anybody is asked: what ships with the program, and earlier answers."""

from __future__ import annotations

from paperkg.model import Snapshot

__all__ = ["merge_snapshots"]


def merge_snapshots(packaged: Snapshot, previous: Snapshot) -> Snapshot:
    """Join what ships with the program with what earlier builds asked for.

    A paper that was asked for is as the earlier build left it, with its citations.
    """
    asked = {iri for iri, paper in previous.papers.items() if paper.record.asked}
    kept = [citation for citation in packaged.citations if citation.citing not in asked]
    own = [citation for citation in previous.citations if citation.citing in asked]
    wanted = asked.union(citation.cited for citation in own)
    papers = {iri: paper for iri, paper in previous.papers.items() if iri in wanted}
    # What ships describes an outside work better than a reference does.
    light = {iri: paper for iri, paper in papers.items() if iri not in asked}
    return Snapshot(light | packaged.papers | {i: papers[i] for i in asked}, (*kept, *own))
