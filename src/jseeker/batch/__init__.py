"""Many at once: durable jobs, workers that take them, and what goes on when a worker dies."""
