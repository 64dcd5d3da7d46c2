import CLibCurl

/// The one owner of a libcurl easy handle. Connections live in the multi handle, so a reset handle is as good as new.
struct EasyHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer

    /// Nil when memory is exhausted.
    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
    }

    deinit {
        curl_easy_cleanup(pointer)
    }

    func reset() {
        curl_easy_reset(pointer)
    }

    func set(_ option: CURLoption, _ value: Int) {
        check(CLibCurl_easy_setopt_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) {
        set(option, value ? 1 : 0)
    }

    func set(_ option: CURLoption, _ value: Duration) {
        let parts = value.components
        let milliseconds = min(parts.seconds, 1_000_000) * 1_000 + parts.attoseconds / 1_000_000_000_000_000
        // Zero would mean "no limit" to libcurl.
        set(option, Int(max(1, milliseconds)))
    }

    func set(_ option: CURLoption, _ value: String) {
        check(CLibCurl_easy_setopt_string(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) {
        check(CLibCurl_easy_setopt_pointer(pointer, option, value))
    }

    /// Copied by libcurl and freed by `reset`: a Swift array has no address that outlives a call.
    func setBody(_ body: [UInt8]) {
        check(CLibCurl_easy_setopt_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        body.withUnsafeBytes { bytes in
            if let base = bytes.baseAddress, !bytes.isEmpty {
                check(CLibCurl_easy_setopt_pointer(pointer, CURLOPT_COPYPOSTFIELDS, base))
            } else {
                // A null pointer would mean "read the body from standard input".
                set(CURLOPT_COPYPOSTFIELDS, "")
            }
        }
    }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return CLibCurl_easy_getinfo_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    func offset(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return CLibCurl_easy_getinfo_offset(pointer, info, &value) == CURLE_OK ? Int64(value) : 0
    }

    func check(_ code: CURLcode) {
        // Every option set here exists in the libcurl that the package requires.
        precondition(code == CURLE_OK, "libcurl refused an option (\(code.rawValue))")
    }
}
