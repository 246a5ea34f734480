"""The casebook: every case in one SQLite file, saved action by action, copied and kept safe."""
