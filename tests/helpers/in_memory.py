"""What of a kind is still in memory, so that a test can see that it was let go."""

import gc


def in_memory(kind: type) -> set[int]:
    """The identity of every object of this kind that something still holds, and no object itself."""
    gc.collect()
    return {id(one) for one in gc.get_objects() if isinstance(one, kind)}
