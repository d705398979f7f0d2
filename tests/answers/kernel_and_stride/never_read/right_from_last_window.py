# Looks where the last window ends.
# outcome: correct

rows = (drop_question.height - 9) // 5 + 1
columns = (drop_question.width - 5) // 3 + 1
never_read = (77 - ((rows - 1) * 5 + 9), 43 - ((columns - 1) * 3 + 5))
