# aims: a second name for the gradebook, in a place of one's own
# prize: change
# stopped by: landlock, namespaces
import os

os.link(f"{WORLD}/gradebook.db", f"{WORLD}/submitted/mine.db")
