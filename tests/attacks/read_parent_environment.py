# aims: secrets in the environment of the process above
# prize: read
# stopped by: landlock, namespaces
print(open(f"/proc/{PARENT}/environ", "rb").read())
