internal import QueryReadModels

/// Somebody who is told how far a build is, such as a gauge.
public struct BuildProgress: Sendable {
    private let told: @Sendable (Double) -> Void

    /// - Parameter told: takes the share of the replay that the copy has, from 0 to 1.
    public init(_ told: @escaping @Sendable (Double) -> Void = { _ in }) {
        self.told = told
    }

    func show(_ build: Build, at position: Int64) {
        guard build.state == .filling, let end = build.toPosition, end > 0 else { return }
        told(min(1, Double(position) / Double(end)))
    }

    func finished() {
        told(1)
    }
}
