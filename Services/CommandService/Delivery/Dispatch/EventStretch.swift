import UserContract

/// Events of the log that match, and how far it was looked through for them.
struct EventStretch: Sendable {
    var events: [RecordedEvent]
    /// There is no other matching event up to here.
    var through: Int64
}
