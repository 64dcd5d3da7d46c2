/// Which parked events an operator means.
public enum ParkedSelection: Sendable, Hashable {
    case position(Int64)
    case all
}
