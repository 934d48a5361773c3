r"""The bibliography of a LaTeX document (``\bibitem``) as a list in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.reading.latex import decode_latex

__all__ = [
    "as_markdown",
    "find_items",
    "is_latex_bibliography",
    "write_quotes",
    "write_single_quotes",
    "write_styles",
]

_LABEL = r"\s*\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\]"
# Who and when an item of Harvard's style is by, and its key.
_NAMED = r"(?:\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}){3}"
_ITEM = re.compile(
    rf"^[ \t]*\\(?:bibitem\b(?:{_LABEL})?\s*\{{[^{{}}]*\}}|harvarditem\b(?:{_LABEL})?{_NAMED})",
    re.MULTILINE,
)
_BEGIN = re.compile(r"\\begin\s*\{thebibliography\}")
_END = re.compile(r"\\end\s*\{thebibliography\}|^[ \t]*\\(?:bib|harvard)item\b", re.MULTILINE)
# A section, and between it and its bibliography nothing but comments and commands.
_SECTION = re.compile(
    r"^[ \t]*\\(?:chapter|(?:sub){0,2}section)\*?\{((?:[^{}\n]|\{[^{}\n]*\}){1,200})\}[ \t]*"
    r"(?:%.*)?\n(?>(?:[ \t]*(?:%.*|\\(?!begin\b|end\b)[a-zA-Z]+\b.*)?\n){0,50})"
    r"[ \t]*\\begin\s*\{thebibliography\}",
    re.MULTILINE,
)
# INSPIRE writes titles as comments.
_TITLE = re.compile(r"^%(?=``)", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%.*")
_NEW_BLOCK = re.compile(r"\s*\\newblock\s*")
_STYLED = r"((?>(?:[^{}]|\{[^{}]{0,500}\}){0,1000}))"  # words, some of them in braces
_SLANTED = re.compile(
    rf"\\(?:emph|textit|textsl)\s*\{{{_STYLED}\}}|\{{\\(?:em|it|sl|itshape)\s+{_STYLED}\}}"
)
_STRONG = re.compile(rf"\\textbf\s*\{{{_STYLED}\}}|\{{\\bf(?:series)?\s+{_STYLED}\}}")
# What sets a text in another colour or face, and what only moves it on the page.
_SET = re.compile(
    r"\\(?:(?:textcolor|colorbox)\{[^{}]*\}|text(?:sc|rm|sf|normal|up|md)|underline|uline|mbox)"
    r"\{((?:[^{}]|\{[^{}]*\}){0,500})\}"
)
_LAYOUT = re.compile(
    r"^[ \t]*\\(?:(?:big|med|small)skip|(?:new|clear|page)(?:page|break)|no(?:indent|pagebreak)|par"
    r"|[vh](?:space\*?\{[^{}\n]*\}|fill))[ \t]*$",
    re.MULTILINE,
)
_LINK = re.compile(r"\\href(?:\s*@noop)?\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_QUOTED = re.compile(r"(?<!`)``(?=[^\s`])([^`\n]{2,300}?)''(?!')")
# French quotation marks in letters of ASCII, and as babel has them.
_ANGLED = re.compile(r"<<[ ~]?([^<>\n]{2,300}?)[ ~]?>>")
_FRENCH = re.compile(r"\\og(?:\{\}|\\?[ \n])\s?([^\\]{2,300}?)\s?\\fg(?![A-Za-z])(?:\{\})?")
# "`Fine Letters.'" ends before a sign, or behind one; else at the first mark that ends a word.
_SINGLE = re.compile(
    r"(?<![`\w])`(?=[^\W_])(?:([^`\n]{2,300}?)(?:'(?=[.,;:?!)\]]|\s*$)|(?<=[.,?!])'(?=\s))"
    r"|([^`\n]{2,300}?)'(?![\w']))",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}")


def is_latex_bibliography(text: str) -> bool:
    r"""Whether a text has the items of a bibliography: ``\bibitem{key}``."""
    return "item" in text and _ITEM.search(text) is not None


def as_markdown(text: str) -> str:
    r"""Write each item of the bibliography as one of a list; what stands around it is left out.

    Each item stands on the line where it starts. Where each bibliography stands right below the
    name of a section, that is its topic; with words between, a section is one of an article.

    Examples
    --------
    >>> as_markdown("\\bibitem{a} A.~Poe, ``Fine Things,'' \\emph{Things} {\\bf 2} (2001).")
    '- A. Poe, “Fine Things,” *Things* **2** (2001).'
    """
    lines = [""] * (text.count("\n") + 1)
    sections = [*_find_with_lines(_SECTION, text)]
    for line, found in sections if len(sections) == len(_BEGIN.findall(text)) else ():
        lines[line] = f"## {_decode(found[1])}"
    for line, item in enumerate(find_items(text)):
        lines[line] = item or lines[line]
    return "\n".join(lines)


def find_items(text: str) -> list[str]:
    r"""Give the lines of a text with nothing but the items of a bibliography, in Markdown.

    Examples
    --------
    >>> find_items("As said.\n\\bibitem{a} A. Poe,\n\\emph{Rain}.")
    ['', '- A. Poe, *Rain*.', '']
    """
    lines = [""] * (text.count("\n") + 1)
    for line, found in _find_with_lines(_ITEM, text):
        end = _END.search(text, found.end())
        lines[line] = f"- {_decode(text[found.end() : end.start() if end else len(text)])}"
    return lines


def _find_with_lines(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Find a pattern, each time with the number of its line, counted from 0."""
    line = place = 0
    for found in pattern.finditer(text):
        line += text.count("\n", place, found.start())
        place = found.start()
        yield line, found


def write_styles(text: str) -> str:
    r"""Write italics and bold as Markdown does, as in pages that were made from a CV in LaTeX.

    Examples
    --------
    >>> write_styles(r"Poe. \textit{Fine Letters}, \textbf{2}.")
    'Poe. *Fine Letters*, **2**.'
    """
    text = _SET.sub(r"\1", _LAYOUT.sub("", text))
    text = _SLANTED.sub(lambda found: f"*{found[1] or found[2] or ''}*", text)
    return _STRONG.sub(lambda found: f"**{found[1] or found[2] or ''}**", text)


def write_quotes(text: str) -> str:
    """Write quotation marks for those of LaTeX, which Markdown takes for code.

    Examples
    --------
    >>> write_quotes("Poe. ``Fine Letters.''")
    'Poe. “Fine Letters.”'
    >>> write_quotes("Poe, << Sur la pluie >>")
    'Poe, «Sur la pluie»'
    """
    text = _ANGLED.sub(r"«\1»", text) if ">>" in text else text
    text = _FRENCH.sub(r"«\1»", text) if "\\fg" in text else text
    return _QUOTED.sub(r"“\1”", text)


def write_single_quotes(text: str) -> str:
    """Write quotation marks for single ones of LaTeX: double ones, where a text has no others.

    Examples
    --------
    >>> write_single_quotes("Poe, `The Owl's Letters', 2001.")
    "Poe, “The Owl's Letters”, 2001."
    """
    is_inside = "``" in text or "“" in text
    first, last = "‘’" if is_inside else "“”"
    return _SINGLE.sub(lambda found: f"{first}{found[1] or found[2]}{last}", text)


def _decode(item: str) -> str:
    item = _COMMENT.sub("", _TITLE.sub("", item))
    item = _NEW_BLOCK.sub(" ", item.strip().removeprefix("\\newblock"))
    item = write_single_quotes(write_quotes(write_styles(item)))
    item = _LINK.sub(lambda found: f"{found[2]} {found[1]} ", item)
    item = _ADDRESS.sub(r" \1 ", item)
    return decode_latex(item)
