/// Why a dispatcher ended.
enum DispatcherEnd: Sendable, Hashable {
    /// It was asked to.
    case stopped
    /// Somebody else moved the cursor, so somebody else may be dispatching.
    case cursorTaken
    /// The session with the lock is broken.
    case leadLost
}
