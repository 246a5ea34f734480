"""Problems of a statement from outside, worked out from its words alone."""
