import Curl
import TestSupport

/// Mail to a server of the tests.
enum MailSamples {
    static func address(_ text: String) throws -> MailAddress {
        let parts = text.split(separator: "@")
        guard parts.count == 2, let address = MailAddress(localPart: parts[0], domain: parts[1]) else {
            throw TransferFault.invalidRequest
        }
        return address
    }

    static func request(
        to url: String, recipient: String = "sara@example.com", headers: [MailContent.Header] = [],
        plainText: String = "Hello\n", html: String = "<p>Hello</p>\n"
    ) throws -> MailTransferRequest {
        MailTransferRequest(
            url: url, sender: try address("accounts@example.com"), recipients: [try address(recipient)],
            content: MailContent(
                headers: [
                    .init("From", "accounts@example.com"), .init("To", recipient), .init("Subject", "Welcome"),
                ] + headers, plainText: plainText, html: html), encryption: .none)
    }
}

extension MailClient {
    /// The fault that sending ends with; nil when there is a reply.
    func fault(_ request: MailTransferRequest) async -> TransferFault? {
        do throws(TransferFault) {
            _ = try await send(request)
            return nil
        } catch {
            return error
        }
    }
}
