"""Runs every comparison of this folder and writes `docs/benchmarks.md` from what they print.

    python bench/report.py [NAME…]

Each script compares within one run, so that the speed of the machine cancels out; read ratios, not
milliseconds. With names, only those are run anew, and the others' last output stays.
"""

import ast
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
NOT_RUN = {"report", "corpus"}
HEAD = """# Figures

Printed by `python bench/report.py` from the scripts in `bench/`; each can be run by itself.
Every comparison is made in one run on one machine, in turn with its peer, so read the ratios.
The peers come from the package registries: `pip install -r .ci/pip.txt` and
`npm install --prefix .ci/node`.
What falls short of its goal is said where it stands.
"""


def main() -> None:
    """Run the scripts and put their output together."""
    known = _sections()
    for path in sorted(HERE.glob("*.py")):
        name = path.stem
        if name in NOT_RUN or (sys.argv[1:] and name not in sys.argv[1:]):
            continue
        print(f"{name} …", file=sys.stderr)
        done = subprocess.run(
            [sys.executable, path],
            cwd=HERE.parent,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        )
        if not done.stdout.strip():
            print(done.stderr, file=sys.stderr)
            continue
        manual = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        short = "\n\n**A bound was not held in this run.**" if done.returncode else ""
        text = f"{manual.splitlines()[0]}\n\n{_shown(done.stdout.strip())}{short}"
        known[name] = f"{text}\n\n_{_machine()}_"
    parts = [f"## {name}\n\n{text}\n" for name, text in sorted(known.items())]
    PAGE.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


def _shown(output: str) -> str:
    """What a script printed: Markdown as it is, plain lines as they stand."""
    return output if "|---" in output.replace(" ", "") else f"```text\n{output}\n```"


def _sections() -> dict[str, str]:
    """The sections of the last page, by the name of their script."""
    if not PAGE.exists():
        return {}
    _, *parts = re.split(r"^## (\S+)\n\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = dict(zip(parts[::2], (text.strip() for text in parts[1::2]), strict=True))
    return {name: text for name, text in found.items() if (HERE / f"{name}.py").exists()}


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


if __name__ == "__main__":
    main()
