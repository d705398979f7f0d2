# Looks where the last window ends.
# outcome: correct

rows = (drop_question.height - 7) // 2 + 1
columns = (drop_question.width - 7) // 3 + 1
never_read = (52 - ((rows - 1) * 2 + 7), 29 - ((columns - 1) * 3 + 7))
