/// An event of a channel's pipeline: close the connection, whatever it does.
struct ConnectionExpulsion: Sendable {
    let closure: ConnectionClosure
}
