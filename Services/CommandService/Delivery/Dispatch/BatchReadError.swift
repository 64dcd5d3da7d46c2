/// Why the next request could not be made from the log. Fit for logs: no data of any event.
struct BatchReadError: Error, Hashable, CustomStringConvertible {
    let reason: String

    var description: String { reason }
}
