"""Does what its input says, and else answers."""

import os
import socket
import time
import warnings

print("noise while it is imported")


class PreTrainedPipeline:
    def __init__(self, path):
        self.path = path

    def __call__(self, inputs, top_k=None):
        print("noise", flush=True)
        os.system("echo noise of a program")
        act = getattr(self, inputs, None)
        label = act() if act else "fine"
        return [[{"label": str(label), "score": 1.0}]]

    def read(self):
        return open("/etc/hostname").read()

    def write(self):
        return open(os.path.join(self.path, "new"), "w")

    def temporary(self):
        with open(os.path.join(os.environ["TMPDIR"], "a"), "w") as file:
            return file.write("abc")

    def connect(self):
        socket.create_connection(("127.0.0.1", int(os.environ.get("PORT", "80"))), 2)

    def grow(self):
        return len(bytearray(8 * 2**30))

    def loop(self):
        while True:
            pass

    def sleep(self):
        time.sleep(60)

    def leave(self):
        os._exit(3)

    def crash(self):
        import ctypes

        ctypes.string_at(0)

    def throw(self):
        raise ValueError("no weights in /srv/models")

    def warn(self):
        warnings.warn("be careful")

    def secrets(self):
        return " ".join(os.environ)

    def nan(self):
        return float("nan")
