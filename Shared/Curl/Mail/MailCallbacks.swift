import CLibCurl
import Glibc
import InternetAddress

/// The C side of a `MailTransfer`: each callback finds it behind the context pointer. All run on the transfer's thread.
enum MailCallbacks {
    static let openSocket: curl_opensocket_callback = { context, purpose, address in
        guard let transfer = transfer(context), let address, purpose == CURLSOCKTYPE_IPCXN else {
            return CLibCurl_socket_bad
        }
        let peer = CLibCurl_sockaddr(address).map { IPAddress(UnsafeRawPointer($0)) } ?? nil
        guard transfer.mayConnect(to: peer) else { return CLibCurl_socket_bad }
        let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, type, address.pointee.protocol)
    }

    /// Asked after greeting, encryption and login, before the first command of the mail.
    static let beforeMail: curl_prereq_callback = { context, _, _, _, _ in
        guard let transfer = transfer(context), transfer.maySend() else { return CLibCurl_prereq_abort }
        return CLibCurl_prereq_ok
    }

    /// Every line of every reply counts as a header to libcurl.
    static let replyLine: CLibCurl_data_callback = { bytes, size, count, context in
        let length = size * count
        guard let transfer = transfer(context) else { return 0 }
        transfer.received(line: buffer(bytes, length))
        return length
    }

    static let discard: CLibCurl_data_callback = { _, size, count, _ in size * count }

    /// The only way to learn which command went out. Nothing of it is logged.
    static let trace: curl_debug_callback = { _, kind, bytes, count, context in
        if kind == CURLINFO_HEADER_OUT { transfer(context)?.sent(line: buffer(bytes, count)) }
        return 0
    }

    /// Called at least once a second, whatever libcurl waits for.
    static let progress: curl_xferinfo_callback = { context, _, _, _, _ in
        transfer(context)?.shouldEnd == true ? 1 : 0
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
        context.map { Unmanaged<MailTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func buffer(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        let start = UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
    }
}
