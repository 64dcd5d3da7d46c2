import CLibCurl
import Glibc
import InternetAddress

/// The C side of a `TransferSlot`: each callback finds its slot behind the context pointer. All run on the driver thread.
enum TransferCallbacks {
    static let body: CLibCurl_data_callback = { bytes, size, count, context in
        guard let slot = slot(context) else { return 0 }
        let length = size * count
        return slot.receive(body: buffer(bytes, length)) ? length : 0
    }

    static let headerLine: CLibCurl_data_callback = { bytes, size, count, context in
        guard let slot = slot(context) else { return 0 }
        let length = size * count
        return slot.receive(headerLine: buffer(bytes, length)) ? length : 0
    }

    /// Asked once for each address that the name resolved to, just before connecting to it.
    static let openSocket: curl_opensocket_callback = { context, purpose, address in
        guard let slot = slot(context), let address, purpose == CURLSOCKTYPE_IPCXN else { return CLibCurl_socket_bad }
        let peer = CLibCurl_sockaddr(address).map { IPAddress(UnsafeRawPointer($0)) } ?? nil
        guard slot.mayConnect(to: peer) else { return CLibCurl_socket_bad }
        let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, type, address.pointee.protocol)
    }

    /// Asked before every request, also on a connection that an earlier transfer opened under its own policy.
    static let beforeRequest: curl_prereq_callback = { context, remoteAddress, _, _, _ in
        guard let slot = slot(context), let remoteAddress else { return CLibCurl_prereq_abort }
        let peer = IPAddress(String(cString: remoteAddress))
        return slot.mayUseConnection(to: peer) ? CLibCurl_prereq_ok : CLibCurl_prereq_abort
    }

    private static func slot(_ context: UnsafeMutableRawPointer?) -> TransferSlot? {
        context.map { Unmanaged<TransferSlot>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func buffer(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        let start = UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }
}
