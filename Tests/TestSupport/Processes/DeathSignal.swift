/// What a child gets when its parent dies, by the name that `setpriv` knows.
public enum DeathSignal: String, Sendable {
    case kill = "KILL"
    case quit = "QUIT"
    case terminate = "TERM"
}
