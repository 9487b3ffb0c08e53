"""The axis of time: columns, viewport, density strip and the widget that paints them."""
