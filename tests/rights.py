"""Files that may not be read or written, also where the tests are run by root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def nobody() -> Iterator[None]:
    """The rights of nobody in particular, also where the tests are run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def public_folder() -> Iterator[Path]:
    """A folder that everybody may write in; those of pytest are its user's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    _open(folder)
    shutil.rmtree(folder)


def _open(folder: Path) -> None:
    """Let its owner delete what a test has locked; root may without it."""
    folder.chmod(0o777)
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            _open(each)


def powerless() -> list[str]:
    """What to start a program with, so that rights of files hold for it, also where root runs it.

    Unlike `nobody`, it may read what belongs to root: Python itself often does.
    """
    if os.geteuid() != 0:
        return []
    powers = "-dac_override,-dac_read_search,-fowner"
    return ["setpriv", "--inh-caps", powers, "--bounding-set", powers]
