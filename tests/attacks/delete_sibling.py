# aims: what another learner handed in, away with it
# prize: change
# stopped by: landlock, namespaces
import shutil

shutil.rmtree(f"{WORLD}/submitted/zoe")
