"""A text box that is read while one types: without this, Streamlit looks at a text area only when it is left."""

from __future__ import annotations

import streamlit as st

__all__ = ["LIVE", "SCRIPT", "draw_live"]

LIVE = "live-box"
"""The start of the key of every container whose text areas are read while one types."""
SCRIPT = """
(() => {
  if (window.jseekerLive) return;
  window.jseekerLive = true;
  const enter = { key: "Enter", code: "Enter", ctrlKey: true, metaKey: true, bubbles: true, cancelable: true };
  const isLive = (box) => box instanceof HTMLTextAreaElement && box.closest("[class*='st-key-live-box']");
  const take = (box) => box.dispatchEvent(new KeyboardEvent("keydown", enter));
  let timer;
  document.addEventListener("input", (event) => {
    if (!isLive(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => take(event.target), 350);
  }, true);
  document.querySelectorAll("textarea").forEach((box) => isLive(box) && take(box));
})();
"""
"""Presses Ctrl+Enter, which takes the text over, once nothing was typed for a moment. The guard lets this script in by
its digest, and no other."""


def draw_live() -> None:
    """Makes the text areas in containers whose key begins with `LIVE` be read while one types."""
    st.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
