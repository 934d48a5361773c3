"""The words by which citing sentences say why they cite: a lexicon, as regular expressions.

A sentence holds CITED in the place of the paper cited and OTHER in that of other ones. Each cue
group is a list of phrases; ``FEATURES`` says how groups stand together in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["FEATURES", "extract_features", "find_clause"]


def _any(*phrases: str) -> str:
    return rf"\b(?:{'|'.join(phrases)})"


_WE = _any(
    r"we\b|our\b|ours\b|I\b|my\b|SELF\b",
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
    r"metric\b|score\b|coefficient\b|scale\b|questionnaire\b|inventory\b|protocol\b",
    r"setup\b",
    r"code\b|implementation\b|toolkit\b|solver\b|tagger\b|parser\b|checkpoint\b|library\b",
    r"hyperparameters?\b|learning rate\b|batch\b|seeds?\b|defaults?\b|settings\b",
    r"schedule\b",
    r"notation\b|definition\b|lemma\b|theorem\b|inequality\b|correction\b|vocabulary\b",
)
_COMPARE = _any(
    r"compar\w+|baselines?\b|outperform\w*|surpass\w*|exceed\w*|beats?\b|wins\b",
    r"better\b|worse\b|faster\b|slower\b|tighter\b|looser\b|simpler\b|fewer\b|higher\b",
    r"lower\b",
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
    r"whether\b|unclear\b|future\b|could\b|would\b|might\b|may\b|open question\b",
    r"outside the\b",
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

_COMPONENT = _any(
    r"backbones?\b|encoders?\b|decoders?\b|architectures?\b|towers?\b|teachers?\b",
    r"students?\b|heads?\b",
    r"weights\b|checkpoints?\b|initiali[sz]\w+|initial guess\b|fine-?tun\w+|frozen\b",
    r"pre-?trained\b",
    r"distil\w*|backend\b|layers?\b|kernels?\b|modules?\b|blocks?\b|components?\b",
    r"engine\b|core\b",
    r"integrat\w+ (?:\w+ ){0,4}into\b|plug\w*|insert\w*|instantiat\w+",
    r"implement\w* (?:\w+ ){0,3}(?:in|inside|on)\b",
    r"(?:runs?|running|travels?|sits?|stored?|hosted) (?:\w+ ){0,2}"
    r"(?:in|inside|on|over|atop|within)\b",
    r"embedded by\b|parametri[sz]ed by\b|powered by\b|serves? as\b|wrap\w*|fork\w*",
    r"patched\b",
    r"(?:is|are|was|were) (?:\w+ ){0,2}(?:that|those) of\b",
    r"(?:comes?|taken|borrowed|inherited) from\b",
)
_TEST_BED = _any(
    r"evaluat\w+|experiments?\b|measure\w*|report\b|tested?\b|attack\w*",
    r"prob(?:e|es|ing)\b|fuzz\w*|replay\w*",
    r"data\b|data ?sets?\b|corpus\b|corpora\b|catalogue\b|traces?\b|workloads?\b",
    r"benchmarks?\b|simulat\w+",
    r"famil(?:y|ies) of\b|suites? of\b|ranges? of\b|questions\b|survey of\b|samples?\b",
    r"libraries\b",
    r"as (?:in|described)\b|previously described\b|according to\b|protocol\b",
    r"procedure\b|recipe of\b",
    r"mapped\b|aligned\b|clustered\b|generated with\b|solved with\b|checked with\b",
    r"computed with\b",
    r"prepared\b|collected\b|downloaded\b|drawn from\b|theorem\b|lemma\b",
    r"optimi[sz]er?\b|augmentation\b",
)
_MORE = _any(
    r"and (?:then|merely|further|also)? ?"
    r"(?:add|enlarge|replace|drop|modify|extend|attach|generali[sz]e)\w*",
    r"but (?:add|replace|drop|with|use)\w*|by (?:replac|add|dropp|remov|us)\w+ing?\b",
    r"except that\b",
    r"adds?\b|adding\b|replac\w+|drop(?:s|ping)?\b|grafting\b|merg\w+|sharpen\w*",
    r"reparametri\w+",
    r"derandomi\w+|carry it over\b|one step further\b|moves?\b|from [\w ]+ to [\w ]+",
    r"with a new\b",
    r"grows out of\b|stems? from\b|owes\b|variant of\b|refine\w*|revisit\w*|inherits?\b",
    r"=|\+",
    r"obtained from\b|in the spirit of\b|modification of\b|reimplement\w*|rework\w*",
    r"built\b|unroll\w*",
)

_UP_TO = r"(?:(?!OTHER|\bthan\b)[^;]){0,200}?"
_SOME_WORDS = r"(?: [\w'’-]+){0,5}?"

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
        "on its basis, we": (
            rf"^(?:(?!OTHER)[^;]){{0,120}}?{_EXTEND}(?:(?!OTHER)[^;]){{0,120}}?CITED"
            rf",?.{{0,200}}{_WE}"
        ),
        "it, which we extend": rf"CITED.{{0,200}}{_WE}.{{0,120}}{_EXTEND}",
        "we extend another": rf"{_WE}[^,;]{{0,120}}{_EXTEND}[^,;]{{0,120}}OTHER",
        "others extend": rf"{_OTHERS}(?:(?!\b(?:we|our)\b).){{0,120}}{_EXTEND}",
        "extended by another": r"CITED.{0,200}(?:\b(?:by|in|to) OTHER|OTHER (?:propo|introdu))",
        "it extends": rf"^\W*CITED(?:,[^,]*,)? (?:\w+ ){{0,2}}{_EXTEND}",
        "use": _USE,
        "we use": rf"{_WE}[^;]{{0,120}}{_USE}",
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
        "unreal extension": rf"{_UNREAL}.{{0,120}}{_EXTEND}|{_EXTEND}.{{0,120}}{_UNREAL}",
        "denied extension": rf"{_DENIAL}{_SOME_WORDS} {_EXTEND}",
        "opens the sentence": r"^\W*CITED",
        "closes the sentence": r"CITED\W*$",
        "see": r"\b(?:see|survey|overview|details|e\.g\.|such as|examples?|include|literature)\b",
        "more citations": r"OTHER",
        "in a group": r"CITED\W{0,3} ?OTHER|OTHER\W{0,3} ?CITED|CITED (?:and|or) OTHER",
        "component": _COMPONENT,
        "component near it": rf"{_COMPONENT}{_SOME_WORDS} CITED|CITED{_SOME_WORDS} {_COMPONENT}",
        "we, a component": rf"{_WE}.{{0,80}}{_COMPONENT}.{{0,80}}CITED",
        "test bed": _TEST_BED,
        "test bed near it": rf"{_TEST_BED}{_SOME_WORDS} CITED|CITED{_SOME_WORDS} {_TEST_BED}",
        "following, we test": rf"\b[Ff]ollow\w* .{{0,60}}CITED.{{0,60}}{_TEST_BED}",
        "changes it": _MORE,
        "we change it": rf"{_WE}.{{0,80}}{_MORE}.{{0,80}}CITED|CITED.{{0,80}}{_WE}.{{0,60}}{_MORE}",
        "we are its subject": rf"^\W*(?:{_WE}|\w+ CITED[^,]{{0,80}},? {_WE})",
        "contrasted": r"CONTRASTED",
        "past finding": (
            r"CITED (?:\w+ )?(?:introduced|proposed|showed|found|reported|argue|studied|trained"
            r"|released|applied|consider|address|give|study|use|holds|derived)\b"
        ),
    }.items()
}


_AGAINST = re.compile(
    r"\b(?:unlike|in (?:sharp )?contrast (?:to|with)|contrary to|rather than|instead of"
    r"|as opposed to"
    r"|whereas|while|although|though|conversely to|different from)\b[^,;]*",
    re.IGNORECASE,
)


def find_clause(masked: str) -> str:
    """Find the part of a sentence that says something of the mention.

    What a sentence sets itself against is another matter than what it does: "We use CITED rather
    than OTHER" is no comparison with it, "Unlike CITED, we extend OTHER" is nothing else.

    Examples
    --------
    >>> find_clause("We use CITED rather than OTHER.")
    'We use CITED'
    >>> find_clause("Unlike CITED, we extend OTHER.")
    'Unlike CITED CONTRASTED'
    """
    for match in _AGAINST.finditer(masked):
        if "CITED" in match[0]:
            return f"{match[0]} CONTRASTED"
    rest = _AGAINST.sub(" ", masked)
    parts = re.split(r";|, but\b", rest)
    clause = next((part for part in parts if "CITED" in part), rest)
    return " ".join(clause.split())


def extract_features(masked: str) -> list[str]:
    """Give the names of the features that a masked sentence has, in the clause of the mention."""
    clause = find_clause(masked)
    return [name for name, pattern in FEATURES.items() if pattern.search(clause)]
