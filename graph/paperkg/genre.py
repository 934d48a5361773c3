"""What a title says that a work is: a survey, a benchmark, a tool, an analysis of another work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from paperkg.model import Paper, PaperKind

__all__ = [
    "is_analysis",
    "is_field",
    "is_retracted",
    "is_survey",
    "notes_retraction",
    "stands_apart",
]

_SURVEY = re.compile(
    r"\b(?:surveys?|surveyed|reviews?|overview|tutorials?|primer|roadmap|handbook|textbook"
    r"|introduction to|an introduction|^introducing|lectures?|lecture notes|course|cookbook"
    r"|guide|lessons (?:learned|from|in)|state of the art in|taxonomy|perspectives?|advances in"
    r"|trends|challenges|years of|past, present|literature|bibliography|cheat ?sheet|explained"
    r"|illustrated)\b",
    re.IGNORECASE,
)
_ARTEFACT = re.compile(
    r"\b(?:benchmark(?:s|ing)?|data ?sets?|corpus|corpora|challenge|competition|shared task"
    r"|leaderboard|tool ?(?:kit|box)|library|libraries|package|software|repository"
    r"|(?:performance|empirical) (?:comparison|evaluation)|comparison of|a comparison)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:how|what|why|when|where|which|who|does|do|did|is|are|can|should|will|on the)\b|\?",
    re.IGNORECASE,
)
_ANALYSIS = re.compile(
    r"\b(?:analy[sz]\w+|prob(?:e|es|ing)|understanding|reveal\w*|evaluat\w+|assess\w*|study|studies"
    r"|investigat\w+|examin\w+|interpret\w*|explain\w*|visuali[sz]\w+|compar\w+|attacks?|attacking"
    r"|backdoors?|poisoning|jailbreak\w*|extraction of|stealing|vulnerabilit\w+|cryptanalysis"
    r"|breaking|secrets?|inside"
    r"|measuring|diagnos\w+|limitations?|limits of|effectiveness|replicat\w+|reproduc\w+|critique"
    r"|bias(?:es)?|not|myths?|loss of|knowledge of|perspective|implications?|versus|vs|use of"
    r"|comment(?:s|ary)? on|rebuttal|reply|experiments? with|implementation of|reassess\w*)\b",
    re.IGNORECASE,
)
_POSSESSION = re.compile(r"^['’]s?\b")
_SUBJECT = re.compile(
    r"^\s(?:rediscovers?|learns?|knows?|has|is|are|can|cannot|does|do|sees?|understands?|remembers?"
    r"|forgets?|needs?|fails?|encodes?|captures?|thinks?|speaks?|lies|hallucinates?|may|might|will)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\bin (?:[\w-]+ )?$")


# The words of the names of fields: a field's name is the title of many works.
_FIELDS = """
algorithms analysis artificial bayesian causal computational computer computing control
convolutional cryptography data databases deep design distributed economics engineering finance
generative graph inference information intelligence language learning linguistics logic machine
mathematics mechanics mechanism methods mining models natural network networks neural operating
optimization physics probability processing programming quantum reasoning recurrent reinforcement
representation research retrieval reversible robotics security signal software statistical
statistics systems theory type types vision of and in for to an
"""


_RETRACTED = re.compile(
    r"^\W*(?:retracted(?: (?:article|paper|chapter|version))?\s*[:\])–—-]|withdrawn\s*[:\])])",
    re.IGNORECASE,
)
"""How publishers mark the title of a work that they retracted."""


def is_retracted(title: str) -> bool:
    """Say whether a title says that its work was retracted, as publishers write it before it.

    Examples
    --------
    >>> titles = ("RETRACTED ARTICLE: On Growth", "[Retracted] On Growth", "Retracted Papers")
    >>> [is_retracted(title) for title in titles]
    [True, True, False]
    """
    return bool(_RETRACTED.match(title))


_SAID_RETRACTED = re.compile(
    r"(?:^|[.;!?](?=\s))\W*+(?:(?:this|the) (?:paper|article|work|study|preprint)|it)?\s*"
    r"(?:(?:was|is|has been|have been)\s+)?(?:now |since |later |partly )?(?:retracted|withdrawn)"
    r"(?!\s+(?:papers?|articles?|works?|stud(?:y|ies)|claims?|results?)\b)\b",
    re.IGNORECASE,
)
"""How people note of a work itself, and not of another, that it was retracted."""


def notes_retraction(note: str) -> bool:
    """Say whether a note says that its own work was retracted.

    Examples
    --------
    >>> notes = ("Retracted in 2021.", "This paper was later retracted", "Cites a retracted study")
    >>> [notes_retraction(note) for note in notes]
    [True, True, False]
    """
    return bool(_SAID_RETRACTED.search(note))


def is_field(words: Iterable[str]) -> bool:
    """Say whether all words are of the names of fields, as in "deep learning"; any in the singular.

    Examples
    --------
    >>> is_field(["machine", "learning"]), is_field(["neural", "turing", "machines"])
    (True, False)
    """
    known = _field_words()
    return all(word in known or f"{word}s" in known for word in words)


@cache
def _field_words() -> frozenset[str]:
    return frozenset(_FIELDS.split())


def is_survey(title: str) -> bool:
    """Say whether a title is that of a survey, a course, a book, an introduction.

    Examples
    --------
    >>> [is_survey(title) for title in ("GANs: A Review", "GANs Trained in Two Steps")]
    [True, False]
    """
    return bool(_SURVEY.search(title))


def stands_apart(paper: Paper) -> bool:
    """Say whether titles tell nothing of what a work builds on: surveys, posts, tools, data.

    A web page of which the list gives authors or a venue is taken for the page of a paper.
    """
    is_page = paper.kind is PaperKind.WEB_PAGE and bool(paper.authors or paper.venue)
    return (
        not (is_page or paper.kind is PaperKind.PAPER)
        or is_survey(paper.title)
        or bool(_ARTEFACT.search(paper.title))
    )


def is_analysis(title: str, start: int, end: int) -> bool:
    """Say whether a title looks into what it names, rather than building on it.

    Parameters
    ----------
    title
        Such as "What BERT Is Not", "Revealing BERT's Secrets" or "Neurons in BERT".
    start, end
        Where the name begins and ends in it.
    """
    before, after = title[:start], title[end:]
    is_place = not after.strip(" .") and ":" not in before and _INSIDE.search(before)
    return bool(
        _QUESTION.search(title)
        or _ANALYSIS.search(title)
        or _POSSESSION.search(after)
        or _SUBJECT.search(after)
        or is_place
    )
