"""For those who write assignments: a new one from a template, and the proofs that its marks can be trusted."""
