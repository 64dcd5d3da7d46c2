import NIOCore
import NIOHTTP1

/// Why a connection is answered with a problem and closed although it brought no request.
enum ConnectionRefusal: Sendable, Hashable {
    case late
    case tooLarge
    case malformed

    /// nil when the connection itself is broken, so that no answer would arrive.
    init?(_ error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow: self = .tooLarge
        case is IOError, is ChannelError: return nil
        default: self = .malformed
        }
    }

    var closure: ConnectionClosure {
        switch self {
        case .late: .headerTimeout
        case .tooLarge: .headTooLarge
        case .malformed: .malformed
        }
    }

    var problem: Problem {
        switch self {
        case .late: .requestTimeout("The request's head did not come in time.")
        case .tooLarge: .headTooLarge
        case .malformed: .badRequest("The bytes are not HTTP/1.1.")
        }
    }
}
