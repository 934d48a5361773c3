r"""Lines of LaTeX that set a page, in text and Markdown: "\newpage", "\setlength{\parindent}{0pt}".

Programs that make PDF of Markdown hand them on. A section among them is one of the text.
"""

from __future__ import annotations

import re

__all__ = ["drop_settings"]

_COMMANDS = (
    "addcontentsline|addtolength|appendix|backmatter|begin|begingroup|bibliography|bibliographystyle"
    "|bigskip|centering|clearpage|cleardoublepage|doublespacing|end|endgroup|footnotesize|frontmatter"
    "|hangindent|hfill|hspace|indent|label|large|leftskip|linespread|mainmatter|maketitle|markboth"
    "|medskip|newline|newpage|nocite|noindent|normalsize|null|onehalfspacing|pagebreak|pagenumbering"
    "|pagestyle|par|parindent|parskip|phantomsection|printbibliography|raggedright|renewcommand"
    "|selectfont|setcounter|setlength|setstretch|singlespacing|small|smallskip|tableofcontents"
    "|thispagestyle|usepackage|vfill|vspace"
)
_ARGUMENTS = (
    r"(?:\[[^\[\]\n]{0,100}\]|\{[^{}\n]{0,100}\}|=?-?\d{0,3}\.?\d{0,3}(?:pt|em|cm|in)\b){0,4}"
)
_SETTING = re.compile(
    rf"^[ \t]{{0,8}}(?:\\(?:{_COMMANDS})\*?(?![A-Za-z]){_ARGUMENTS}[ \t]{{0,8}}){{1,8}}$",
    re.MULTILINE,
)
_SECTION = re.compile(
    r"^[ \t]{0,8}\\((?:sub){0,2}section|chapter|part)\*?\{([^{}\n]{1,200})\}[ \t]{0,8}$",
    re.MULTILINE,
)
_RANKS = ("section", "subsection", "subsubsection")


def drop_settings(text: str) -> str:
    r"""Empty such lines, and write sections as headings of Markdown; lines keep their numbers.

    Examples
    --------
    >>> drop_settings("\\newpage{}\n\\section*{Rain}\n\\setlength{\\parskip}{1em}\n- A Title")
    '\n## Rain\n\n- A Title'
    """
    return _SECTION.sub(_write_heading, _SETTING.sub("", text))


def _write_heading(found: re.Match[str]) -> str:
    rank = _RANKS.index(found[1]) if found[1] in _RANKS else -1
    return f"{'#' * (rank + 2)} {found[2]}"
