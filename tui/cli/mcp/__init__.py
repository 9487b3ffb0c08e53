"""`dateline mcp`: answers for programs that speak the Model Context Protocol."""
