"""Judge exercises: live in a learner's notebook, and for a whole class through nbgrader."""
