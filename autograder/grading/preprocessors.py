"""What plugs into nbgrader's own autograding."""

import atexit
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Float, Unicode

from ..reference.solutions import RELEASE_SEED, measured_solutions
from ..reference.store import METADATA
from ..sandbox.limits import Limits
from ..sandbox.walls import DEFAULT_MINIMUM, Wall, probe, require
from .cell_kinds import has_checks, require_locked_imports
from .files_beside import read_folder
from .inspection import known_elsewhere
from .judging import Bench
from .reading import Unreadable
from .rebuilding import rebuilt
from .references import with_fresh_references

_benches: dict[str, Bench] = {}


class MeasureSolutions(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader says no types
    """Put what the worked solutions compute into the notebook that is released, as numbers that its checks compare with.

    It stands before nbgrader takes the solutions out.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Run the solutions once, in a kernel of their own, if there is a check among the tests."""
        require_locked_imports(nb)
        if not has_checks(nb):
            return nb, resources
        folder = Path(resources["metadata"]["path"])
        nb.metadata[METADATA] = measured_solutions(nb, folder, RELEASE_SEED)
        return nb, resources


class RebuildSubmission(NbGraderPreprocessor):  # type: ignore[misc]
    """Put the learner's answers into the notebook as it was released, before anything else looks at it.

    A copied cell would make nbgrader stop with everybody who comes later ungraded; a deleted answer or test, changed
    points and the like are mended too. What was mended stands in the log.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Rebuild one submission; one of an assignment that was never released is left as it is."""
        course = CourseDirectory(parent=self)
        assignment, name = resources["nbgrader"]["assignment"], resources["nbgrader"]["notebook"]
        released = Path(course.format_path(course.release_directory, ".", assignment)) / f"{name}.ipynb"
        if not released.is_file():
            self.log.warning("%s is not there: submissions are graded as they came.", released)
            return nb, resources
        page = nbformat.read(released, as_version=4)
        try:
            result = rebuilt(nb, page)
        except Unreadable:  # whose it is takes a look at all other assignments
            result = rebuilt(nb, page, known_elsewhere(course, assignment))
        for note in result.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return result.notebook, resources


class JudgeSubmission(NbGraderPreprocessor):  # type: ignore[misc]
    """Run the learner's cells in a sandbox and the test cells out of its reach; it stands where nbgrader's Execute stood."""

    min_isolation = Unicode(str(DEFAULT_MINIMUM), help="Refuse to grade with less than this level of isolation.").tag(
        config=True
    )
    cell_seconds = Float(Limits.cell_seconds, help="How long one cell of a learner's may run.").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Judge one submission; the kernels stay warm for the next."""
        known = resources["nbgrader"]
        nb = with_fresh_references(CourseDirectory(parent=self), known["assignment"], known["notebook"], nb)
        judged = self._bench().judge(nb, read_folder(Path(resources["metadata"]["path"])))
        judged.notebook.metadata.pop(METADATA, None)
        for note in judged.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return judged.notebook, resources

    def _bench(self) -> Bench:
        key = f"{self.min_isolation} {self.cell_seconds}"
        if key not in _benches:
            walls = require(probe(), Wall(self.min_isolation))
            self.log.info("Isolation: %s", ", ".join(walls))
            _benches[key] = Bench(walls, Limits(cell_seconds=self.cell_seconds))
            atexit.register(_benches[key].close)
        return _benches[key]
