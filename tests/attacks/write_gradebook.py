# aims: everybody's marks
# prize: change
# stopped by: landlock, namespaces
import sqlite3

with sqlite3.connect(f"{WORLD}/gradebook.db") as gradebook:
    gradebook.execute("UPDATE grade SET manual_score = 99")
