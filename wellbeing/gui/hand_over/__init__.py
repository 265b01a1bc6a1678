"""Handing one case over: to whom, why, what goes and what stays; then what can be done while it is away."""
