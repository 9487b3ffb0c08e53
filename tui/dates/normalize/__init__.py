"""From a matched expression to the days that it means: one module for each kind of expression."""
