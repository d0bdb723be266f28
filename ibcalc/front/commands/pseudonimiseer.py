"""``ibcalc pseudonimiseer``: pseudonyms in the place of client numbers."""

from __future__ import annotations

from pathlib import Path

from ibcalc.front import api, console
from ibcalc.front.arguments import Request
from ibcalc.front.as_json import finding_of, numbers_of, text_of
from ibcalc.front.output import findings_text, plural, written_text
from ibcalc.model.findings import has_fout
from ibcalc.workbook.atomic import refuse_target
from ibcalc.workbook.privacy.pseudonymise import Pseudonymised


def run(request: Request) -> int:
    """Write the copy and print how many clients it has and with which key.

    Raises:
        CannotOpen: the file or the key can't be read, or a number can't be replaced.
        CannotWrite: the target is an input or can't be written, or the new key is there already.
    """
    source, target, key = request.model, request.output or Path(), request.key or Path()
    # A key is not made for a copy that can't be written.
    refuse_target(target, [source, key])
    done = api.pseudonymise(source, target, key, new_key=request.new_key)
    if request.as_json:
        console.say(_object(done))
    else:
        told = plural(done.clients, "cliënt heeft", "cliënten hebben")
        console.say(f"{told} een pseudoniem, gemaakt met sleutel {done.key_number}.")
        console.say(findings_text(done.findings, shown=len(done.findings)))
        console.say(written_text(target))
    return 1 if has_fout(done.findings) else 0


def _object(done: Pseudonymised) -> str:
    return text_of(
        {
            "clienten": done.clients,
            "sleutelnummer": done.key_number,
            "bevindingen": [finding_of(one) for one in done.findings],
            "aantallen": numbers_of(done.findings),
        }
    )
