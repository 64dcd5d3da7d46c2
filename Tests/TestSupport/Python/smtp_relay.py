"""A mail relay on loopback that misbehaves as told and shows its mail as a mail program would read it.

Its one argument is JSON: journal, certificate?, client_authority?, implicit_tls, login? ({user, password}: demanded),
offers_usual_login? (not demanded; false: only one that nobody knows), smtputf8, and script: per stage (greeting, hello, starttls, login, sender, recipient, data, content, quit) what to do with the first, the
second, ... time: "" for what a relay should do, a reply, or "hang", "close", "reset".
"""

import asyncio
import email
import email.policy
import json
import socket
import ssl
import struct
import sys
from email.header import decode_header, make_header
from email.utils import getaddresses

from aiosmtpd.smtp import SMTP, AuthResult

from journal import tell

settings = json.loads(sys.argv[1])
script = settings.get("script", {})


async def journal(event, **members):
    await asyncio.get_running_loop().run_in_executor(None, lambda: tell(settings["journal"], event, **members))


class Relay(SMTP):
    """aiosmtpd's server with another answer wherever the script has one."""

    def __init__(self, *arguments, **options):
        self.commands = []
        super().__init__(*arguments, **options)

    def step(self, stage):
        steps = script.get(stage, [])
        return steps.pop(0) if steps else ""

    async def obey(self, step):
        """True when the step was all there is to do."""
        if step in ("close", "reset"):
            if step == "reset":
                linger = struct.pack("ii", 1, 0)
                self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.transport.abort()
        if step in ("hang", "close", "reset"):
            # Until the connection is lost, which cancels this.
            await asyncio.Event().wait()
        if step:
            await self.push(step)
        return bool(step)

    async def _handle_client(self):
        await journal("connected")
        if await self.obey(self.step("greeting")):
            while await self._reader.readline():
                pass
            self.transport.close()
            return
        await super()._handle_client()

    async def scripted(self, name, stage, command, argument):
        self.commands.append(name)
        if not await self.obey(self.step(stage)):
            await command(argument)

    async def smtp_EHLO(self, argument):
        await self.scripted("EHLO", "hello", super().smtp_EHLO, argument)

    async def smtp_HELO(self, argument):
        await self.scripted("HELO", "hello", super().smtp_HELO, argument)

    async def smtp_STARTTLS(self, argument):
        await self.scripted("STARTTLS", "starttls", super().smtp_STARTTLS, argument)

    async def smtp_AUTH(self, argument):
        await self.scripted("AUTH", "login", super().smtp_AUTH, argument)

    async def smtp_MAIL(self, argument):
        await self.scripted("MAIL", "sender", super().smtp_MAIL, argument)

    async def smtp_RCPT(self, argument):
        await self.scripted("RCPT", "recipient", super().smtp_RCPT, argument)

    async def smtp_DATA(self, argument):
        await self.scripted("DATA", "data", super().smtp_DATA, argument)

    async def smtp_QUIT(self, argument):
        await self.scripted("QUIT", "quit", super().smtp_QUIT, argument)


class Handler:
    async def handle_DATA(self, server, session, envelope):
        step = server.step("content")
        if step in ("hang", "close", "reset"):
            await server.obey(step)
        if not step:
            await journal("mail", **reading(server, session, envelope))
        return step or "250 2.0.0 taken"


class OddHandler(Handler):
    async def auth_ODD(self, server, arguments):
        return AuthResult(success=False, handled=False)


def reading(server, session, envelope):
    """The envelope, and what a mail program makes of the message."""
    is_international = "SMTPUTF8" in envelope.mail_options
    if is_international:
        message = email.message_from_string(envelope.content.decode(), policy=email.policy.SMTPUTF8)
    else:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    plain, html = message.get_body(["plain"]), message.get_body(["html"])
    return {
        "envelope_sender": envelope.mail_from,
        "envelope_recipients": envelope.rcpt_tos,
        "is_international": is_international,
        "is_ascii": envelope.content.isascii(),
        "is_encrypted": session.ssl is not None or settings["implicit_tls"],
        "login": session.login_data.decode() if session.login_data else None,
        "client": client_name(server),
        "client_host": session.host_name,
        "commands": server.commands,
        "headers": [[name, str(value)] for name, value in message.items()],
        "from": people(message, "From"),
        "to": people(message, "To"),
        "defects": [str(defect) for part in message.walk() for defect in part.defects]
        + [str(defect) for value in message.values() for defect in value.defects],
        "longest_line": max(len(line) for line in envelope.content.split(b"\r\n")),
        "parts": [part.get_content_type() for part in message.walk()],
        "plain": text(plain) if plain else None,
        "html": text(html) if html else None,
    }


def people(message, name):
    """Names and addresses. Not by the modern parser: in names it keeps the blanks between encoded words (cpython#92081)."""
    value = next(value for key, value in message.raw_items() if key == name)
    value = value.replace("\r", "").replace("\n", "")
    return [[str(make_header(decode_header(name))), address] for name, address in getaddresses([value])]


def text(part):
    return part.get_content().replace("\r\n", "\n")


def client_name(server):
    connection = server.transport.get_extra_info("ssl_object")
    certificate = (connection and connection.getpeercert()) or {}
    names = [value for name in certificate.get("subject", ()) for key, value in name if key == "commonName"]
    return names[0] if names else None


def authenticator(server, session, envelope, mechanism, data):
    login = settings["login"]
    fits = (data.login.decode(), data.password.decode()) == (login["user"], login["password"])
    return AuthResult(success=fits, handled=False, auth_data=data)


def tls_context():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings["certificate"])
    if settings.get("client_authority"):
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(settings["client_authority"])
    return context


async def main():
    context = tls_context() if settings.get("certificate") else None
    login = settings.get("login")
    offers_usual_login = settings.get("offers_usual_login", login is not None or None)

    def relay():
        return Relay(
            OddHandler() if offers_usual_login is False else Handler(),
            hostname="relay.test",
            enable_SMTPUTF8=settings["smtputf8"],
            tls_context=None if settings["implicit_tls"] else context,
            auth_require_tls=False,
            auth_required=login is not None,
            authenticator=authenticator if login else None,
            auth_exclude_mechanism=None if offers_usual_login else ["LOGIN", "PLAIN"],
        )

    server = await asyncio.get_running_loop().create_server(
        relay, "127.0.0.1", 0, ssl=context if settings["implicit_tls"] else None
    )
    await journal("listening", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main())
