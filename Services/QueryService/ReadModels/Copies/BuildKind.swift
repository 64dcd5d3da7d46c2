/// What a copy is built for.
public enum BuildKind: String, Sendable, CaseIterable {
    /// It is to serve.
    case rebuild
    /// It is only compared with the one that serves.
    case verify
    /// It is to serve if the one that serves differs from it.
    case repair
    /// The one that served before is to serve again.
    case rollback
}
