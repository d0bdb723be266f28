"""The stamp of a submission against the forms that ibcalc knows and against the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding
from ibcalc.model.names import normal
from ibcalc.model.place import Place
from ibcalc.workbook.submissions.expected import Expected
from ibcalc.workbook.submissions.forms.form import FORMS, Form
from ibcalc.workbook.submissions.forms.history import is_lost, later
from ibcalc.workbook.submissions.reading.gegevens import years
from ibcalc.workbook.submissions.submission import Stamp


def form_findings(
    form: Form, stamp: Stamp, expected: Expected, place: Place, *, old_format: bool = False
) -> Iterator[Finding]:
    """Everything that the stamp of a submission is found to say; an old format can't keep it."""
    if old_format:
        yield finding("AANL-416", place, soort=form.title)
        return
    for check in FORM_CHECKS:
        yield from check(form, stamp, expected, place)


def _stamped(form: Form, stamp: Stamp, expected: Expected, place: Place) -> Iterator[Finding]:
    del expected
    if stamp.kind not in FORMS:
        yield finding("AANL-401", place, soort=form.title)


def _version(form: Form, stamp: Stamp, expected: Expected, place: Place) -> Iterator[Finding]:
    """An older form is read by what kept its meaning; a newer one may mean something else."""
    del expected
    if stamp.versie > form.version:
        yield finding("AANL-404", place, versie=stamp.versie, verwacht=form.version)
    elif stamp.kind in FORMS and stamp.versie < form.version:
        versie = f"versie {stamp.versie}" if stamp.versie else "zonder versienummer"
        words = {"versie": versie, "verwacht": form.version, "gelezen": _carried(form, stamp)}
        yield finding("AANL-403", place, **words)


def _carried(form: Form, stamp: Stamp) -> str:
    """What is new since an older form, and whether all of its values are read."""
    versions = later(form.history, stamp.versie)
    if not versions:
        return "Het is gelezen als de versie die nu geldt"
    news = ". ".join(version.told for version in reversed(versions))
    lost = any(is_lost(change) for version in versions for change in version.changes)
    told = "Niet elke kolom is overgenomen" if lost else "Alle waarden zijn overgenomen"
    return f"{news}. {told}"


def _model(form: Form, stamp: Stamp, expected: Expected, place: Place) -> Iterator[Finding]:
    """The template was made with the model that it is now checked against."""
    del form
    model = expected.model
    if model is None or not stamp.model:
        return
    name = model.settings.naam or model.file
    if normal(stamp.model) != normal(name):
        yield finding("AANL-405", place, waarde=stamp.model, verwacht=name)
    elif stamp.sha256 not in ("", model.sha256):
        yield finding("AANL-412", place)


def _years(form: Form, stamp: Stamp, expected: Expected, place: Place) -> Iterator[Finding]:
    del form
    span = expected.span
    if span is None or not stamp.jaar:
        return
    of_model = {str(period.jaar) for period in expected.periods.values()}
    if not of_model & set(years(stamp.jaar)):
        words = {"waarde": stamp.jaar, "verwacht": ", ".join(sorted(of_model))}
        yield finding("AANL-406", place, **words)


FORM_CHECKS: tuple[Callable[[Form, Stamp, Expected, Place], Iterator[Finding]], ...] = (
    _stamped,
    _version,
    _model,
    _years,
)
