"""What lists say of works beside what a bibliography says: remarks, signs of worth, tags."""

from __future__ import annotations

__all__ = ["BADGES", "BELOW", "LEADS", "LINKED", "NOTES", "SAID", "TONGUES"]

LEADS = (
    *[""] * 12,
    ":star: ",
    ":star: ",
    "🔥 ",
    "🔥 ",
    "[NEW] ",
    "⭐ ",
    "⭐⭐⭐ ",
    "✅ ",
    "★ ",
    "[Must read] ",
    "(Hard) ",
    "`easy` ",
    "📚 ",
)
"""What stands before an entry."""

BADGES = (
    *[""] * 30,
    " ⭐⭐⭐",
    " :star::star:",
    " 🔥",
    " ✅",
    " ★★★★☆",
    " [must read]",
    " (recommended)",
    " (must-read)",
    " **[Recommended]**",
    " (12 min read)",
    " (35 pages)",
    " `survey`",
    " `theory` `classic`",
    " #classic",
    " #theory #classic",
    " (4/5)",
    " *(optional)*",
    " [Easy]",
    " _(read)_",
    " (in progress)",
)
"""What stands behind its line, before a remark."""

NOTES = {
    "": "",
    " - N.": " - {}.",
    " – N.": " – {}.",
    " — N": " — {}",
    ". N.": ". {}.",
    ": N.": ": {}.",
    " *N*": " *{}.*",
    " *(N)*": " *({})*",
    " [N]": " [{}]",
    "<br>": "<br>{}.",
    " (N)": " ({})",
    " -> N": " -> {}",
    "below": "{}.",
    "below, italic": "*{}.*",
    "below, named": "Note: {}.",
    "below, in bold": "**Why**: {}.",
    "quote": "{}.",
}
BELOW = {
    name: ("> " if name == "quote" else "- ") for name in NOTES if name[:5] in ("below", "quote")
}
"""Remarks that have a line for themselves, and how that begins."""

SAID = (
    "A classic that everybody cites",
    "The idea that started it all",
    "Long, but worth it for section 4",
    "Shows that the simple method wins",
    "See also the discussion in the reading group",
    "Good first read, needs no background",
    "Introduces the notion we use later",
    "We read this in the first week. The proofs can be skipped at first sight",
    "They compare three ways of doing it on real data, and the oldest of them does best",
    "Recommended by Jane Smith",
    "Builds on what Smith and Jones did in 1998",
    "Answers the question that Smith (2003) left open",
    "Best paper award 2015",
    'Read it before "The Art of Reading Lists"',
    "Why does it work? Nobody knows",
    "Cited 12,000 times",
    "I still do not get the proof of Theorem 3",
    "Easy: 20 pages, with many pictures",
)
LINKED = (
    "See [the slides](https://www.example.org/slides/{n}.pdf) of the talk",
    "A nice summary is [here](https://blog.example.com/{n})",
)
"""Remarks with a link; "{n}" is a number of the entry."""

TONGUES = {
    "zh": (
        ("基础", "方法", "应用与局限"),
        (
            "经典论文，必读",
            "提出了一种新的方法，效果很好",
            "入门推荐，不需要太多背景知识",
            "第四节的证明比较难，可以先跳过",
            "对比了三种方法在真实数据上的表现，最简单的方法效果最好",
            "被引用了上万次的工作",
        ),
        {
            " - N.": " - {}",
            "：N": "：{}",
            "（N）": "（{}）",
            "，N": "，{}。",
            "<br>": "<br>{}。",
            "below": "{}。",
            "quote": "{}",
            " N": " {}",
        },
    ),
    "ja": (
        ("基礎", "手法", "応用"),
        (
            "この分野の古典的な論文",
            "新しい手法を提案し、高い精度を達成した",
            "入門におすすめ。予備知識は不要",
            "証明は難しいので最初は飛ばしてよい",
        ),
        {" - N.": " - {}", "：N": "：{}", "（N）": "（{}）", "<br>": "<br>{}。", "below": "{}。"},
    ),
    "de": (
        ("Grundlagen", "Methoden", "Anwendungen"),
        (
            "Ein Klassiker, den alle zitieren",
            "Zeigt, dass das einfache Verfahren gewinnt",
            "Gut für den Einstieg, auch ohne Vorkenntnisse",
            "Die Beweise kann man beim ersten Lesen überspringen",
        ),
        {" - N.": " - {}.", ": N.": ": {}.", " (N)": " ({})", "<br>": "<br>{}.", "below": "{}."},
    ),
}
"""Lists of English works that speak another language: topics, remarks, and where these stand."""
