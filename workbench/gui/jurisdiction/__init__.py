"""The Jurisdiction page: each limit on what may be investigated, and what was decided about it."""
