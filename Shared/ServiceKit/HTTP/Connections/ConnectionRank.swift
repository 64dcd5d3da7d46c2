/// In which order connections make room for new ones: a lower rank that has its share first, within a rank the oldest.
enum ConnectionRank: Int, Sendable, CaseIterable {
    /// No request is under way.
    case waiting
    /// A body is coming.
    case sending
    /// An answer is not read.
    case answered
}
