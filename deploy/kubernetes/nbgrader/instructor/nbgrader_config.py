"""nbgrader in an instructor's pod; the course's own nbgrader_config.py comes on top."""

import os
from pathlib import Path

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.root = str(Path.home() / os.environ["SHAPECLINIC_COURSE"])
