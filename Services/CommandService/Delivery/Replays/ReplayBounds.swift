/// The part of the log that a replay covers, once its moments are positions.
struct ReplayBounds: Hashable {
    /// One beyond the head at most.
    let first: Int64
    /// One before `first` when there is nothing.
    let last: Int64

    /// - Parameters:
    ///   - firstFrom: the first position of the request's `from` or later.
    ///   - firstBeyond: the first position of its `to` or later.
    init(_ request: ReplayRequest, head: Int64, firstFrom: Int64?, firstBeyond: Int64?) {
        first = min(max(request.fromPosition ?? 1, firstFrom ?? 1, 1), head + 1)
        let end = min(request.toPosition ?? head, (firstBeyond ?? .max) - 1, head)
        last = max(end, first - 1)
    }

    var count: Int64 { last - first + 1 }

    /// Dense numbers in parts that one statement can look through.
    static func slices(of numbers: ClosedRange<Int64>, by size: Int64) -> [ClosedRange<Int64>] {
        stride(from: numbers.lowerBound, through: numbers.upperBound, by: Int(size)).map { first in
            first...min(numbers.upperBound, first + size - 1)
        }
    }
}
