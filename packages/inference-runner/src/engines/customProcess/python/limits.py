"""The limits that a process can put on itself before it runs somebody's code, by means of the kernel."""

import ctypes
import os
import signal
import struct
import sys

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH = 1
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
TRUNCATE, IOCTL_DEV = 1 << 14, 1 << 15
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
READ = EXECUTE | READ_FILE | READ_DIR
BIND_TCP, CONNECT_TCP = 1, 2
SCOPES = 3

SYSTEM = (
    "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/proc", "/sys",
    "/etc/alternatives", "/etc/ssl", "/etc/pki", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime",
    "/etc/mime.types", "/etc/nsswitch.conf", "/etc/os-release", "/etc/passwd", "/etc/group",
)
OF_NETWORK = ("/etc/hosts", "/etc/resolv.conf", "/run/systemd/resolve")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/shm", "/dev/full")


def end_with_parent():
    """Has the kernel end this process when its parent has ended, whatever it is doing."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def limit_memory(most_bytes):
    """Has the kernel refuse more memory than that. Returns whether it does."""
    try:
        import resource
    except ImportError:
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
    except (ValueError, OSError):
        return False
    return sys.platform == "linux"


def landlock_version():
    """The version of Landlock that the kernel has, 0 for none."""
    if sys.platform != "linux":
        return 0
    return max(0, ctypes.CDLL(None, use_errno=True).syscall(CREATE_RULESET, None, 0, 1))


def limit_files(readable, writable, network):
    """Has the kernel refuse all files but these, and TCP unless it is allowed.

    Returns the version of Landlock, which also says what it can do; 0 when nothing is limited.
    """
    version = landlock_version()
    if version == 0:
        return 0
    libc = ctypes.CDLL(None, use_errno=True)
    handled = (1 << (13 if version == 1 else 14 if version == 2 else 15 if version < 5 else 16)) - 1
    attributes = struct.pack("<Q", handled)
    if version >= 4:
        attributes += struct.pack("<Q", 0 if network else BIND_TCP | CONNECT_TCP)
    if version >= 6:
        attributes += struct.pack("<Q", SCOPES)
    ruleset = libc.syscall(CREATE_RULESET, attributes, len(attributes), 0)
    if ruleset < 0:
        return 0
    system = [*SYSTEM, *(OF_NETWORK if network else ())]
    of_python = [sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path]
    of_loader = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    for paths, access in (
        ([*system, *of_python, *of_loader, *readable], READ),
        ([*DEVICES, *writable], handled),
    ):
        for path in paths:
            _allow(libc, ruleset, path, access & handled)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    is_limited = libc.syscall(RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return version if is_limited else 0


def _allow(libc, ruleset, path, access):
    if not path:
        return
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    of_kind = access if os.path.isdir(path) else access & OF_FILES
    rule = struct.pack("<Qi", of_kind, folder)
    libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
    os.close(folder)
