# aims: the gradebook
# prize: read
# stopped by: landlock, namespaces
import sqlite3

print(sqlite3.connect(f"file:{WORLD}/gradebook.db?mode=ro", uri=True).execute("SELECT * FROM grade").fetchall())
