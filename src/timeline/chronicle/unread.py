"""The findings on files that could not be read, the same whoever reads the folder."""

import errno

from timeline.files import shown
from timeline.findings import Finding, Severity

_RULES = {
    errno.ELOOP: "symbolic-link", errno.EINVAL: "not-regular", errno.EISDIR: "not-regular",
    errno.ENXIO: "not-regular", errno.EFBIG: "too-large", errno.EEXIST: "unmerged",
    errno.ENOENT: "missing", errno.ENOTDIR: "missing",
}  # fmt: skip


def stray(path: str, name: str, message: str, *, help: str | None = None) -> Finding:
    """A finding on a file as a whole, of the family `file`."""
    severity: Severity = "warning" if name == "suffix" else "error"
    return Finding(shown(path), 0, 0, f"file/{name}", message, severity=severity, help=help)


def unreadable(path: str, error: OSError) -> Finding:
    """The finding on a file that could not be read."""
    name = _RULES.get(error.errno or 0, "unreadable")
    message = "no such file" if name == "missing" else (error.strerror or str(error)).lower()
    help = "fix the file, then 'git add' it" if name == "unmerged" else None
    return stray(path, name, message, help=help)
