import Curl
import Glibc
import Logging
import TestSupport
import Testing

/// Sends one request with every proxy variable pointing nowhere; throws unless it arrives.
func sendWithProxyVariables() async throws {
    for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:1", 1)
    }
    let server = try ScriptedHTTPServer { _ in .answer(200) }
    let driver = CurlDriver(logger: Logger(label: "test"))
    let response = try await driver.send(HTTPTransferRequest(url: server.url, timeout: .seconds(5)))
    try #require(response.status == 200)
}
