# aims: the folder of the solutions gets another name
# prize: change
# stopped by: landlock, namespaces
import os

os.rename(f"{WORLD}/solutions", f"{WORLD}/gone")
