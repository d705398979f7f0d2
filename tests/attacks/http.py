# aims: a server, by the library for the web
# prize: reach
# stopped by: seccomp, namespaces
import urllib.request

urllib.request.urlopen(f"http://127.0.0.1:{PORT}/leak", timeout=1)
