"""The guide keeps up with the code: pages made from it, commands, links and worked amounts."""

from __future__ import annotations

import argparse
import importlib.util
import re
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import pytest

from ibcalc.front.arguments import command_parser
from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.conversion import Treffer
from ibcalc.model.product import Eenheid, Toerekening
from ibcalc.model.tariffmodel import Wissel
from ibcalc.workbook.result.page import SUMMARY
from ibcalc.workbook.result.sheet_summary import SHEET_TEXTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#]+)[^)]*\)")
PICTURE = "docs/beeld/uitkomst.png"


def build() -> ModuleType:
    """The script that makes the pages, which stands outside every package."""
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["bevindingen.md", "model-werkboek.md"])
def test_made_pages_are_current(name: str) -> None:
    made: str = build().pages()[name]
    assert page(name) == made, "run: python docs/build.py"


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its parser, and the program itself under an empty name."""
    program = command_parser()
    yield "", program
    for action in program._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def section(text: str, heading: str) -> str:
    """The text under a heading, up to the next of its level."""
    _, _, rest = text.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("name", [name for name, _ in commands() if name])
def test_every_command_is_in_the_guide(name: str) -> None:
    text = page("opdrachtregel.md")
    assert f"ibcalc {name} " in f"{text.partition('MODEL is')[0]} ".replace("\n", " ")
    assert section(text, f"ibcalc {name}")


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_option_is_in_the_guide(name: str) -> None:
    text = page("opdrachtregel.md")
    shown = section(text, f"ibcalc {name}") + section(text, "Voor elke opdracht")
    options = [each for each in dict(commands())[name]._actions if each.option_strings]
    spelled = [spelling for option in options for spelling in option.option_strings]
    assert not [option for option in spelled if not re.search(rf"`{option}[` ]", shown)]


def test_the_guide_names_no_option_that_is_gone() -> None:
    known = {
        option
        for _, parser in commands()
        for action in parser._actions
        for option in action.option_strings
    }
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", page("opdrachtregel.md")))
    assert named <= known


@pytest.mark.parametrize("words", [KalenderSoort, Toerekening, Wissel, Eenheid])
def test_every_word_has_its_rule(words: type[StrEnum]) -> None:
    text = page("rekenregels.md")
    assert not [word for word in words if not re.search(rf"[`| ]{word}[`|, ]", text)]


def test_every_treffer_is_explained() -> None:
    text = page("model-werkboek.md")
    assert not [word for word in Treffer if f"| {word} |" not in text]


@pytest.mark.parametrize("path", [ROOT / "README.md", *PAGES], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (path.parent / target).exists()]


def test_the_index_names_every_page() -> None:
    linked = set(LINK.findall(page("index.md")))
    others = {path.name for path in PAGES} - {"index.md"}
    assert not others - linked


def test_the_guide_describes_the_sheets_of_the_result() -> None:
    described = re.findall(r"^\| ([A-Z][a-z ]+?) \|", page("uitkomst.md"), re.MULTILINE)
    sheets = [name for name in described if name not in {"Blad", "Kolom"}]
    assert sheets == [SUMMARY, *SHEET_TEXTS]


def python_blocks(path: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "python.md"], ids=lambda it: it.name)
def test_the_lines_of_python_run(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (block,) = python_blocks(path)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    exec(compile(block, f"<{path.name}>", "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.count("\n") > 10
    assert (tmp_path / "uitkomst.xlsx").stat().st_size > 0


def test_the_readme_shows_the_picture_and_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"]({PICTURE})" in readme
    assert {"python3 start.py ", "python3 start.py test "} <= set(
        re.findall(r"^python3 start\.py (?:test )?", readme, re.MULTILINE)
    )
