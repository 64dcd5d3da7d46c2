import Curl
import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// Sends one mail with every proxy variable pointing nowhere and a login in `~/.netrc`; throws unless it arrives without either.
func mailWithForeignEnvironment() async throws {
    for name in ["http_proxy", "https_proxy", "smtp_proxy", "smtps_proxy", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:1", 1)
    }
    let home = FileManager.default.temporaryDirectory.path + "/hindsight-netrc-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try Data("machine 127.0.0.1 login sara password secret\n".utf8).write(to: URL(filePath: "\(home)/.netrc"))
    setenv("HOME", home, 1)
    // Offers a login and demands none.
    let server = try await MailServer.start { $0.offersUsualLogin = true }
    let reply = try await MailClient().send(MailSamples.request(to: server.url))
    try #require(reply.isAccepted)
    try #require(server.mails.first?.commands.contains("AUTH") == false)
}
