/// A request as a `ScriptedHTTPServer` read it.
public struct ReceivedRequest: Sendable, Hashable {
    public let method: String
    /// As in the request line, query included.
    public let target: String
    /// Each line as it came, in order.
    public let headerLines: [String]
    public let body: [UInt8]
    /// Counted from 1 over the server's life.
    public let number: Int
    /// Which connection it came on, counted from 1.
    public let connection: Int

    /// The value of the first header of this name, in any letter case.
    public func header(_ name: String) -> String? {
        for line in headerLines {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else {
                continue
            }
            return String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return nil
    }

    public var text: String {
        String(decoding: body, as: UTF8.self)
    }
}
