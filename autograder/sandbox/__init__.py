"""Where learners' code runs: a kernel forked from a process that is warm, behind walls."""
