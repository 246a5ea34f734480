"""Past decisions beside the work: found, compared with what is written, taken as a start."""
