"""The pages, one file each: they draw what the pure functions beside them say, and decide nothing."""
