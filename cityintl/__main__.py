"""`python -m cityintl` and the `cityintl` command."""

import sys

from cityintl.cli import run


def main() -> None:
    """Run the command that was typed."""
    sys.exit(run())


if __name__ == "__main__":
    main()
