# aims: what another learner handed in
# prize: change
# stopped by: landlock, namespaces
open(f"{WORLD}/submitted/zoe/page.ipynb", "a").write("spoiled")
