"""Notation in titles becomes text, whoever gives it, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from paperkg.cli import main
from paperkg.notation import read_notation
from paperkg.reading.fields.csl import parse_csl
from paperkg.reading.fields.ris import parse_ris
from paperkg.reading.latex import decode_latex
from paperkg.sources.semantic_scholar import read_work


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        (r"$O(n^2)$ algorithms", "O(n²) algorithms"),
        ("A $k$-means", "A k-means"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"$\ell_1$-norm and $L_{\infty}$", "ℓ₁-norm and L∞"),
        (r"$\frac{1}{2}$-spin", "1/2-spin"),
        (r"$\sum_{n \le x} \mu(n)$ in $\ell_p$ and $\prod_i a_i$", "∑n≤x μ(n) in ℓₚ and ∏ᵢ aᵢ"),
        (r"{\o}re and {\ss}", "øre and ß"),
        (r"\(x^2\) of \emph{all} {\"o}", "x² of all ö"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("<jats:italic>In vivo</jats:italic> CO<sub>2</sub>", "In vivo CO₂"),
        ("<mml:math><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math>", "1/2"),
        ("<math><msub><mi>H</mi><mn>0</mn></msub></math>-stable", "H₀-stable"),
        ("US$ 5 and $6", "US$ 5 and $6"),
        ("Actor--Critic Loops -- a Review", "Actor--Critic Loops -- a Review"),
        ("git --amend and i--", "git --amend and i--"),
        ("C<T> and a < b > c", "C<T> and a < b > c"),
        ("snake_case and x^2 outside", "snake_case and x^2 outside"),
        ("C:\\new\\table", "C:\\new\\table"),
    ],
)
def test_notation_is_shown_as_text_and_what_is_none_stays(given_text: str, shown: str) -> None:
    assert read_notation(given_text) == shown


PIECES = [
    "$",
    "\\",
    "{",
    "}",
    "^",
    "_",
    "<sup>",
    "</sub>",
    "<mml:msup>",
    "</math>",
    "&lt;",
    "a ",
    "\\frac",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_no_text_however_broken_is_too_much(text: str) -> None:
    assert isinstance(read_notation(text), str)


@given(st.text(st.characters(exclude_characters="$\\&<", exclude_categories=["C"])))
def test_text_without_notation_is_left_as_it_is(text: str) -> None:
    assert read_notation(text) == text


RAW = r"Bounds of $O(n^2)$ &amp; <i>more</i> for $\alpha$-trees"
SHOWN = "Bounds of O(n²) & more for α-trees"


def test_every_door_reads_titles_by_the_same_rule() -> None:
    work = read_work({"title": RAW, "paperId": "a"})
    (from_csl,) = parse_csl(json.dumps([{"title": RAW, "type": "book"}]), file="a.json").entries
    (from_ris,) = parse_ris(f"TY  - JOUR\nTI  - {RAW}\nER  - \n", file="a.ris").entries
    assert {work.title, from_csl.title, from_ris.title} == {SHOWN}


def test_a_title_with_mathematics_is_the_same_in_terminal_map_markdown_and_bibtex(
    tmp_path: Path,
) -> None:
    source = tmp_path / "list.md"
    source.write_text(
        "# A list\n\n- [Bounds of $O(n^2)$ for $\\alpha$-trees](https://arxiv.org/abs/2001.00001) (2020)\n"
        "- [Another work](https://arxiv.org/abs/2001.00002) (2020)\n",
        encoding="utf-8",
    )
    output = tmp_path / "out"

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, arguments, env={"KG_OUTPUT": str(output)})
        assert result.exit_code == 0, result.output
        return result.stdout

    run("build", str(source), "--offline")
    title = "Bounds of O(n²) for α-trees"
    assert title in run("show", "bounds of")
    assert title in (output / "reading-order.md").read_text(encoding="utf-8")
    assert f'"{title}"' in (output / "map.html").read_text(encoding="utf-8")
    bibtex = run("export", "bibtex")
    assert r"Bounds of O(n\ensuremath{^{2}}) for \ensuremath{\alpha}-trees" in bibtex
    written = next(line for line in bibtex.splitlines() if line.strip().startswith("title"))
    assert decode_latex(written.partition("{")[2].rstrip(",}")) == title
