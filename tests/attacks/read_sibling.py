# aims: what another learner handed in
# prize: read
# stopped by: landlock, namespaces
print(open(f"{WORLD}/submitted/zoe/page.ipynb").read())
