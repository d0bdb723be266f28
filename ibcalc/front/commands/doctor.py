"""``ibcalc doctor``."""

from __future__ import annotations

from ibcalc.front import console
from ibcalc.front.arguments import Request
from ibcalc.front.doctor import examine


def run(request: Request) -> int:
    """Print every check; status 1 if something is missing that ibcalc can't do without."""
    checks = examine(request.terminal_encoding)
    width = max(len(check.name) for check in checks)
    for check in checks:
        console.say(f"{check.mark:<6}  {check.name:<{width}}  {check.state}")
        if not check.fine:
            console.say(f"{'':<8}{check.fix}")
    wanting = [check for check in checks if check.needed and not check.fine]
    console.say("")
    console.say(
        f"{len(wanting)} van {len(checks)} punten moeten hersteld worden."
        if wanting
        else "Alles wat nodig is, is er."
    )
    return 1 if wanting else 0
