# aims: a file, by the shell's escape
# prize: read
# stopped by: seccomp, landlock, namespaces
get_ipython().run_line_magic("sx", f"cat {WORLD}/submitted/zoe/page.ipynb > out.txt")
print(get_ipython().getoutput(f"cat {WORLD}/submitted/zoe/page.ipynb"))
