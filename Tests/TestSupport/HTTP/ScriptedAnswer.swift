/// What a `ScriptedHTTPServer` does with one request: bytes to write, then what becomes of the connection.
public struct ScriptedAnswer: Sendable, Hashable {
    public enum Afterwards: Sendable, Hashable {
        /// Waits for the next request.
        case keepAlive
        case close
        /// Closes with a TCP reset.
        case reset
        /// Writes nothing more until the peer gives up or the server stops.
        case hang
        /// Writes body bytes until the peer gives up or the server stops.
        case flood
        /// Writes a header now and then, and never the end of them, until the peer gives up or the server stops.
        case trickle
    }

    public let bytes: [UInt8]
    public let afterwards: Afterwards

    /// For whatever the constructors below do not offer.
    public init(bytes: [UInt8], then afterwards: Afterwards) {
        self.bytes = bytes
        self.afterwards = afterwards
    }

    /// A complete answer on a connection that stays open.
    public static func answer(
        _ status: Int, headers: [(String, String)] = [], body: String = "", then afterwards: Afterwards = .keepAlive
    ) -> ScriptedAnswer {
        let bytes = head(status, headers, length: body.utf8.count) + Array(body.utf8)
        return ScriptedAnswer(bytes: bytes, then: afterwards)
    }

    /// A complete JSON answer.
    public static func json(_ status: Int, _ body: String, headers: [(String, String)] = []) -> ScriptedAnswer {
        answer(status, headers: [("Content-Type", "application/json")] + headers, body: body)
    }

    /// Reads the request and never answers.
    public static let hang = ScriptedAnswer(bytes: [], then: .hang)

    /// Reads the request and resets the connection.
    public static let reset = ScriptedAnswer(bytes: [], then: .reset)

    /// Begins an answer and never comes to the end of its headers.
    public static let trickle = ScriptedAnswer(bytes: Array("HTTP/1.1 200 Scripted\r\n".utf8), then: .trickle)

    /// Begins an answer of 1,000 bytes with `body`, then does something else.
    public static func begin(
        _ status: Int, body: String, then afterwards: Afterwards
    ) -> ScriptedAnswer {
        ScriptedAnswer(bytes: head(status, [], length: 1_000) + Array(body.utf8), then: afterwards)
    }

    /// An answer whose body never ends.
    public static func endless(_ status: Int) -> ScriptedAnswer {
        ScriptedAnswer(bytes: head(status, [], length: .max), then: .flood)
    }

    private static func head(_ status: Int, _ headers: [(String, String)], length: Int) -> [UInt8] {
        var text = "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(length)\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8)
    }
}
