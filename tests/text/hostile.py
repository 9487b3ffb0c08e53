"""Text that tries what a feed may try."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from(
            "\x1b\x07\x00\x9b\u202e\u2066\u200b\u200d\ufeff\ufe0f\U000e0041\u0301\u0344\u0316\u115f\ud800<>&;\r\n\t "
        ),
    ),
    max_size=200,
)
