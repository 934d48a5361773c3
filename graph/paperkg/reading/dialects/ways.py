"""Ways of writing lists that are read as Markdown is: each tells itself, and is written anew."""

from __future__ import annotations

import re

from paperkg.characters import has_sign
from paperkg.reading.dialects import (
    addressed_text,
    addresses_behind,
    arxiv_pages,
    asciidoc,
    chat_lines,
    contents_lines,
    copied_results,
    counted_rows,
    definition_items,
    definition_terms,
    diary_lines,
    dokuwiki,
    fielded_lines,
    filled_text,
    grid_tables,
    kindle_clippings,
    latex_bibliography,
    latex_list,
    latex_settings,
    list_tables,
    marked_lines,
    mediawiki,
    multiline_tables,
    noted_titles,
    org,
    parted_lines,
    pasted_bibitems,
    plain_lines,
    raw_html,
    rst,
    rst_directives,
    rst_references,
    ruled_text,
    scholar_results,
    set_in_text,
    signed_groups,
    simple_tables,
    text_heads,
    textile,
    typed_stars,
    typst,
    underlined_heads,
    wrapped_tables,
    yaml_list,
)
from paperkg.reading.text.highlights import write_highlights

__all__ = ["as_markdown"]

_STYLED = re.compile(
    r"\\(?:(?:emph|text(?:bf|it|sl|sc|rm|sf|color))\{|(?:big|med|small)skip\b|newpage\b|[vh]space\b)"
)
_ROAM_BOX = re.compile(r"(?<=- )\{\{(?:\[\[)?(TODO|DONE)(?:\]\])?\}\}(?= )")
"""What is to be read and what was, as Roam writes it: "- {{[[TODO]]}} [[Fine Rain]]"."""

_BREAK = "\\\\\n"
"""How kramdown breaks a line inside a paragraph: two backslashes; Markdown has one."""

_LAST_BREAK = re.compile(r"\\\\(?=\n[ \t]*(?:\n|\Z))")
# A backslash breaks a line; behind the last line of an item or a paragraph it does nothing.
_LOOSE_BREAK = re.compile(
    r"(?<!\\)\\[ \t]{0,9}(?=\n(?:[ \t]*(?:[-*+]|\d{1,4}[.)])[ \t]|[ \t]*\n|#|[ \t]*\Z)|\Z)"
)


def as_markdown(text: str, *, file: str) -> str:
    """Give a text in Markdown, whichever way it is written; lines keep their numbers.

    Parameters
    ----------
    text
        Org, AsciiDoc, Typst, wikitext, DokuWiki, Textile, YAML, reStructuredText, LaTeX, a work on
        each line of a text file, or Markdown.
    file
        Its name, whose ending may say what it is.
    """
    written = _write(text, file=file)
    return addresses_behind.write_links(written) if file.lower().endswith(".txt") else written


def _write(text: str, *, file: str) -> str:
    text = raw_html.unwrap_html(text)
    text = _ROAM_BOX.sub(_write_box, text) if "{{" in text else text
    if (told := _of_its_own(text, file=file)) is not None:
        return told
    if _has_settings(text, file=file):
        text = latex_settings.drop_settings(text)
    if file.lower().endswith(".txt"):
        text = typed_stars.draw_stars(text) if " *" in text else text
        text = text_heads.write_heads(parted_lines.part_columns(marked_lines.drop_marks(text)))
        text = contents_lines.write_contents(text)
    if dokuwiki.is_dokuwiki(text):
        return dokuwiki.as_markdown(text)
    text = ruled_text.write_ruled(text)
    if mediawiki.is_mediawiki(text, file=file):
        return mediawiki.as_markdown(text)
    if yaml_list.is_yaml(file):
        return yaml_list.as_markdown(text)
    written = _of_latex(text, file=file) or _of_plain_text(text, file=file)
    if written is not None:
        return written
    if rst.is_rst(text, file=file):
        text = rst_directives.open_frames(text) if "::" in text else text
        text = list_tables.as_markdown(grid_tables.as_markdown(simple_tables.as_markdown(text)))
        return rst.as_markdown(rst_references.write_references(text))
    text = write_highlights(text) if "==" in text else text
    text = simple_tables.as_markdown(multiline_tables.as_markdown(text))
    text = underlined_heads.write_underlined(text)
    text = noted_titles.as_markdown(text) if noted_titles.is_noted_titles(text) else text
    text = grid_tables.as_markdown(text)
    text = wrapped_tables.as_markdown(text) if "---|---" in text else text
    text = definition_items.list_definitions(definition_terms.write_definitions(text))
    text = latex_bibliography.write_styles(text) if _STYLED.search(text) else text
    text = latex_bibliography.write_quotes(text) if has_sign(text, "''") else text
    if has_sign(text, _BREAK):
        text = _LAST_BREAK.sub("", text).replace(_BREAK, "\\\n")
    return _LOOSE_BREAK.sub("", text) if has_sign(text, "\\\n") else text


def _write_box(found: re.Match[str]) -> str:
    return "[ ]" if found[1] == "TODO" else "[x]"


def _of_its_own(text: str, *, file: str) -> str | None:
    """Write a text whose marks are those of no other; None where it is none."""
    if arxiv_pages.is_arxiv_pages(text):
        return arxiv_pages.as_markdown(text)
    if kindle_clippings.is_clippings(text):
        return kindle_clippings.as_markdown(text)
    if scholar_results.is_scholar_results(text):
        return scholar_results.as_markdown(text)
    if copied_results.is_copied_results(text):
        return copied_results.as_markdown(text)
    if org.is_org(text, file=file):
        return org.as_markdown(text)
    if typst.is_typst(file):
        return typst.as_markdown(text)
    if textile.is_textile(text, file=file):
        return textile.as_markdown(text)
    return asciidoc.as_markdown(text) if asciidoc.is_asciidoc(text, file=file) else None


def _has_settings(text: str, *, file: str) -> bool:
    """Whether a text has lines of LaTeX among its own, and is none of LaTeX itself."""
    if not (text.startswith("\\") or has_sign(text, "\n\\")) or file.lower().endswith(".tex"):
        return False
    return not any(word in text for word in ("\\documentclass", "\\bibitem", "\\item"))


def _of_latex(text: str, *, file: str) -> str | None:
    """Write a document of LaTeX, its bibliography or its lists; None where it is none."""
    if "\\" not in text:
        return None
    if pasted_bibitems.has_pasted_items(text):
        return pasted_bibitems.write_items(text)
    if latex_bibliography.is_latex_bibliography(text):
        return latex_bibliography.as_markdown(text)
    if latex_list.is_latex_list(text, file=file):
        return latex_list.as_markdown(text)
    return None


def _of_plain_text(text: str, *, file: str) -> str | None:
    """Write a text without marks, whose lines alone say what is what; None where it is none."""
    if chat_lines.is_chat(text):
        return chat_lines.as_markdown(text)
    if counted_rows.is_counted_rows(text):
        return counted_rows.as_markdown(text)
    if fielded_lines.is_fielded_lines(text, file=file):
        return fielded_lines.as_markdown(text)
    if addressed_text.is_addressed_text(text, file=file):
        return addressed_text.as_markdown(text)
    if set_in_text.is_set_in_text(text, file=file):
        return set_in_text.as_markdown(text)
    if signed_groups.is_signed_groups(text, file=file):
        return signed_groups.as_markdown(text)
    if filled_text.is_filled_text(text, file=file):
        return filled_text.as_markdown(text)
    if plain_lines.is_plain_lines(text, file=file):
        return plain_lines.as_markdown(text)
    if diary_lines.is_diary(text, file=file):
        return diary_lines.as_markdown(text)
    return None
