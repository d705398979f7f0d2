# aims: a private file is opened to everybody
# prize: change
# stopped by: namespaces
import os

os.chmod(f"{WORLD}/gradebook.db", 0o777)
