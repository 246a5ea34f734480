"""Papers on their way into a case: read beside the window, gone on with after a crash, named."""
