import FoundationEssentials
import Testing

@testable import CommandDelivery

struct CertificateFileTests {
    private static let certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    private static let key = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.path + "/certificate-\(UUID().uuidString).pem"
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func `a certificate is enough for an authority, and not for who must prove it`() throws {
        try withFile(Self.certificate) { path in
            #expect(CertificateFile(path: path).problem == nil)
            #expect(CertificateFile(path: path, needsKey: true).problem?.contains("private key") == true)
        }
        try withFile(Self.key + Self.certificate) { path in
            #expect(CertificateFile(path: path, needsKey: true).problem == nil)
        }
    }

    @Test(arguments: ["", "not a certificate", key])
    func `a file without a certificate is refused`(text: String) throws {
        try withFile(text) { path in
            #expect(CertificateFile(path: path).problem == "must name a file with a certificate in PEM")
        }
    }

    @Test(arguments: ["/nowhere/at-all.pem", "/", "/dev/zero"])
    func `what is no file, or none that can be read, is refused`(path: String) {
        #expect(CertificateFile(path: path).problem == "must name a file that the service can read")
    }

    @Test(arguments: ["ca.pem", "", "./ca.pem"])
    func `a path does not depend on where the service was started`(path: String) {
        #expect(CertificateFile(path: path).problem == "must be an absolute path")
    }

    @Test func `a file that is far too long is not read`() throws {
        try withFile(Self.certificate + String(repeating: "\n", count: 1 << 20)) { path in
            #expect(CertificateFile(path: path).problem == "must name a file that the service can read")
        }
    }
}
