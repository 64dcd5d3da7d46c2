import CLibCurl

/// A libcurl multi handle. Owned by the driver thread; other threads may only call `wakeUp`, and only through the mailbox,
/// whose lock makes sure that the handle still exists.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
    }

    func wakeUp() {
        curl_multi_wakeup(pointer)
    }
}
