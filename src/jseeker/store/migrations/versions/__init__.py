"""One file a change; each is final once released."""
