"""The page's script: ES modules, put together in the order of their imports."""

from __future__ import annotations

import os
import re
import subprocess
from graphlib import CycleError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.map.test_page import Page
from tests.tools import find_tool

import paperkg.map
from paperkg.map.script import bundle_script

PAGE = Path(paperkg.map.__file__).parent / "page"
UNIT_TESTS = Path(__file__).parent / "page"


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_a_module_stands_after_those_that_it_imports(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        page='import { low } from "./low.js";\nimport "./side.js";\nlow();\n',
        side='import { low } from "./low.js";\nexport const high = low();\n',
        low="export function low() { return 1; }\n",
    )
    script = bundle_script(folder, "page")
    assert script.index("function low") < script.index("const high") < script.rindex("low();")
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


@given(st.data())
def test_any_modules_without_circles_are_in_order(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, 8))
    names = data.draw(st.permutations([f"m{number}" for number in range(count)]))
    imports = {
        name: data.draw(st.sets(st.sampled_from(names[:place]))) if place else set()
        for place, name in enumerate(names)
    }
    entry = names[-1]
    imports[entry] = set(names) - {entry}
    folder = write(
        tmp_path_factory.mktemp("modules"),
        **{
            name: "".join(f'import {{ v{used} }} from "./{used}.js";\n' for used in sorted(uses))
            + f"export const v{name} = 1;\n"
            for name, uses in imports.items()
        },
    )
    script = bundle_script(folder, entry)
    for name, uses in imports.items():
        for used in uses:
            assert script.index(f"const v{used} ") < script.index(f"const v{name} ")


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"page": 'import { a } from "./low.js";\n', "low": "const a = 1;\n"}, "does not export"),
        ({"page": 'import "./low.js";\nlet a;\n', "low": "function a() {}\n"}, "both declare a"),
        ({"page": 'import low from "./low.js";\n'}, "form is not known"),
        ({"page": "export default 1;\n"}, "form is not known"),
    ],
)
def test_what_one_scope_cannot_hold_is_refused(
    tmp_path: Path, modules: dict[str, str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        bundle_script(write(tmp_path, **modules), "page")


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        page='import { a } from "./low.js";\nexport const b = 1;\n',
        low='import { b } from "./page.js";\nexport const a = 1;\n',
    )
    with pytest.raises(CycleError):
        bundle_script(folder, "page")


def test_every_module_is_part_of_the_page() -> None:
    script = bundle_script(PAGE, "page")
    longest = {
        module.name: max(
            (
                line.strip().removeprefix("export ")
                for line in module.read_text(encoding="utf-8").splitlines()
                if not re.match(r"\s*(/|\*|import\b)", line)
            ),
            key=len,
        )
        for module in PAGE.glob("*.js")
    }
    assert [name for name, line in longest.items() if line not in script] == []


def test_comments_stay_in_the_modules(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        low="/** @type {object} */ (low).key = 1;\nlet low = {};\n/** Last. */\nlow.last = 2;\n",
        page='import "./low.js";\n/* About\n * it. */\n\n/** Say. @param {string} text */\nfunction say(text) {\n  // why\n  return `${text} /* kept */ // too`;\n}\nsay(1);\n',
    )
    script = bundle_script(folder, "page")
    assert "About" not in script
    assert "Last" not in script
    assert "(low).key = 1;" in script
    assert "why" not in script
    assert "return `${text} /* kept */ // too`;" in script


def test_the_parts_without_a_screen_do_what_their_tests_say(output: Path, tmp_path: Path) -> None:
    node = find_tool("node", get_it="install Node")
    page = Page((output / "map.html").read_text(encoding="utf-8"))
    data = tmp_path / "data.json"
    data.write_text(page.blocks["script"][0], encoding="utf-8")
    result = subprocess.run(
        [node, "--test", *sorted(map(str, UNIT_TESTS.glob("*.test.js")))],
        env={**os.environ, "PAGE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
