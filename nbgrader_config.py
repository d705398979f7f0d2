"""nbgrader's settings for this course; nbgrader finds them when it runs in this folder."""

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "shapeclinic"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"

# A released cell keeps its broken model and fails with Keras's own error.
c.ClearSolutions.code_stub = {"python": "# Your repair goes into the code above, or below this line."}
c.ClearSolutions.text_stub = "*Your answer goes here.*"

# A deleted test cell comes back instead of leaving the item without a mark.
c.OverwriteCells.add_missing_cells = True

# The first cell loads TensorFlow, which can take long on a busy machine.
c.Execute.timeout = 120
