"""Articles in, dated events out: sentences, mentions, matching across sources, fusing. Pure functions; no I/O."""
