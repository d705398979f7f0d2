"""nbgrader's settings for this course; nbgrader finds them when it runs in this folder."""

from nbgrader.converters.autograde import Autograde
from nbgrader.converters.generate_assignment import GenerateAssignment
from nbgrader.preprocessors import Execute

from autograder.grading.preprocessors import JudgeSubmission, MeasureSolutions, RebuildSubmission

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "shapeclinic"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# What the solutions compute goes along as numbers, for the checks to compare with.
c.GenerateAssignment.preprocessors = [MeasureSolutions, *GenerateAssignment.preprocessors.default()]

# A released cell keeps its broken model and fails with Keras's own error.
c.ClearSolutions.code_stub = {"python": "# Your repair goes into the code above, or below this line."}
c.ClearSolutions.text_stub = "*Your answer goes here.*"

# The rubric stands in the question, is taken out of what is handed out, and is put back for whoever marks by hand.
c.ClearMarkScheme.enforce_metadata = False

# Copied, split and deleted cells are mended first: else one such notebook ends the grading of a class.
c.Autograde.sanitize_preprocessors = [RebuildSubmission, *Autograde.sanitize_preprocessors.default()]

# Learners' cells run in a sandbox, tests out of their reach; Formgrader's button does the same.
c.Autograde.autograde_preprocessors = [
    JudgeSubmission if step is Execute else step for step in Autograde.autograde_preprocessors.default()
]

# The first cell loads TensorFlow, which can take long on a busy machine.
c.Execute.timeout = 120
