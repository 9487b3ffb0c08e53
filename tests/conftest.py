"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A machine under load is slow now and then: that is no failure of a property.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
