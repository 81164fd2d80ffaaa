import pytest


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("... NewConnectionError: Failed to establish a new connection: [Errno -3]", "no way to the network"),
        ("Temporary failure in name resolution\nNo matching distribution found for alembic", "no way to the network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no room left"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "other contents"),
        ("SSLError(SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED", "does not trust the certificate"),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "no package sqlcipher3 for this Python"),
        ("one\ntwo\nsomething else broke", "  something else broke\nAll of them: the.log"),
    ],
)
def test_what_pip_said_becomes_a_sentence(load, output, words):
    found = load("trouble").of_pip(output, "the.log")
    assert words in str(found)
    assert found.code == 1
    assert "Traceback" not in str(found)


def test_an_unknown_error_of_the_system_says_how_to_go_on(load):
    assert "Run the same command again" in str(load("trouble").of_system(OSError(5, "Input/output error")))
