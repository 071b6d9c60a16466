"""The real fetcher over TLS: the name in the link is what the certificate must say, whatever address answers."""

from __future__ import annotations

import asyncio
import datetime
import ssl

import pytest

from jseeker.errors import Unreachable
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.model.page import PageRequest

x509 = pytest.importorskip("cryptography.x509")
NAME = "jobs.example.com"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The path of a certificate for NAME and its key, signed by itself, made now and valid for a day."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now - day).not_valid_after(now + day)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    made = builder.sign(key, hashes.SHA256())
    path = tmp_path_factory.mktemp("tls") / "made.pem"
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def fetch_over_tls(serve, routes, certificate, link_host: str, *, trusted: bool) -> tuple[int, list[str | None]]:
    """The status of a fetch of `link_host`, which the resolver leads to a TLS server on loopback, and the names that
    the server was asked for in the handshake."""
    asked_names: list[str | None] = []
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    server_side.sni_callback = lambda _, name, __: asked_names.append(name)

    async def resolver(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    async def scene() -> int:
        async with serve(routes, server_side) as site:
            client_side = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            if trusted:
                client_side.load_verify_locations(certificate)
            policy = FetchPolicy(allow_hosts=(link_host,), per_host_gap_s=0, backoff_s=0)
            fetcher = HttpFetcher(policy, resolver=resolver, ssl_context=client_side)
            try:
                page = await fetcher.fetch(PageRequest(f"https://{link_host}:{site.port}/job"))
                assert site.asked[0].headers["host"] == f"{link_host}:{site.port}"
                return page.status
            finally:
                await fetcher.aclose()

    return asyncio.run(scene()), asked_names


def test_the_certificate_is_checked_against_the_name_in_the_link(serve, answer, certificate) -> None:
    assert fetch_over_tls(serve, {"/job": answer()}, certificate, NAME, trusted=True) == (200, [NAME])


@pytest.mark.parametrize(("host", "trusted"), [(NAME, False), ("www.example.com", True)])
def test_a_certificate_that_does_not_hold_is_final(serve, answer, certificate, host: str, trusted: bool) -> None:
    with pytest.raises(Unreachable, match="The site's certificate is not valid, so it was not trusted"):
        fetch_over_tls(serve, {"/job": answer()}, certificate, host, trusted=trusted)


def test_a_plain_site_behind_an_https_link_is_a_fault() -> None:
    async def speak_plainly(_, writer) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n")
        writer.close()

    async def scene() -> None:
        server = await asyncio.start_server(speak_plainly, "127.0.0.1", 0)
        host = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        policy = FetchPolicy(allow_hosts=(host,), per_host_gap_s=0, backoff_s=0)
        fetcher = HttpFetcher(policy, ssl_context=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        with pytest.raises(Unreachable, match="The site failed 3 times: no connection could be made"):
            await fetcher.fetch(PageRequest(f"https://{host}/job"))
        await fetcher.aclose()
        server.close()

    asyncio.run(scene())
