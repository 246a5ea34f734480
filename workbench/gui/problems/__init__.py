"""Problems found in the case and its statement."""
