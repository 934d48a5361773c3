"""What notes say a paper builds on, in words: "based on X", "a faster X", "combines X and Y".

Only words are read here; what the phrases name is found by ``lineage.notes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

__all__ = ["Phrases", "find_base_phrases"]

SAYS_WHY, USES = 0.85, 0.7
"""How likely a paper builds on what its note says it is based on, and on what it says it uses."""

_REACH, _MOST = 200, 20
_KINDS = (
    r"extensions?|(?:re-?)?implementation|improvements?|generali[sz]ations?|variants?|versions?"
    r"|follow-?up|successors?|reproduction|modification|adaptation|refinement|update"
    r"|simplification|port|sequel|rewrite|redesign|descendant|offshoot|fork|clone|continuation"
    r"|(?:direct )?answer|repair|correction|completion|application"
)
_BASED = re.compile(
    r"\b(?:(?:based|built|implemented|layered|builds?|building)(?: directly| heavily)? (?:up)?on"
    r"(?: top of)?|on top of"
    r"|(?:inspired|motivated)(?: \w+)? by|(?:derived|derives|evolved|evolves|adapted|forked) from"
    r"|extend(?:s|ing)|generali[sz](?:es|ing)|improv(?:es|ing)(?: up)?on|improves|simplifies"
    r"|reworks|refines|relaxes|augments|modifies|speeds up|scales up|accelerates|completes"
    r"|continues|finishes|repairs|patches|fills (?:a|the) gaps? (?:in|of|left by)|supersedes"
    r"|revisits|rethinks|reimplements|rewrites|ports|strengthens|sharpens|tightens|applies|answers"
    r"|(?:sits|stands|rests|draws) (?:up)?on|runs atop|takes off from|starts from|stems from"
    r"|grew out of|picks up (?:on )?|follows up on|reduced from|compiles (?:\w+ )?(?:down )?to"
    r"|adds (?:[\w-]+ ){1,4}to|the open[- ]source|fine-?tun(?:es|ed from)|distill?s|distilled from"
    r"|initiali[sz]ed (?:from|with)"
    rf"|(?:{_KINDS}) (?:of|to|on|over|for|from))(?P<many>:?)\s+",
    re.I,
)
_COMBINES = re.compile(
    r"\b(?:combin(?:es|ing|ation of)|merges|marries|unites|unifies|fuses|brings together"
    r"|brings(?= [^.;]{3,80}(?:together|under one roof))"
    r"|(?:mix|hybrid|blend|cross) (?:of|between))\s+",
    re.I,
)
_USES = re.compile(r"\b(?:uses|using|employs|adopts|fixes|removes|drops|corrects)\s+", re.I)
_A_KIND = re.compile(
    r"(?:^|[.;:]\s+|\s[-–—]\s+|,\s+|\b(?:19|20)\d\d\s+)[Aa]n?\s+"
    r"(?P<how>(?:[a-z][\w-]*\s+){0,2})(?=[A-Z])"
)
_DENIES = re.compile(
    r"(?:\b(?:not|never|nor|neither|hardly|cannot|rather than|instead of|unlike)|n['’]t)"
    r"(?! (?:only|just|merely))(?: [\w-]+){0,2} *$",
    re.I,
)
_FOR = re.compile(r"\s+(?:for|with|without|on)\b")
_KIND_GOES_ON = re.compile(r"\s+(?!(?:with|without|for|that|which|on|in|by|trained)\b)\w")
_PHRASE_ENDS = re.compile(r"[.;()](?:\s|$)|[;()]|\b(?:but|unlike|whereas|instead|compared)\b")
_PART_OF = re.compile(
    r"(?:the|an?|its|all|some|\d+|two|three|four|five|six|seven)\s+(?:[\w'’-]+\s+){0,4}?"
    r"(?:of|in|from|behind|by)\s+(?:the\s+)?"
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a note says, the phrases that may name papers, and how likely it builds on these.

    ``is_list`` says that each phrase is meant as a name, as after a colon; ``is_exact`` that a
    phrase names a paper only as a whole.
    """

    words: str
    phrases: tuple[str, ...]
    probability: float = SAYS_WHY
    is_list: bool = False
    is_exact: bool = False


def find_base_phrases(text: str) -> Iterator[Phrases]:
    """Find what a note says its paper builds on.

    Parameters
    ----------
    text
        The note.

    Examples
    --------
    >>> [found.phrases for found in find_base_phrases("Builds on: LoRA, BERT.")]
    [('LoRA', ' BERT')]
    >>> [found.phrases for found in find_base_phrases("A faster LoRA with less memory")]
    [('LoRA',)]
    """
    for match in _find_said(_BASED, text):
        rest = _cut(text, match.end())
        phrases = tuple(re.split(r",|\band\b", rest))
        is_list = bool(match["many"])
        if not is_list:
            phrases = (rest, *phrases, *_parts_of(rest))
        yield Phrases(f"{match[0]}{rest}".strip(), phrases, is_list=is_list)
    for match in _find_said(_COMBINES, text):
        rest = _cut(text, match.end())
        pieces = re.split(r",|\b(?:and|with|into|to|plus)\b|\+", rest)
        phrases = tuple(phrase for piece in pieces for phrase in (piece, *_parts_of(piece)))
        yield Phrases(f"{match[0]}{rest}".strip(), phrases)
    for match in _find_said(_USES, text):
        rest = _cut(text, match.end())
        uses = match[0].strip().lower() in ("uses", "using", "employs", "adopts")
        phrases = (rest, *_parts_of(rest)) if uses else tuple(_parts_of(rest))
        yield Phrases(f"{match[0]}{rest}".strip(), phrases, USES)
    for match in islice(_A_KIND.finditer(text), _MOST):
        yield from _read_kind(text, match)


def _find_said(cue: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find where a note says a thing, and does not deny it: "does not build on X"."""
    for match in islice(cue.finditer(text), _MOST):
        if not _DENIES.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield match


def _read_kind(text: str, match: re.Match[str]) -> Iterator[Phrases]:
    """Read "a faster LoRA", "an open source Spanner": what follows the name has to end there."""
    rest = re.split(r"[.,;:()]", text[match.end() : match.end() + _REACH])[0]
    words = rest.split()
    names = (" ".join(words[:length]) for length in range(min(3, len(words)), 0, -1))
    # "A Spark for streams" says so, "a LoRA" alone what the paper is.
    is_told = bool(match["how"])
    phrases = tuple(
        name
        for name in names
        if not _KIND_GOES_ON.match(rest, len(name)) and (is_told or _FOR.match(rest, len(name)))
    )
    if phrases:
        yield Phrases(f"a {match['how']}{phrases[0]}", phrases, is_exact=True)


def _cut(text: str, start: int) -> str:
    rest = text[start : start + _REACH]
    end = _PHRASE_ENDS.search(rest)
    return rest[: end.start()] if end else rest


def _parts_of(phrase: str) -> Iterator[str]:
    """Give what a phrase takes a part of: PlaNet of "the world model of PlaNet"."""
    match = _PART_OF.match(phrase.strip())
    if match:
        yield phrase.strip()[match.end() :]
