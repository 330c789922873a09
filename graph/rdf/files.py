"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..errors import WrongUse


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8 to a temporary file beside the path, then rename; raises WrongUse where it cannot."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~current_umask())
        temporary.replace(path)
    except OSError as error:
        raise WrongUse(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error
    finally:
        temporary.unlink(missing_ok=True)


def current_umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
