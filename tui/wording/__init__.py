"""How dates, bases and counts are said, for app and export alike."""
