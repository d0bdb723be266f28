"""The door of ibcalc: makes a Python environment beside this file, installs ibcalc in it, runs it.

    python3 start.py                  price the sample clients with the sample model
    python3 start.py test [options]   run all tests; options go to pytest

Needs nothing but Python 3.11 or newer. The environment in .venv is made once and used again as
long as the lock file, this folder and the Python stay the same.
"""

import hashlib
import importlib.util
import io
import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit(
        "ibcalc heeft Python 3.11 of nieuwer nodig; dit is Python {0}.{1}.\n"
        "ibcalc needs Python 3.11 or newer; this is Python {0}.{1}.".format(*sys.version_info[:2])
    )

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "ibcalc-stempel.txt"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
IBCALC = PROGRAMS / ("ibcalc.exe" if os.name == "nt" else "ibcalc")
RESULT = HERE / "uitkomst.xlsx"
SAMPLE = (
    "calculate", "templates/model-ib-2016.xlsx",
    "--clients", "templates/clienten-voorbeeld.xlsx",
    "-o", RESULT.name,
)  # fmt: skip
USAGE = """Gebruik:
  python3 start.py                   rekent de voorbeeldcliënten door (uitkomst.xlsx)
  python3 start.py test [opties]     draait alle tests; de opties gaan naar pytest"""

UNWANTED = (
    "PYTHONDONTWRITEBYTECODE",  # compiled modules make every start two to three times faster
    "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV",  # of another environment
    "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET", "PIP_USER",  # install somewhere else
)  # fmt: skip
OFFLINE_SIGNS = (
    "NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ProxyError",
    "Max retries exceeded", "Failed to resolve", "name resolution", "Connection refused",
)  # fmt: skip


class NotReadyError(Exception):
    """The environment cannot be made; the text says why and what to do."""


def child_environment(own: "dict[str, str]") -> "dict[str, str]":
    """The environment variables for the programs that are started from here."""
    kept = {name: value for name, value in own.items() if name.upper() not in UNWANTED}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def stamp() -> str:
    """What the environment depends on: lock, project file, place and Python."""
    digest = hashlib.sha256(LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes())
    return f"{digest.hexdigest()}\n{HERE}\n{sys.version}\n"


def is_ready() -> bool:
    """True if the environment was made before, for what is here now."""
    complete = PYTHON.exists() and IBCALC.exists() and STAMP.exists()
    return complete and STAMP.read_text(encoding="utf-8") == stamp()


def prepare() -> None:
    """Makes the environment and installs the lock and ibcalc in it.

    Raises:
        NotReadyError: it cannot be made here.
    """
    if importlib.util.find_spec("ensurepip") is None:
        raise NotReadyError(no_venv_text())
    print("ibcalc wordt klaargezet; dat duurt de eerste keer een minuut of twee.", flush=True)
    # Started from the environment itself: it cannot make itself anew.
    base = getattr(sys, "_base_executable", None) or sys.executable
    step([base, "-m", "venv", "--clear", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--compile"]
    step([*pip, "--require-hashes", "-r", str(LOCK)])
    step([*pip, "--no-deps", "--no-build-isolation", "--editable", str(HERE)])
    step([str(PYTHON), "-m", "compileall", "-q", str(HERE / "ibcalc")])
    STAMP.write_text(stamp(), encoding="utf-8")


def step(command: "list[str]") -> None:
    """Runs one step of the installation; its output is shown only if it fails.

    Raises:
        NotReadyError: the step failed.
    """
    done = subprocess.run(
        command, cwd=HERE, env=child_environment(dict(os.environ)), check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise NotReadyError(failure_text(done.stdout))


def failure_text(output: str) -> str:
    """What went wrong in a step, in a sentence, as far as its output tells."""
    if "ensurepip" in output:
        return no_venv_text()
    if any(sign in output for sign in OFFLINE_SIGNS):
        return (
            "De benodigde pakketten konden niet worden opgehaald: er is geen verbinding met de "
            "pakketbron. Controleer de internetverbinding of de proxy-instellingen (of vraag uw "
            "beheerder welke pakketbron pip mag gebruiken) en start opnieuw."
        )
    if "No space left" in output:
        return "De schijf is vol. Maak ongeveer 500 MB vrij en start opnieuw."
    return "Het klaarzetten is niet gelukt; hierboven staat wat er misging."


def no_venv_text() -> str:
    """How to add what this Python lacks to make an environment."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return (
        "Deze Python kan geen eigen omgeving maken: het onderdeel venv ontbreekt.\n"
        f"Op Debian en Ubuntu helpt:  sudo apt install python{version}-venv\n"
        "Op andere systemen: installeer Python opnieuw, met alle standaardonderdelen."
    )


def run(command: "list[str]") -> int:
    """Runs a program of the environment in this folder and gives its exit status."""
    return subprocess.run(
        command, cwd=HERE, env=child_environment(dict(os.environ)), check=False
    ).returncode


def written() -> "tuple[int, int] | None":
    """What tells one version of the result from the next; None if there is none."""
    if not RESULT.exists():
        return None
    now = RESULT.stat()
    return now.st_mtime_ns, now.st_ino


def price_sample() -> int:
    """Prices the shipped sample; exit status 0 if the result is there, faults in it included."""
    before = written()
    status = run([str(IBCALC), *SAMPLE])
    if status not in (0, 1) or written() in (None, before):
        print("\nEr is geen uitkomst gemaakt; hierboven staat waarom.", file=sys.stderr)
        return status or 1
    print(f"\nDe uitkomst staat in {RESULT}")
    print(
        "In de voorbeeldcliënten zitten met opzet fouten (een klasse die ontbreekt, een einddatum "
        "vóór de begindatum):\nhet tabblad Bevindingen laat zien wat ibcalc ervan vindt en hoe het "
        "hoort. Alle cliënten zijn verzonnen."
    )
    return 0


def run_tests(options: "list[str]") -> int:
    """Runs all tests, or those that the options choose."""
    return run([str(PYTHON), "-m", "pytest", *options])


def main(words: "list[str]") -> int:
    """Does what the words ask and gives the exit status."""
    if words and words[0] != "test":
        print(USAGE)
        return 0 if words[0] in {"help", "-h", "--help"} else 2
    try:
        if not is_ready():
            prepare()
    except NotReadyError as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    return run_tests(words[1:]) if words else price_sample()


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An old console may lack a letter of a folder's name; that is no reason to stop.
            stream.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nAfgebroken.")
