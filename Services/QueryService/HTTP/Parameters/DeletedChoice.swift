/// The values of `deleted`.
enum DeletedChoice: String, CaseIterable {
    case `false`, `true`, any

    /// nil: both.
    var wanted: Bool? {
        switch self {
        case .false: false
        case .true: true
        case .any: nil
        }
    }
}
