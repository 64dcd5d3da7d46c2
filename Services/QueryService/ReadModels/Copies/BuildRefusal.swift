/// Why a build was not begun or ended as asked.
public enum BuildRefusal: Error, Sendable {
    /// Another one is not finished.
    case running
    case notRunning
    /// There is no copy of this version that could serve again.
    case noPreviousCopy
    case store(ReadModelError)
}
