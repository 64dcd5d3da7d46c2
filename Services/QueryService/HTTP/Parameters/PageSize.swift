/// How many items a page has.
enum PageSize {
    static let range: ClosedRange<Int64> = 1...200
    /// When the client does not say.
    static let standard = 20
}
