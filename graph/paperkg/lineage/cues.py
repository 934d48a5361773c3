"""The words by which citing sentences say why they cite: a lexicon, as regular expressions.

A sentence holds CITED in the place of the paper cited and OTHER in that of other ones. Each cue
group is a list of phrases; ``FEATURES`` says how groups stand together in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["DENIED_EXTENSION", "EXTENSION_CUES", "FEATURES", "extract_features"]


def _any(*phrases: str) -> str:
    return rf"\b(?:{'|'.join(phrases)})"


_WE = _any(
    r"we\b|our\b|ours\b",
    r"this (?:paper|work|study|article|thesis)\b",
    r"the (?:present|proposed|current) \w+",
    r"(?:algorithm|estimator|method|model|approach) (?:presented|proposed|developed) here\b",
    r"(?:to this end|here)\b",
)
_BASIS = _any(
    r"extend(?:s|ed|ing)?\b",
    r"extensions? (?:of|to)\b",
    r"buil(?:d|ds|t|ding) (?:directly )?(?:up)?on\b",
    r"on top of\b",
    r"based on\b",
    r"(?:is|as|form) the basis\b",
    r"generali[sz](?:es?|ed|ing|ations?)\b",
    r"variants? of\b",
    r"versions? of\b",
    r"adapt(?:s|ed|ing|ations?)?\b",
    r"improv(?:e|es|ed|ing) (?:up)?on\b",
    r"inspired by\b",
    r"motivated by\b",
    r"drawing on\b",
    r"starting (?:point|from)\b|start(?:s|ed)? from\b",
    r"derived? from\b|derive \w+ \w+ from\b",
    r"one step further\b|further than\b",
    r"further develop|develop(?:s|ed)? further\b",
    r"continu(?:es|ation of)\b",
    r"follow(?:s|ing)? the (?:idea|approach)\b",
    r"(?:is an? )?instance of\b",
    r"(?:re)?formulation (?:of|builds)\b",
    r"implementation of the idea\b",
    r"inherits?\b|goes back to\b",
    r"re-?us(?:e|es|ed|ing)\b|exploit\w*|reproduction of\b",
    r"turn(?:s|ed)? (?:it|them) into\b|derive from (?:it|them)\b",
)
_REWORK = _any(
    r"modif(?:y|ies|ied)\b|modifications? (?:of|to)\b|change to\b",
    r"rework\w*|redesign\w*|revisit\w*",
    r"relax(?:es|ed|ing)?\b|lift the\b|dropping the\b",
    r"refin(?:e|es|ed)\b",
    r"augment(?:s|ed)?\b|equip(?:s|ped)?\b|enhance[sd]?\b|strengthens?\b",
    r"replac(?:e|es|ing)\b|substitut(?:e|es|ing)\b|exchanging\b",
    r"recovers?\b|reduces to\b|special case\b",
    r"beyond\b",
    r"unif(?:y|ies)\b|simplif(?:y|ies|ied)\b",
    r"scales? up\b|carr(?:y|ies)\b|transfers?\b|combines?\b",
    r"make \w+ differentiable\b|treatment of\b",
    r"except that\b|with (?:one|a single|two|some|a few|the following|small) \w+",
    r"drop(?:s|ped)? (?:this|that|the|its)\b|go(?:es)? further\b|carry (?:it|them) over\b",
    r"(?:can|may) be merged\b|give it\b",
)
_EXTEND = rf"(?:{_BASIS}|{_REWORK})"
_USE = _any(
    r"us(?:e|es|ed|ing)\b|appl(?:y|ies|ied)\b|employ\w*|adopt\w*|borrow\w*",
    r"initiali[sz]\w*|pretrain\w*|fine-tune\w*|train(?:ed)? (?:on|with)\b|calibrat\w+",
    r"evaluat\w+|measured\b|comput\w+|obtained\b|simulated\b|mapped\b",
    r"according to\b|as (?:in|described)\b|filled in\b",
    r"rel(?:y|ies) on\b|tak(?:e|en)\b|com(?:e|es) from\b|those of\b",
    r"solv(?:e|ed)\b|decod\w*|align\w*|run with\b|carried out\b|implemented in\b",
    r"with (?:the )?help of\b|applied\b|produced by\b",
)
_ARTEFACT = _any(
    r"data ?sets?\b|data\b|benchmark\b|corpus\b|treebank\b|test set\b|split\b|samples\b",
    r"metric\b|score\b|coefficient\b|scale\b|questionnaire\b|inventory\b|protocol\b|setup\b",
    r"code\b|implementation\b|toolkit\b|solver\b|tagger\b|parser\b|checkpoint\b|library\b",
    r"hyperparameters?\b|learning rate\b|batch\b|seeds?\b|defaults?\b|settings\b|schedule\b",
    r"notation\b|definition\b|lemma\b|theorem\b|inequality\b|correction\b|vocabulary\b",
)
_COMPARE = _any(
    r"compar\w+|baselines?\b|outperform\w*|surpass\w*|exceed\w*|beats?\b|wins\b",
    r"better\b|worse\b|faster\b|slower\b|tighter\b|looser\b|simpler\b|fewer\b|higher\b|lower\b",
    r"smaller\b|larger\b|below\b|twice the\b|more \w+ than\b|improvement over\b|on par\b",
    r"agrees?\b|disagree\w*|consistent\b|in line\b|contradict\w*|confirm\w*|replicat\w+",
    r"reproduced\b|differ\w*|similar to\b|like CITED|closest\b|most (?:closely )?related\b",
    r"orthogonal\b|complementary\b|concurrent\b|independently\b|relative to\b|against\b",
    r"competitors?\b|contrasts?\b|state-of-the-art\b|match the\b|results of\b",
)
_CONTRAST = _any(
    r"unlike\b|in contrast to\b|contrary to\b|whereas\b|while\b|rather than\b|instead of\b",
    r"as opposed to\b|different(?:ly)? from\b|on the other hand\b|fails\b|although\b",
)
_UNREAL = _any(
    r"whether\b|unclear\b|future\b|could\b|would\b|might\b|may\b|open question\b|outside the\b",
    r"attempts?\b|leave\b|left\b|interesting to\b|possible to\b|refer(?:red)?\b",
)
_DENIAL = (
    rf"(?:{_any('not', 'never', 'cannot', 'without', 'neither', 'nor', 'rather than')}\b"
    r"|\binstead of\b|n['’]t\b)(?! (?:only|just|merely)\b)"
)
_OTHERS = (
    rf"(?:{_any('they', 'their', 'his', 'her', 'others?', 'authors', 'several', 'many')}\b"
    rf"|{_any('later', 'subsequent', 'this line of work', 'the idea was', 'since been')}\b|OTHER)"
)

_UP_TO = r"(?:(?!OTHER|\bthan\b)[^;])*?"
_SOME_WORDS = r"(?: [\w'’-]+){0,5}?"

EXTENSION_CUES = frozenset({"basis", "rework"})
"""Features without one of which no sentence is taken to say that a paper builds on another."""

DENIED_EXTENSION = "denied extension"
"""The feature with which no sentence is."""

FEATURES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "we": _WE,
        "no first person": rf"^(?!.*{_WE})",
        "basis": _BASIS,
        "rework": _REWORK,
        "we take it as a basis": rf"{_WE}{_UP_TO}{_BASIS}{_UP_TO}CITED",
        "we rework it": rf"{_WE}{_SOME_WORDS} {_REWORK}{_SOME_WORDS} CITED",
        "basis just before it": rf"{_BASIS}{_SOME_WORDS} CITED",
        "on its basis, we": rf"^(?:(?!OTHER)[^;])*?{_EXTEND}(?:(?!OTHER)[^;])*?CITED,?.*{_WE}",
        "it, which we extend": rf"CITED.*{_WE}.*{_EXTEND}",
        "we extend another": rf"{_WE}[^,;]*{_EXTEND}[^,;]*OTHER",
        "others extend": rf"{_OTHERS}(?:(?!\b(?:we|our)\b).)*{_EXTEND}",
        "extended by another": r"CITED.*(?:\b(?:by|in|to) OTHER|OTHER (?:proposed|introduced))",
        "it extends": rf"^\W*CITED(?:,[^,]*,)? (?:\w+ ){{0,2}}{_EXTEND}",
        "use": _USE,
        "we use": rf"{_WE}[^;]*{_USE}",
        "use just before it": rf"{_USE}{_SOME_WORDS} CITED",
        "artefact": _ARTEFACT,
        "artefact of it": rf"{_ARTEFACT}(?: \w+){{0,3}} CITED|CITED {_ARTEFACT}",
        "following": r"^following CITED,|^as in CITED|\bwe follow CITED and\b|\bfollows CITED\.",
        "was used": r"\b(?:was|were|is|are) (?:\w+ )?(?:\w+ed|solved|run|done|taken|used)\b",
        "compare": _COMPARE,
        "than it": r"\bthan (?:\w+ ){0,4}(?:in )?CITED",
        "contrast": _CONTRAST,
        "contrast with it": rf"{_CONTRAST}(?: \w+){{0,4}} (?:in )?CITED",
        "contrast with another": rf"{_CONTRAST}(?: \w+){{0,4}} OTHER",
        "unreal": _UNREAL,
        "unreal extension": rf"{_UNREAL}.*{_EXTEND}|{_EXTEND}.*{_UNREAL}",
        DENIED_EXTENSION: rf"{_DENIAL}{_SOME_WORDS} {_EXTEND}",
        "opens the sentence": r"^\W*CITED",
        "closes the sentence": r"CITED\W*$",
        "see": r"\b(?:see|survey|overview|details|e\.g\.|such as|examples?|include|literature)\b",
        "more citations": r"OTHER",
        "past finding": (
            r"CITED (?:\w+ )?(?:introduced|proposed|showed|found|reported|argue|studied|trained"
            r"|released|applied|consider|address|give|study|use|holds|derived)\b"
        ),
    }.items()
}


def extract_features(masked: str) -> list[str]:
    """Give the names of the features that a masked sentence has."""
    return [name for name, pattern in FEATURES.items() if pattern.search(masked)]
