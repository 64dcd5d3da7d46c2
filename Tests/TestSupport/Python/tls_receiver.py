"""An HTTPS receiver on loopback that answers 200. Its one argument is JSON: journal, certificate, client_authority?"""

import json
import ssl
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from journal import tell

settings = json.loads(sys.argv[1])


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        certificate = self.connection.getpeercert() or {}
        names = [value for name in certificate.get("subject", ()) for key, value in name if key == "commonName"]
        tell(settings["journal"], "request", client=names[0] if names else None, tls=self.connection.version())
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A refused handshake is what some tests are about."""


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(settings["certificate"])
if settings.get("client_authority"):
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(settings["client_authority"])
server = Server(("127.0.0.1", 0), Receiver)
# Shaken hands in the connection's own thread, not in the one that accepts.
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
tell(settings["journal"], "listening", port=server.server_address[1])
server.serve_forever()
