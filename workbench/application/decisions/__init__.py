"""Past decisions as precedents: found by paragraph, and what an office words alike in them."""
