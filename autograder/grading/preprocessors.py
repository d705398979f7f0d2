"""What plugs into nbgrader's own autograding."""

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from .rebuilding import rebuilt


class RebuildSubmission(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader says no types
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
        result = rebuilt(nb, nbformat.read(released, as_version=4))
        for note in result.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return result.notebook, resources
