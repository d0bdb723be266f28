"""``ibcalc template``: an empty workbook to be filled by a provider or a municipality."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ibcalc.front import api, console
from ibcalc.front.arguments import Request, WrongUsage
from ibcalc.front.output import findings_text, written_text
from ibcalc.model.bsn import is_bsn
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import has_fout
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.atomic import CannotWrite, refuse_target, replace_whole
from ibcalc.workbook.sheets.gemeente import is_gemeente
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.template import blank
from ibcalc.workbook.submissions.template.facts import Aanvraag, Facts, facts_of
from ibcalc.workbook.submissions.template.writer import write_form

NOT_WRITTEN = "Er is geen sjabloon geschreven: herstel eerst de fouten in het model."
WITHOUT_MODEL = (
    "Zonder --model zijn er geen keuzelijsten met producten en perioden, en geen tarieven."
)
LONGEST_NAME = 100


def run(request: Request) -> int:
    """Write the template; status 1 if the model has a fout, and then nothing is written.

    Raises:
        CannotOpen: the model can't be read.
        CannotWrite: the target is the model, can't be written, or is there and may be filled.
        WrongUsage: the gemeente is no code, or the name of the aanbieder is no name.
    """
    target, inputs = request.output or Path(), request.inputs if _has_model(request) else ()
    _refuse(request)
    refuse_target(target, inputs)
    book = api.load(request.model) if _has_model(request) else None
    if book and has_fout(book.findings):
        console.say(findings_text(book.findings))
        console.say(NOT_WRITTEN)
        return 1
    made = io.BytesIO()
    _writer(request, book.model if book else None)(made)
    _keep_filled(target, made.getvalue())
    replace_whole(target, lambda draft: _write(draft, made.getvalue()), inputs=inputs)
    console.say(written_text(target))
    if book is None and request.kind != blank.MODEL:
        console.say(WITHOUT_MODEL)
    return 0


def _keep_filled(target: Path, made: bytes) -> None:
    """Refuse to write over a file with other contents: it can be a form that someone filled."""
    if target.is_file() and not (os.access(target, os.R_OK) and _holds(target, made)):
        raise CannotWrite(finding("BOEK-067", Place(target.name), bestand=target.name))


def _holds(target: Path, made: bytes) -> bool:
    return target.read_bytes() in (b"", made)


def _write(draft: Path, made: bytes) -> None:
    draft.write_bytes(made)


def _has_model(request: Request) -> bool:
    return request.model != Path()


def _refuse(request: Request) -> None:
    if request.gemeente and not is_gemeente(request.gemeente):
        raise WrongUsage("--gemeente: geef een code van vier cijfers, zoals 0505")
    name = request.aanbieder
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise WrongUsage(f"--aanbieder: geef een naam van ten hoogste {LONGEST_NAME} tekens")
    if any(is_bsn(word) for word in name.split()):
        raise WrongUsage("--aanbieder: hier staat een getal dat een BSN kan zijn; geef een naam")
    if request.kind == blank.MODEL and _has_model(request):
        raise WrongUsage("--model hoort niet bij een leeg model")


def _writer(request: Request, model: TariffModel | None) -> Callable[[BinaryIO], None]:
    if request.kind == blank.MODEL:
        return lambda target: blank.write_empty_model(target, request.gemeente)
    if request.kind == blank.CLIENTEN:
        return lambda target: blank.write_empty_caseload(target, model, request.gemeente)
    asked = Aanvraag(request.aanbieder, request.gemeente)
    facts = facts_of(model, asked) if model else Facts(aanvraag=asked)
    return lambda target: write_form(target, FORMS[request.kind], facts)
