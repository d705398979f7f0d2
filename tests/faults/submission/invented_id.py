# verdict: judged
# says: names itself 'bonus_check', which is not in the release
"""A test cell of the learner's own, with points."""

bonus = copy.deepcopy(notebook.cells[place("build_halved_check")])
bonus.metadata.nbgrader.update(grade_id="bonus_check", points=50)
bonus.source = "50"
notebook.cells.append(bonus)
write(notebook)
