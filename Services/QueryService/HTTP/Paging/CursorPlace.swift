internal import JSON

/// What a cursor points at.
protocol CursorPlace: Sendable {
    var cursorValue: JSONValue { get }
    /// nil when the value is none that `cursorValue` makes.
    init?(cursorValue: JSONValue)
}

/// A position.
extension Int64: CursorPlace {
    var cursorValue: JSONValue { .integer(self) }

    init?(cursorValue: JSONValue) {
        guard let position = cursorValue.integer, position >= 0 else { return nil }
        self = position
    }
}
