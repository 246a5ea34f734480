"""The register: every case of the casebook."""
