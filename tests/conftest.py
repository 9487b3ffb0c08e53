"""What holds for all tests."""

from __future__ import annotations

import signal

from hypothesis import settings

# A machine under load is slow now and then: that is no failure of a property.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

# What a shell starts in the background ignores these, and so would the commands that tests interrupt.
for name, handler in (("SIGINT", signal.default_int_handler), ("SIGQUIT", signal.SIG_DFL)):
    number = getattr(signal, name, None)
    if number is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)
