/// Positions after one and through another.
struct PositionRange: Sendable, Hashable {
    /// Every row there is, also one that has no business there.
    static let everything = PositionRange(after: .min, through: .max)

    var after: Int64
    var through: Int64
}
