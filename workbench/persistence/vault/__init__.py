"""The files of evidence, kept beside the casebook under the SHA-256 of their bytes."""
