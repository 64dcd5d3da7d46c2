import Glibc

/// For a thread that serves many sockets and waits in `poll` only.
extension LoopbackSocket {
    /// What is there; nothing at all when the peer has gone; nil when there is nothing yet.
    func readAvailable() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        if count > 0 { return Array(buffer[..<count]) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? nil : []
    }

    /// How many of the bytes were taken. All of them when the peer has gone: nobody waits for them.
    func writeAvailable(_ bytes: [UInt8]) -> Int {
        guard !bytes.isEmpty else { return 0 }
        let count = bytes.withUnsafeBytes {
            send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : bytes.count
    }
}
