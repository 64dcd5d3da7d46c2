import CLibCurl

/// The one owner of a libcurl MIME structure, which must outlive the transfer that sends it.
struct MimeParts: ~Copyable {
    let pointer: OpaquePointer

    init(_ content: MailContent, for handle: borrowing EasyHandle) {
        guard let pointer = curl_mime_init(handle.pointer) else { preconditionFailure("out of memory") }
        self.pointer = pointer
        // The last one is what a reader prefers (RFC 2046 section 5.1.4).
        Self.add(content.plainText, "text/plain; charset=utf-8", to: pointer)
        Self.add(content.html, "text/html; charset=utf-8", to: pointer)
    }

    deinit {
        curl_mime_free(pointer)
    }

    private static func add(_ text: String, _ type: String, to mime: OpaquePointer) {
        guard let part = curl_mime_addpart(mime) else { preconditionFailure("out of memory") }
        // Lone line feeds would be encoded instead of ending a line.
        let bytes = Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8)
        let data = bytes.withUnsafeBytes { curl_mime_data(part, $0.baseAddress, $0.count) }
        precondition(
            data == CURLE_OK && curl_mime_type(part, type) == CURLE_OK
                && curl_mime_encoder(part, "quoted-printable") == CURLE_OK, "libcurl refused a part of a mail")
    }
}
