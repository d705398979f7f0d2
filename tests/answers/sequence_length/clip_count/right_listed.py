# Lists all starts and looks at them.
# outcome: correct

q = windowing_question
starts = [s for s in range(0, q.frames, q.step) if s + q.past + q.future <= q.frames]
clip_count = len(starts), starts[-1]
