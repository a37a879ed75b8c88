"""Messages as they travel: a header in JSON, then the bytes that it refers to.

A message is the length of the header (four bytes, the least significant first), the header
`{"message": …, "sizes": […]}` in UTF-8, and as many pieces of bytes as there are sizes. In the message,
`{"$": "bytes", "at": n}` stands for piece n.
"""

import json
import struct
import threading

LARGEST_HEADER = 64 * 1024 * 1024
LENGTH = struct.Struct("<I")


class Channel:
    """Reads and writes messages on two streams of bytes."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer
        self._lock = threading.Lock()

    def read(self):
        """The next message and its pieces of bytes; `None` at the end."""
        head = self._read_exactly(LENGTH.size)
        if head is None:
            return None
        (length,) = LENGTH.unpack(head)
        if length > LARGEST_HEADER:
            raise ValueError("a header is too long")
        header = json.loads(self._read_exactly(length))
        pieces = [self._read_exactly(size) for size in header["sizes"]]
        return header["message"], pieces

    def write(self, message, pieces=()):
        header = json.dumps(
            {"message": message, "sizes": [len(piece) for piece in pieces]}, allow_nan=False
        ).encode()
        if len(header) > LARGEST_HEADER:
            raise ValueError("the answer is larger than 64 MiB of JSON")
        with self._lock:
            self._writer.write(LENGTH.pack(len(header)) + header)
            for piece in pieces:
                self._writer.write(piece)
            self._writer.flush()

    def _read_exactly(self, count):
        data = self._reader.read(count)
        return None if len(data) < count else data
