"""Make the virtual environment and put the locked packages into it. Runs on the system's Python, standard library only.

    python3 scripts/setup.py demo|dev

A second run with unchanged locks installs nothing. uv is used when it is found; plain pip does the same, more slowly.
Afterwards the catalogues of other languages are compiled.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
BIN = "Scripts" if os.name == "nt" else "bin"


def stop(message: str) -> "None":
    """End with a sentence instead of a traceback."""
    sys.exit(f"\n{message}\n")


def find_uv() -> "str | None":
    inside = VENV / BIN / "uv"
    return str(inside) if inside.exists() else shutil.which("uv")


def install(lock: Path) -> None:
    python = str(VENV / BIN / "python")
    uv = find_uv()
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", str(lock)]
    else:
        command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        command += ["-r", str(lock)]
    print(f"Installing the packages of {lock.relative_to(ROOT)} with {'uv' if uv else 'pip'} ...", flush=True)
    result = subprocess.run(command, check=False)
    if result.returncode and uv:
        print("uv did not manage; trying pip ...", flush=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        result = subprocess.run([*pip, "-r", str(lock)], check=False)
    if result.returncode:
        stop(
            "The packages could not be installed. Is this machine connected to a Python package index?\n"
            "The lines above say what failed. When the connection is back, run the same command again:\n"
            "it carries on from here."
        )


def write_commands() -> None:
    """Put the project's own command beside the others: it runs the code as it lies here, nothing is built."""
    if os.name == "nt":
        return  # there: .venv\\Scripts\\python -m coop.counting
    command = VENV / BIN / "coopcount"
    command.write_text(
        f"#!{VENV / BIN / 'python'}\n"
        "import sys\n\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n\n"
        "from coop.counting.cli import main\n\n"
        "sys.exit(main())\n"
    )
    command.chmod(0o755)


def compile_sentences() -> None:
    """Django reads compiled catalogues; they are made here and not kept in the repository."""
    messages = [str(VENV / BIN / "python"), str(ROOT / "scripts" / "messages.py"), "--compile"]
    if subprocess.run(messages, check=False).returncode:
        stop("The catalogues of other languages could not be compiled; the lines above say why.")


def main(kind: str) -> None:
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:3]))
        stop(
            f"Commonwork needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is Python {have}.\n"
            "Install a newer Python and name it, for example: make demo PYTHON=python3.12"
        )
    lock = ROOT / "requirements" / f"{kind}.txt"
    # The larger environment serves the smaller one.
    wanted = {name: hashlib.sha256((ROOT / "requirements" / f"{name}.txt").read_bytes()).hexdigest()
              for name in ("demo", "dev")}  # fmt: skip
    stamp = VENV / "commonwork-lock"
    have = stamp.read_text().strip() if stamp.exists() else ""
    if have == wanted["dev"] or have == wanted[kind]:
        return
    if not (VENV / BIN / "python").exists():
        print("Making a virtual environment in .venv ...", flush=True)
        result = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
        if result.returncode:
            stop(
                "The virtual environment could not be made. On Debian and Ubuntu the venv module is a package of its "
                "own:\n  apt install python3-venv"
            )
    install(lock)
    write_commands()
    stamp.write_text(wanted[kind])


def run(kind: str) -> None:
    main(kind)
    compile_sentences()


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"demo", "dev"}:
        stop("usage: python3 scripts/setup.py demo|dev")
    run(sys.argv[1])
