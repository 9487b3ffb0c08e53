"""The diary: plans and what has become of them."""
