# aims: another process gets no more time of the processor
# prize: kill
# stopped by: seccomp, namespaces
import resource

resource.prlimit(VICTIM, resource.RLIMIT_CPU, (0, 0))
