"""What lies behind a seal, as MessagePack. The seal says who wrote it; only its form says what it is."""

from typing import TypeVar

import msgspec

Form = TypeVar("Form")


def unpacked(content: bytes, form: type[Form]) -> Form | None:
    """`content` in this form; None where it has another one, whoever sealed it."""
    try:
        return msgspec.msgpack.decode(content, type=form)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
