"""What can go wrong in the set-up, each in a sentence that says the way out."""

import errno
import re

# Exit codes of both commands.
FAILED = 1  # the set-up or a check failed; the sentence says why
PACKAGES_MISSING = 3  # system packages are missing; the one line that installs them is printed
STOPPED = 130  # stopped by Ctrl+C


class Trouble(Exception):
    """A reason to stop that the person at the keyboard can act on."""

    def __init__(self, message, code=FAILED):
        super().__init__(message)
        self.code = code


_NETWORK = re.compile(
    r"name resolution|NameResolutionError|NewConnectionError|Network is unreachable|Failed to establish"
    r"|ConnectTimeout|ReadTimeout|timed out|Connection refused|Connection reset|ProxyError|getaddrinfo"
    r"|RemoteDisconnected",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(r"CERTIFICATE_VERIFY_FAILED|confirming the ssl certificate", re.IGNORECASE)
_DISK = re.compile(r"No space left|Errno 28|not enough space|disk quota", re.IGNORECASE)
_HASH = re.compile(r"DO NOT MATCH THE HASHES", re.IGNORECASE)
_NO_WHEEL = re.compile(r"No matching distribution found for ([\w.-]+)")


def of_pip(output, log):
    """What pip's output means, as a Trouble."""
    if _DISK.search(output):
        return no_disk()
    if _CERTIFICATE.search(output):
        return Trouble(
            "The packages could not be fetched: this machine does not trust the certificate it was shown on the way."
            f"\nIn an office network, ask your IT which certificate pip should use (PIP_CERT). ({log})"
        )
    if _NETWORK.search(output):
        return Trouble(
            "The packages could not be fetched: there is no way to the network (or to the package index) from here."
            "\nConnect once and run the same command again; later starts need no network."
        )
    if _HASH.search(output):
        return Trouble(
            "A package came with other contents than the ones this project was locked to, so nothing of it was"
            f" installed.\nTry again later; if it stays so, tell whoever keeps the project. ({log})"
        )
    found = _NO_WHEEL.search(output)
    if found:
        return Trouble(
            f"There is no package {found[1]} for this Python on this machine.\nPython 3.11, 3.12 and 3.13 on"
            f" Linux (x86-64), Windows and macOS are known to work. ({log})"
        )
    last = "\n".join("  " + line for line in output.strip().splitlines()[-4:])
    return Trouble(f"The packages could not be installed. The last words of pip were:\n{last}\nAll of them: {log}")


def of_system(error):
    """What an error of the operating system means, as a Trouble."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return no_disk()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(
            f"This folder cannot be written to: {error.filename}.\nPut the project where you may write, and try again."
        )
    return Trouble(f"The set-up stopped: {error}.\nRun the same command again to go on where it stopped.")


def no_disk():
    """The disk is full."""
    return Trouble(
        "There is no room left on the disk. The set-up needs about 2 GB while it works and 1 GB afterwards."
        "\nMake room and run the same command again; it goes on where it stopped."
    )
