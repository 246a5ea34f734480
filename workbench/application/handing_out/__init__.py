"""Every way out of the program: files prepared, looked through for names, written, receipted."""
