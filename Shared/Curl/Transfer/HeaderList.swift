import CLibCurl

/// The one owner of a libcurl string list, which must outlive the transfer that uses it.
struct HeaderList: ~Copyable {
    private(set) var pointer: UnsafeMutablePointer<curl_slist>?

    init() {}

    deinit {
        curl_slist_free_all(pointer)
    }

    mutating func append(_ line: String) {
        guard let grown = curl_slist_append(pointer, line) else { preconditionFailure("out of memory") }
        pointer = grown
    }

    mutating func removeAll() {
        curl_slist_free_all(pointer)
        pointer = nil
    }
}
