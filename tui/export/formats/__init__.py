"""The formats: a module each, which `tui.export.registry` knows by name."""
