"""How arrays cross between processes that do not trust each other: an npz archive, without pickles, of bounded size."""

import io
import zipfile
from collections.abc import Sequence

import numpy as np

MOST_BYTES = 400_000_000  # of all arrays of one archive together
_MOST_ARRAYS = 2_000


def pack_arrays(arrays: Sequence[np.ndarray]) -> bytes:
    """The arrays in their order, as an npz archive."""
    archive = io.BytesIO()
    np.savez(archive, *arrays)
    return archive.getvalue()


def unpack_arrays(data: bytes) -> list[np.ndarray]:
    """The arrays of an archive, in their order; their sizes are looked at before anything of that size is made.

    Raises:
        ValueError: if the data is no such archive, holds anything but numbers, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_ARRAYS or sum(member.file_size for member in members) > MOST_BYTES:
                raise ValueError(f"More than {_MOST_ARRAYS} arrays or {MOST_BYTES:,} bytes.")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            unpacked = [arrays[f"arr_{place}"] for place in range(len(members))]
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError) as error:
        raise ValueError(f"No archive of arrays ({type(error).__name__}).") from None
    if any(array.dtype.kind not in "biuf" for array in unpacked):
        raise ValueError("An archive of arrays that are not of numbers.")
    return unpacked
