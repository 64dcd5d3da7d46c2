"""Tells the test what happens, by HTTP: {"event": ..., ...} to the URL that it gave."""

import json
import urllib.request

_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def tell(url, event, **members):
    body = json.dumps({"event": event, **members}).encode()
    _opener.open(urllib.request.Request(url, data=body, method="POST"), timeout=60).close()
