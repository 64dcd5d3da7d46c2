import FoundationEssentials
import Glibc

/// A PEM file on this machine that a subscription names. Looked at when the subscription is made: later nobody would be there
/// to be told.
struct CertificateFile: Sendable {
    private static let maximumBytes: off_t = 1 << 20

    let path: String
    /// Whether the certificate's key must be in it too.
    var needsKey = false

    /// Completes a sentence that begins with the param's name. Never quotes the file.
    var problem: String? {
        guard path.hasPrefix("/") else { return "must be an absolute path" }
        guard let text = text() else { return "must name a file that the service can read" }
        guard text.contains("-----BEGIN CERTIFICATE-----") else { return "must name a file with a certificate in PEM" }
        guard !needsKey || text.contains("PRIVATE KEY-----") else {
            return "must name a file that has the certificate's private key too, in PEM"
        }
        return nil
    }

    private func text() -> String? {
        var info = stat()
        // Who reads a pipe or a device may wait for ever.
        guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= Self.maximumBytes,
            let data = try? Data(contentsOf: URL(filePath: path))
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }
}
